/** The places drawn as lines: filtered, searched, sorted, counted. Pure. */
import { sansAccent } from '../texte.ts'
import type { Colonne } from './colonnes.ts'
import type { ColonneNombre, Morceau, Valeurs } from './morceau.ts'
import type { Emprise } from './niveaux.ts'
import { gardienDe, type Filtre } from './peinture.ts'
import type { Cible } from './pointage.ts'

/** Places that pass the filters, and whose name or code contains the text. */
export function filtrer(morceaux: readonly Morceau[], filtre: Filtre, texte: string): Cible[] {
  const mot = sansAccent(texte.trim())
  const lignes: Cible[] = []
  for (const morceau of morceaux) {
    const v = morceau.valeurs
    const passe = gardienDe(filtre, morceau)
    for (let rang = 0; rang < v.n; rang++)
      if (passe(rang) && (mot === '' || correspond(v, rang, mot))) lignes.push({ morceau, rang })
  }
  return lignes
}

/** Number of places that pass the filters: what a closed table says of itself. */
export function compterLignes(morceaux: readonly Morceau[], filtre: Filtre): number {
  let n = 0
  for (const morceau of morceaux) {
    const passe = gardienDe(filtre, morceau)
    for (let rang = 0; rang < morceau.valeurs.n; rang++) n += Number(passe(rang))
  }
  return n
}

function correspond(v: Valeurs, rang: number, mot: string): boolean {
  return v.code[rang]!.toLowerCase().startsWith(mot) || sansAccent(v.nom[rang]!).includes(mot)
}

/** The `combien` places that pass the filters with the largest figures, in decreasing order; the country is not sorted for eight lines. */
export function meneurs(
  morceaux: readonly Morceau[],
  filtre: Filtre,
  colonne: ColonneNombre,
  combien: number,
): Cible[] {
  const tete: (Cible & { x: number })[] = []
  for (const morceau of morceaux) {
    const passe = gardienDe(filtre, morceau)
    const { [colonne]: valeurs, longitude } = morceau.valeurs
    for (let rang = 0; rang < valeurs.length; rang++) {
      const x = valeurs[rang]!
      const dernier = tete.at(-1)
      if (Number.isNaN(x) || (tete.length === combien && x <= dernier!.x)) continue
      if (Number.isNaN(longitude[rang]!) || !passe(rang)) continue
      const place = tete.findIndex((c) => c.x < x)
      tete.splice(place < 0 ? tete.length : place, 0, { morceau, rang, x })
      tete.length = Math.min(tete.length, combien)
    }
  }
  return tete.map(({ morceau, rang }) => ({ morceau, rang }))
}

const ordreFrancais = new Intl.Collator('fr', { numeric: true })

/** Sorted copy; a place without value comes last in both directions, equal keys keep their order. */
export function trier(lignes: readonly Cible[], colonne: Colonne, decroissant: boolean): Cible[] {
  const cles = lignes.map(({ morceau, rang }) => colonne.cleTri(morceau.valeurs, rang, morceau))
  const ordre = cles.every((c) => typeof c === 'number')
    ? ordreDesNombres(cles, decroissant)
    : ordreDesTextes(cles.map(String), decroissant)
  return Array.from(ordre, (i) => lignes[i]!)
}

function ordreDesTextes(cles: readonly string[], decroissant: boolean): Uint32Array {
  const sens = decroissant ? -1 : 1
  const ordre = Uint32Array.from(cles, (_, i) => i)
  return ordre.sort((i, j) => sens * ordreFrancais.compare(cles[i]!, cles[j]!) || i - j)
}

/** More rows than any table has: a row and its key share one double. */
const LIGNES_MAX = 2 ** 20

/**
 * Key and row packed in a double, so that the browser sorts 70 000 lines by itself in a few milliseconds: 32 bits of the key as a
 * single-precision number made increasing, then the row. Keys come from single-precision columns.
 */
function ordreDesNombres(cles: readonly number[], decroissant: boolean): Uint32Array {
  const bits = new Uint32Array(Float32Array.from(cles, (x) => x + 0).buffer)
  const paquets = Float64Array.from(cles, (x, i) => {
    const croissant = (bits[i]! & 0x80000000 ? ~bits[i]! : bits[i]! | 0x80000000) >>> 0
    const cle = Number.isNaN(x) ? 0xffffffff : decroissant ? 0xffffffff - croissant : croissant
    return cle * LIGNES_MAX + i
  })
  return Uint32Array.from(paquets.sort(), (p) => p % LIGNES_MAX)
}

/** Lines whose place stands in a box; a place without a point is in none. */
export function dansLaVue(lignes: readonly Cible[], [ouest, sud, est, nord]: Emprise): Cible[] {
  return lignes.filter(({ morceau: { valeurs: v }, rang }) => {
    const [x, y] = [v.longitude[rang]!, v.latitude[rang]!]
    return x >= ouest && x <= est && y >= sud && y <= nord
  })
}

/** Computed at the first call, then kept. */
export function paresseux<T>(calculer: () => T): () => T {
  let fait: { valeur: T } | null = null
  return () => (fait ??= { valeur: calculer() }).valeur
}
