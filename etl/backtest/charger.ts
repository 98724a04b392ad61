/** The lake as columns: one row per bureau that any of the rounds knows, all rounds aligned. */
import { BLOCS, type Groupement } from '#domain/bloc'
import { communeDe, departementDe } from '#domain/codes'
import { NB_BLOCS, type Offre, type Territoire, type TourEnColonnes } from '#domain/prevision/colonnes'
import { litteral, type Duck } from '#db/duckdb'
import { ouvrirLac } from '../lac.ts'
import { lireCorrespondance } from '../steps/correspondance.ts'
import { chargerNuances } from '../steps/nuances.ts'

export interface Donnees {
  bureaux: readonly string[]
  circonscriptions: readonly string[]
  territoire: Territoire
  tours: ReadonlyMap<string, TourEnColonnes>
  /** Offer of each legislative first round. */
  offres: ReadonlyMap<string, Offre>
}

/** Overseas and abroad: other party systems. */
const HORS_METROPOLE = /^(97|98|ZX|ZZ)/

/**
 * @param lac folder of the lake. @param source folder of official files, for the table bureau → circonscription of 2024, which the results
 * of that year do not give; null, or without that file: the circonscription of 2022, else that of the commune when it has only one.
 */
export async function chargerDonnees(
  duck: Duck,
  lac: string,
  source: string | null,
  scrutins: readonly string[],
  groupement: Groupement,
): Promise<Donnees> {
  await ouvrirLac(duck, lac)
  await chargerNuances(duck, groupement)
  const liste = scrutins.map(litteral).join()
  await duck.connexion.run(
    `create or replace temp table rang as
     select bureau, (row_number() over (order by bureau) - 1)::int as i, max_by(circonscription, scrutin) as circonscription
     from participation where scrutin in (${liste}) group by bureau`,
  )
  const lieux = await duck.lignes<{ bureau: string; circonscription: string | null }>(
    'select bureau, circonscription from rang order by i',
  )
  const n = lieux.length
  const tours = new Map<string, TourEnColonnes>()
  const offres = new Map<string, Offre>()
  for (const scrutin of scrutins) {
    tours.set(scrutin, await chargerTour(duck, scrutin, n))
    if (scrutin.includes('legislatives') && scrutin.endsWith('-1'))
      offres.set(scrutin, await chargerOffre(duck, scrutin, n))
  }
  const bureaux = lieux.map((l) => l.bureau)
  const appartenances = source === null ? [] : await lireCorrespondance(source)
  const table = new Map(
    appartenances.map(({ bureau, circonscriptions: [c2024, c2022] }) => [bureau, c2024 ?? c2022]),
  )
  const circonscriptions = circonscriptionsDe(
    bureaux,
    lieux.map((l) => table.get(l.bureau) ?? l.circonscription),
  )
  return { bureaux, tours, offres, ...indexer(bureaux, circonscriptions) }
}

/** A column where nothing is known yet. */
const vide = (taille: number) => new Float64Array(taille).fill(NaN)

async function chargerTour(duck: Duck, scrutin: string, n: number): Promise<TourEnColonnes> {
  const tour: TourEnColonnes = {
    inscrits: vide(n),
    votants: vide(n),
    exprimes: vide(n),
    voix: vide(n * NB_BLOCS),
  }
  const p = await duck.lignes<{ i: number; inscrits: number; votants: number; exprimes: number }>(
    `select i, inscrits, votants, exprimes from participation join rang using (bureau) where scrutin = ${litteral(scrutin)}`,
  )
  for (const { i, inscrits, votants, exprimes } of p) {
    tour.inscrits[i] = inscrits
    tour.votants[i] = votants
    tour.exprimes[i] = exprimes
  }
  const voix = await duck.lignes<{ i: number; bloc: (typeof BLOCS)[number]; voix: number }>(
    `select i, coalesce(bloc, 'autres') as bloc, sum(voix)::int as voix
     from voix join rang using (bureau) left join nuance_bloc using (election, nuance)
     where scrutin = ${litteral(scrutin)} group by all`,
  )
  for (const v of voix) tour.voix[v.i * NB_BLOCS + BLOCS.indexOf(v.bloc)] = v.voix
  return tour
}

