/**
 * How a layer is drawn: its cuts, its colours, and the class of every 16-bit step. A change of layer, of cuts or of theme makes one
 * table of 65 536 entries; places are then painted by look-up, whatever their number.
 */
import { seuilsDe, type Distribution, type MethodeClasses } from '#domain/couche/classes'
import { ECHELLES, GRILLES, type Couche } from '#domain/couche/couche'
import { centreDe, couleursDesClasses, nomsDesClasses } from '#domain/couche/legende'
import { palette, PALETTE_CROISEE } from '#domain/couche/palette'
import {
  NOMBRE_DE_PAS,
  PAS_MAXIMAL,
  SANS_DONNEE,
  valeurDuPas,
  type Echelle,
} from '#domain/couche/quantification'
import { PROFILS } from '#domain/profil'
import type { Theme } from '../theme.ts'
import { extraireRangs, rangsLocaux, type ColonneLue } from './colonneCouche.ts'
import { CLASSES } from './couleurs.ts'
import type { Morceau } from './morceau.ts'

/** Class of what has no value. */
export const SANS_CLASSE = 255
/** Classes of each variable of a bivariate map. */
export const COTE_CROISE = 3

export interface ReglageClasses {
  methode: MethodeClasses
  nombre: number
}

/** One variable cut in classes. */
export interface Variable {
  couche: Couche
  echelle: Echelle
  moyenne: number | null
  seuils: readonly number[]
  /** Class of each step; {@link SANS_CLASSE}. */
  classeDuPas: Uint8Array
  /** Range of the histogram. */
  bornes: readonly [number, number]
}

export interface Rendu {
  /** First variable: the only one, unless the map is bivariate. */
  variable: Variable
  seconde: Variable | null
  reglage: ReglageClasses
  /** By class. */
  couleurs: readonly string[]
  noms: readonly string[]
  /** Class of each step of {@link rangsDe}; for a bivariate map these steps are the classes themselves. */
  classeDuPas: Uint8Array
  /** Steps of the places of a part of the map, in its order; null while they are not read. */
  rangsDe: (m: Morceau) => Uint16Array | null
  /** Steps of one of its variables. */
  rangsDeVariable: (couche: Couche, m: Morceau) => Uint16Array | null
}

/** Where the columns of a layer are: by level, and the first row of a part of the map in them. */
export interface SourceColonnes {
  colonne: (couche: Couche, niveau: Morceau['niveau']) => ColonneLue | null
  debut: (m: Morceau) => number
}

/** How often each step occurs. */
export function compterPas(rangs: Uint16Array, comptes = new Uint32Array(NOMBRE_DE_PAS)): Uint32Array {
  for (let i = 0; i < rangs.length; i++) comptes[rangs[i]!]!++
  return comptes
}

function distribution(comptes: Uint32Array, echelle: Echelle): Distribution {
  const pleins: number[] = []
  for (let pas = 0; pas <= PAS_MAXIMAL; pas++) if (comptes[pas]! > 0) pleins.push(pas)
  return {
    valeurs: Float64Array.from(pleins, (pas) => valeurDuPas(pas, echelle)),
    effectifs: Float64Array.from(pleins, (pas) => comptes[pas]!),
  }
}

function classerPas(seuils: readonly number[], { origine, pas }: Echelle): Uint8Array {
  const classes = new Uint8Array(NOMBRE_DE_PAS).fill(SANS_CLASSE)
  // A step is half open: a cut that falls between two steps belongs to the one above.
  const bords = seuils.map((s) => Math.max(0, Math.ceil((s - origine) / pas - 1e-6)))
  let debut = 0
  for (let k = 0; k <= bords.length; k++) {
    const fin = Math.min(bords[k] ?? PAS_MAXIMAL + 1, PAS_MAXIMAL + 1)
    classes.fill(k, debut, fin)
    debut = Math.max(debut, fin)
  }
  return classes
}

/** Ways to cut a layer, the first one by default. */
export function methodesDe(couche: Couche, moyenne: number | null): readonly MethodeClasses[] {
  if (couche.nature === 'categorielle') return []
  const reperes = couche.reperes.length > 0 ? (['reperes'] as const) : []
  if (couche.nature === 'divergente') return [...reperes, 'divergente']
  const autour = couche.centre !== 'moyenne' || moyenne !== null ? (['divergente'] as const) : []
  return [...reperes, 'quantiles', 'naturelles', 'egales', ...autour]
}

/** Values under which 0.5 % and 99.5 % of the places lie, wide enough for the cuts. */
function bornesDe(couche: Couche, d: Distribution, seuils: readonly number[]): readonly [number, number] {
  if (couche.bornes) return couche.bornes
  const total = d.effectifs.reduce((a, b) => a + b, 0)
  let [bas, haut, cumul] = [d.valeurs[0] ?? 0, d.valeurs.at(-1) ?? 1, 0]
  for (let i = 0; i < d.valeurs.length; i++) {
    if (cumul < 0.005 * total) bas = d.valeurs[i]!
    if (cumul < 0.995 * total) haut = d.valeurs[i]!
    cumul += d.effectifs[i]!
  }
  bas = Math.min(bas, seuils[0] ?? bas)
  haut = Math.max(haut, seuils.at(-1) ?? haut)
  return bas < haut ? [bas, haut] : [bas, bas + 1]
}

