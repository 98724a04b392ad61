/**
 * Step « sociologie fine »: indicators of the IRIS brought to bureaux and from them upwards, those of the commune said to be the
 * commune's at the grain of the bureau, then what must stay secret taken out (methods §11).
 */
import { INDICATEURS, type Motif } from '#domain/indicateur'
import { CODE_FRANCE } from '#domain/lieu'
import type { FicheSociologie } from '#domain/sociologie/fiche'
import {
  dispersionInterne,
  interpoler,
  moyenneDesParties,
  type Morceau,
} from '#domain/sociologie/interpolation'
import { INSCRITS_PAR_MENAGE, suppressions } from '#domain/sociologie/secret'
import { pluriel } from '#domain/typographie'
import type { Duck } from '#db/duckdb'
import { quelques, type Journal } from '../anomalie.ts'
import { lireTablesIris, type TablesIris } from '../sources/iris.ts'
import { lireBureaux, type Bureau, type Partage } from './irisBureaux.ts'

/** Counts that are public for every commune, whatever its size: legal populations. */
export const SANS_SECRET = new Set(['population'])
/** Indicators that a bureau takes from its commune when no IRIS gives better. */
const DE_COMMUNE = INDICATEURS.filter((i) => i.maille !== 'circonscription').map((i) => i.cle)

export interface OptionsSociologieFine {
  duck: Duck
  source: string
  /** Pieces of IRIS of each bureau. */
  partages: ReadonlyMap<string, Partage[]>
  /** Cards by `niveau/code`, completed in place. */
  sociologie: Map<string, FicheSociologie>
  journal: Journal
}

/** Completes the cards of every level; reads the DuckDB tables `bureau` and `commune_actuelle`. */
export async function affinerSociologie(o: OptionsSociologieFine): Promise<void> {
  const { bureaux, communeDe } = await lireBureaux(o.duck)
  const tables = lireTablesIris(o.source, o.journal)
  const fiche = (cle: string): FicheSociologie => {
    const trouvee = o.sociologie.get(cle)
    if (trouvee) return trouvee
    const neuve = { valeurs: {}, mailles: {}, incertitudes: {}, motifs: {} }
    o.sociologie.set(cle, neuve)
    return neuve
  }
  const communes = grouper(bureaux, (b) => b.commune)
  signalerInconnus(o.journal, tables, o.partages)
  porterDesIris({ bureaux, communes, tables, partages: o.partages, communeDe, fiche })
  for (const [commune, siens] of communes) porterDeLaCommune(fiche(`commune/${commune}`), siens, fiche)
  remonter(bureaux, [...tables.indicateurs.keys()], fiche)
  taire(bureaux, fiche)
}

/** Tells the IRIS of a commune that a table does not hold, while it holds others of this commune. */
export function signalerInconnus(
  journal: Journal,
  { indicateurs }: TablesIris,
  partages: ReadonlyMap<string, Partage[]>,
): void {
  const dessines = [...new Set([...partages.values()].flatMap((p) => p.map((m) => m.iris)))].sort()
  for (const [cle, valeurs] of indicateurs) {
    const communes = new Set([...valeurs.keys()].map((iris) => iris.slice(0, 5)))
    const inconnus = dessines.filter((iris) => !valeurs.has(iris) && communes.has(iris.slice(0, 5)))
    if (inconnus.length === 0) continue
    journal.signaler({
      source: 'contours-iris',
      champ: cle,
      valeur: inconnus[0]!,
      regle: 'IRIS absent d’une table',
      message: `${pluriel(inconnus.length, 'IRIS dessiné', 'IRIS dessinés')} dont la table de ${cle} ne dit rien (${quelques(inconnus)})`,
    })
  }
}

interface Portage {
  bureaux: readonly Bureau[]
  communes: ReadonlyMap<string, Bureau[]>
  tables: TablesIris
  partages: ReadonlyMap<string, Partage[]>
  communeDe: (iris: string) => string
  fiche: (cle: string) => FicheSociologie
}

function porterDesIris({ bureaux, communes, tables, partages, communeDe, fiche }: Portage): void {
  const poids = poidsDesIris(bureaux, tables, partages)
  for (const [cle, valeurs] of tables.indicateurs) {
    const parCommune = grouper(
      [...valeurs].filter(([iris]) => communes.has(communeDe(iris))),
      ([iris]) => communeDe(iris),
    )
    const dispersion =
      dispersionInterne([...parCommune.values()].map((iris) => iris.flatMap(([, v]) => v ?? []))) ?? 0
    for (const [commune, iris] of parCommune) {
      const f = fiche(`commune/${commune}`)
      if ((f.valeurs[cle] ?? null) !== null) continue
      const valeur = moyenneDesParties(iris.map(([code, v]) => ({ valeur: v, poids: poids.get(code) ?? 1 })))
      donner(f, cle, valeur, iris.some(([, v]) => v !== null) ? 'couverture' : 'source')
    }
    for (const { code, commune } of bureaux) {
      const morceaux = partages.get(code)
      if (!morceaux || !parCommune.has(commune)) continue
      const lus = morceaux.map(({ iris, deLIris }): Morceau => ({
        valeur: valeurs.get(iris) ?? null,
        poids: (poids.get(iris) ?? 1) * deLIris,
        part: deLIris,
      }))
      const couverture = morceaux.reduce((somme, m) => somme + m.duBureau, 0)
      const interpolee = interpoler(lus, couverture, dispersion)
      const f = fiche(`bureau/${code}`)
      donner(f, cle, interpolee?.valeur ?? null, lus.some((m) => m.valeur !== null) ? 'couverture' : 'source')
      f.mailles[cle] = 'iris'
      if (interpolee) f.incertitudes[cle] = arrondir(interpolee.incertitude)
    }
  }
}