async function chargerOffre(duck: Duck, scrutin: string, n: number): Promise<Offre> {
  const offre: Offre = {
    presence: new Uint8Array(n * NB_BLOCS),
    divers: new Uint8Array(n),
    regionaliste: new Uint8Array(n),
    diversGauche: new Uint8Array(n),
    gaucheSansPrincipal: new Uint8Array(n),
    centreSansPrincipal: new Uint8Array(n),
  }
  const presences = BLOCS.map((b) => `bool_or(bloc = '${b}')::int as ${b}`).join()
  const lignes = await duck.lignes<Record<string, number>>(
    `select i, ${presences},
       (count(*) filter (nuance = 'DIV'))::int as divers,
       bool_or(nuance = 'REG')::int as regionaliste,
       bool_or(nuance = 'DVG')::int as dvg,
       bool_or(bloc = 'gauche' and nuance not in ('DVG', 'EXG', 'DXG', 'ECO', 'RDG'))::int as principal_gauche,
       bool_or(bloc = 'centre' and nuance <> 'DVC')::int as principal_centre
     from (select i, nuance, coalesce(bloc, 'autres') as bloc
           from voix join rang using (bureau) left join nuance_bloc using (election, nuance)
           where scrutin = ${litteral(scrutin)})
     group by i`,
  )
  for (const l of lignes) {
    const i = l['i']!
    BLOCS.forEach((b, k) => (offre.presence[i * NB_BLOCS + k] = l[b]!))
    offre.divers[i] = l['divers']!
    offre.regionaliste[i] = l['regionaliste']!
    offre.diversGauche[i] = l['dvg']!
    offre.gaucheSansPrincipal[i] = l['gauche'] === 1 && l['principal_gauche'] === 0 ? 1 : 0
    offre.centreSansPrincipal[i] = l['principal_centre'] === 0 ? 1 : 0
  }
  return offre
}

/** Fills a missing circonscription with that of the commune, when the commune has only one. */
function circonscriptionsDe(
  bureaux: readonly string[],
  connues: readonly (string | null)[],
): (string | null)[] {
  const parCommune = new Map<string, Set<string>>()
  bureaux.forEach((b, i) => {
    const c = connues[i]
    if (c === null || c === undefined) return
    const commune = communeDe(b)
    parCommune.set(commune, (parCommune.get(commune) ?? new Set()).add(c))
  })
  return bureaux.map((b, i) => {
    const seules = parCommune.get(communeDe(b))
    return connues[i] ?? (seules?.size === 1 ? [...seules][0]! : null)
  })
}

/** Sorted distinct codes, and the rank of each in them (−1 for null). */
function numeroter(codes: readonly (string | null)[]): { uniques: string[]; rangs: Int32Array } {
  const uniques = [...new Set(codes.filter((c) => c !== null))].sort()
  const rang = new Map(uniques.map((c, i) => [c, i]))
  return { uniques, rangs: Int32Array.from(codes, (c) => (c === null ? -1 : rang.get(c)!)) }
}

function indexer(
  bureaux: readonly string[],
  circonscriptions: readonly (string | null)[],
): { territoire: Territoire; circonscriptions: string[] } {
  const communes = numeroter(bureaux.map(communeDe))
  const circos = numeroter(circonscriptions)
  return {
    circonscriptions: circos.uniques,
    territoire: {
      n: bureaux.length,
      commune: communes.rangs,
      nbCommunes: communes.uniques.length,
      circonscription: circos.rangs,
      nbCirconscriptions: circos.uniques.length,
      metropole: Uint8Array.from(bureaux, (b) => (HORS_METROPOLE.test(departementDe(b)) ? 0 : 1)),
    },
  }
}
