/** Lines of the table: the places drawn, filtered, searched, sorted. Pure. */
import { retenu, type Filtre } from '../../carte/peinture.ts'
import type { Morceau, Valeurs } from '../../carte/morceau.ts'
import type { Cible } from '../../carte/pointage.ts'
import { sansAccent } from '../../texte.ts'
import type { Colonne } from '../../carte/colonnes.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import type { Cellule } from '#domain/export/cellule'

/** Places that pass the filters, and whose name or code contains the text. */
export function filtrer(morceaux: readonly Morceau[], filtre: Filtre, texte: string): Cible[] {
  const mot = sansAccent(texte.trim())
  const lignes: Cible[] = []
  for (const morceau of morceaux) {
    const v = morceau.valeurs
    for (let rang = 0; rang < v.n; rang++)
      if (retenu(filtre, morceau, rang) && (mot === '' || correspond(v, rang, mot)))
        lignes.push({ morceau, rang })
  }
  return lignes
}

function correspond(v: Valeurs, rang: number, mot: string): boolean {
  return v.code[rang]!.toLowerCase().startsWith(mot) || sansAccent(v.nom[rang]!).includes(mot)
}

const ordreFrancais = new Intl.Collator('fr', { numeric: true })

/** Sorted copy; a place without value comes last in both directions, equal keys keep their order. */
export function trier(lignes: readonly Cible[], colonne: Colonne, decroissant: boolean): Cible[] {
  const sens = decroissant ? -1 : 1
  const cles = lignes.map(({ morceau, rang }) => colonne.cleTri(morceau.valeurs, rang, morceau))
  const ordre = Uint32Array.from(lignes, (_, i) => i)
  ordre.sort((i, j) => comparer(cles[i]!, cles[j]!, sens) || i - j)
  return Array.from(ordre, (i) => lignes[i]!)
}

function comparer(a: number | string, b: number | string, sens: number): number {
  if (typeof a === 'string' && typeof b === 'string') return sens * ordreFrancais.compare(a, b)
  const [x, y] = [a as number, b as number]
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
  return sens * (x - y)
}

/** Line reached by a key, or null when the key moves nothing. */
export function deplacer(touche: string, actif: number, n: number, page: number): number | null {
  const sauts: Record<string, number> = {
    ArrowDown: actif + 1,
    ArrowUp: actif - 1,
    PageDown: actif + page,
    PageUp: actif - page,
    Home: 0,
    End: n - 1,
  }
  const cible = sauts[touche]
  return cible === undefined ? null : Math.max(0, Math.min(n - 1, cible))
}

/** Lines whose place stands in a box; a place without a point is in none. */
export function dansLaVue(lignes: readonly Cible[], [ouest, sud, est, nord]: Emprise): Cible[] {
  return lignes.filter(({ morceau: { valeurs: v }, rang }) => {
    const [x, y] = [v.longitude[rang]!, v.latitude[rang]!]
    return x >= ouest && x <= est && y >= sud && y <= nord
  })
}

/** A figure as it is written, as a number that a spreadsheet can add; nothing for a dash; any other text as it is. */
function nombreLu(texte: string): Cellule {
  if (texte === '–') return null
  const nu = texte.replace(/\s/g, '').replace('−', '-').replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/.test(nu) ? Number(nu) : texte
}

/** What the table shows, line by line, with the code of each place, for a spreadsheet. */
export function lignesCsv(lignes: readonly Cible[], colonnes: readonly Colonne[]): Cellule[][] {
  const entete = colonnes.map((c) => (c.unite ? `${c.titre} (${c.unite})` : c.titre))
  return [
    ['Code', ...entete],
    ...lignes.map(({ morceau, rang }): Cellule[] => [
      morceau.valeurs.code[rang]!,
      ...colonnes.map((c) => nombreLu(c.texte(morceau.valeurs, rang, morceau))),
    ]),
  ]
}