/** What an IRIS weighs: its households, or the registered voters that fall in it when each bureau spreads its own evenly. */
function poidsDesIris(
  bureaux: readonly Bureau[],
  { menages }: TablesIris,
  partages: ReadonlyMap<string, Partage[]>,
): ReadonlyMap<string, number> {
  if (menages.size > 0) return menages
  const inscrits = new Map<string, number>()
  for (const b of bureaux)
    for (const { iris, duBureau } of partages.get(b.code) ?? [])
      inscrits.set(iris, (inscrits.get(iris) ?? 0) + b.inscrits * duBureau)
  return inscrits
}

/** The commune's values at the grain of its bureaux. The only bureau of a commune is the commune: the value is its own. */
function porterDeLaCommune(
  commune: FicheSociologie,
  bureaux: readonly Bureau[],
  fiche: (cle: string) => FicheSociologie,
): void {
  for (const { code } of bureaux) {
    const f = fiche(`bureau/${code}`)
    for (const cle of DE_COMMUNE) {
      if (!(cle in commune.valeurs) || cle in f.valeurs) continue
      donner(f, cle, commune.valeurs[cle]!, commune.motifs[cle] ?? 'source')
      if (bureaux.length > 1) f.mailles[cle] = 'commune'
    }
  }
}

/** What only IRIS give, for the wider places: mean of their bureaux weighted by registered voters. */
function remonter(
  bureaux: readonly Bureau[],
  cles: readonly string[],
  fiche: (cle: string) => FicheSociologie,
): void {
  for (const agregat of agregatsDe(bureaux).filter((a) => !/^(bureau|commune)\//.test(a.cle))) {
    const f = fiche(agregat.cle)
    for (const cle of cles) {
      if (cle in f.valeurs) continue
      const parties = agregat.bureaux.map((i) => ({
        valeur: fiche(`bureau/${bureaux[i]!.code}`).valeurs[cle] ?? null,
        poids: bureaux[i]!.inscrits,
      }))
      if (parties.some((p) => p.valeur !== null)) donner(f, cle, moyenneDesParties(parties), 'couverture')
    }
  }
}

/** Takes out what is secret, or would let a secret be found. */
function taire(bureaux: readonly Bureau[], fiche: (cle: string) => FicheSociologie): void {
  const agregats = agregatsDe(bureaux)
  const motifs = suppressions(
    bureaux.map((b) => ({
      menages: b.inscrits / INSCRITS_PAR_MENAGE,
      chemin: [b.commune, b.circonscription, b.departement],
    })),
    agregats.map((a) => a.bureaux),
  )
  agregats.forEach(({ cle: lieu }, i) => {
    const motif = motifs[i]
    if (!motif) return
    const f = fiche(lieu)
    for (const cle of Object.keys(f.valeurs))
      if (!SANS_SECRET.has(cle) && f.valeurs[cle] !== null && f.mailles[cle] !== 'commune') {
        donner(f, cle, null, motif)
        delete f.incertitudes[cle]
      }
  })
  // a bureau that shows the commune's value shows what the commune shows
  for (const { code, commune } of bureaux) {
    const f = fiche(`bureau/${code}`)
    const sienne = fiche(`commune/${commune}`)
    for (const [cle, maille] of Object.entries(f.mailles))
      if (maille === 'commune' && (sienne.valeurs[cle] ?? null) === null)
        donner(f, cle, null, sienne.motifs[cle] ?? 'source')
  }
}

/** Every aggregate of the publication: its key, and the places of its bureaux in `bureaux`. */
export function agregatsDe(
  bureaux: readonly {
    code: string
    commune: string
    circonscription: string | null
    departement: string
    region: string | null
  }[],
): { cle: string; bureaux: number[] }[] {
  const agregats = new Map<string, number[]>()
  const ajouter = (cle: string, i: number) => {
    const liste = agregats.get(cle)
    if (liste) liste.push(i)
    else agregats.set(cle, [i])
  }
  bureaux.forEach((b, i) => {
    ajouter(`bureau/${b.code}`, i)
    ajouter(`commune/${b.commune}`, i)
    if (b.circonscription !== null) ajouter(`circonscription/${b.circonscription}`, i)
    ajouter(`departement/${b.departement}`, i)
    if (b.region !== null) ajouter(`region/${b.region}`, i)
    ajouter(`france/${CODE_FRANCE}`, i)
  })
  return [...agregats].map(([cle, liste]) => ({ cle, bureaux: liste }))
}

function grouper<T>(valeurs: Iterable<T>, cle: (v: T) => string): Map<string, T[]> {
  const groupes = new Map<string, T[]>()
  for (const v of valeurs) {
    const groupe = groupes.get(cle(v))
    if (groupe) groupe.push(v)
    else groupes.set(cle(v), [v])
  }
  return groupes
}

function donner(f: FicheSociologie, cle: string, valeur: number | null, motif: Motif): void {
  f.valeurs[cle] = valeur === null ? null : arrondir(valeur)
  if (valeur === null) f.motifs[cle] = motif
  else delete f.motifs[cle]
}

/** Six significant digits: a share to a hundredth of a percent and more. */
const arrondir = (v: number): number => Number(v.toPrecision(6))