const SANS_REGLAGE: Distribution = { valeurs: new Float64Array(0), effectifs: new Float64Array(0) }

function couper(couche: Couche, colonne: ColonneLue | null, reglage: ReglageClasses): Variable {
  const echelle = colonne?.echelle ?? ECHELLES[couche.unite]
  const d = colonne ? distribution(compterPas(colonne.rangs), echelle) : SANS_REGLAGE
  const moyenne = colonne?.moyenne ?? null
  const centre = centreDe(couche, moyenne)
  const seuils = seuilsDe(d, { ...reglage, centre, reperes: couche.reperes, grille: GRILLES[couche.unite] })
  return {
    couche,
    echelle,
    moyenne,
    seuils,
    classeDuPas: classerPas(seuils, echelle),
    bornes: bornesDe(couche, d, seuils),
  }
}

function rangsDeVariable(couche: Couche, source: SourceColonnes, m: Morceau): Uint16Array | null {
  const locaux = rangsLocaux(couche, m)
  if (locaux) return locaux
  const colonne = source.colonne(couche, m.niveau)
  return colonne && extraireRangs(colonne, source.debut(m), m.valeurs.n)
}

function rendreCategories(
  couche: Couche,
  noms: readonly string[],
  theme: Theme,
  source: SourceColonnes,
): Rendu {
  const classeDuPas = new Uint8Array(NOMBRE_DE_PAS).fill(SANS_CLASSE)
  for (let k = 0; k < noms.length; k++) classeDuPas[k] = k
  const couleurs =
    couche.teinte === 'profil' ? PROFILS.map((p) => CLASSES[theme][p]) : palette('types', noms.length)
  const variable: Variable = {
    couche,
    echelle: ECHELLES.classe,
    moyenne: null,
    seuils: [],
    classeDuPas,
    bornes: [0, Math.max(1, noms.length)],
  }
  const reglage: ReglageClasses = { methode: 'reperes', nombre: noms.length }
  return {
    variable,
    seconde: null,
    reglage,
    couleurs,
    noms,
    classeDuPas,
    rangsDe: (m) => rangsDeVariable(couche, source, m),
    rangsDeVariable: (c, m) => rangsDeVariable(c, source, m),
  }
}

function rendreCroisee(a: Variable, b: Variable, source: SourceColonnes): Rendu {
  const faits = new WeakMap<Uint16Array, { q: Uint16Array; rangs: Uint16Array }>()
  const rangsDe = (m: Morceau): Uint16Array | null => {
    const [p, q] = [rangsDeVariable(a.couche, source, m), rangsDeVariable(b.couche, source, m)]
    if (!p || !q) return null
    const connus = faits.get(p)
    if (connus?.q === q) return connus.rangs
    const rangs = new Uint16Array(p.length)
    for (let i = 0; i < p.length; i++) {
      const [x, y] = [a.classeDuPas[p[i]!]!, b.classeDuPas[q[i]!]!]
      rangs[i] = x === SANS_CLASSE || y === SANS_CLASSE ? SANS_DONNEE : COTE_CROISE * x + y
    }
    faits.set(p, { q, rangs })
    return rangs
  }
  const classeDuPas = new Uint8Array(NOMBRE_DE_PAS).fill(SANS_CLASSE)
  const mots = ['bas', 'moyen', 'haut']
  const noms: string[] = []
  for (let k = 0; k < COTE_CROISE * COTE_CROISE; k++) {
    classeDuPas[k] = k
    noms.push(
      `${a.couche.court} ${mots[Math.floor(k / COTE_CROISE)]!}, ${b.couche.court} ${mots[k % COTE_CROISE]!}`,
    )
  }
  const reglage: ReglageClasses = { methode: 'quantiles', nombre: COTE_CROISE }
  return {
    variable: a,
    seconde: b,
    reglage,
    couleurs: PALETTE_CROISEE,
    noms,
    classeDuPas,
    rangsDe,
    rangsDeVariable: (c, m) => rangsDeVariable(c, source, m),
  }
}

/**
 * @param colonnes column of each layer at the drawn level; null for one that comes with the places and whose cuts are fixed.
 * @param categories names of the classes of a categorical layer.
 */
export function rendre(
  couches: readonly [Couche] | readonly [Couche, Couche],
  colonnes: readonly (ColonneLue | null)[],
  reglage: ReglageClasses,
  categories: readonly string[],
  theme: Theme,
  source: SourceColonnes,
): Rendu {
  const [premiere, seconde] = couches
  if (premiere.nature === 'categorielle') return rendreCategories(premiere, categories, theme, source)
  if (seconde) {
    const tiers: ReglageClasses = { methode: 'quantiles', nombre: COTE_CROISE }
    const [a, b] = [couper(premiere, colonnes[0] ?? null, tiers), couper(seconde, colonnes[1] ?? null, tiers)]
    return rendreCroisee(a, b, source)
  }
  const variable = couper(premiere, colonnes[0] ?? null, reglage)
  return {
    variable,
    seconde: null,
    reglage,
    couleurs: couleursDesClasses(premiere, variable.seuils, variable.moyenne, reglage.methode),
    noms: nomsDesClasses(premiere, variable.seuils),
    classeDuPas: variable.classeDuPas,
    rangsDe: (m) => rangsDeVariable(premiere, source, m),
    rangsDeVariable: (c, m) => rangsDeVariable(c, source, m),
  }
}
