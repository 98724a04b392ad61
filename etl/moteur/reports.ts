/** Step « reports »: vote transfers between the two rounds of the latest législatives: one matrix by type of duel, and one by circonscription leaning on it. */
import { BLOCS, type Bloc } from '#domain/bloc'
import { comptesEntre, type TourBureaux } from '#domain/report/comptes'
import { blocsDuDuel, typeDuel } from '#domain/report/duel'
import type { Comptes } from '#domain/report/gram'
import { estimerReport, type Report } from '#domain/report/report'
import { NB_BLOCS, type TourEnColonnes } from '#domain/prevision/colonnes'
import type { Donnees } from '../backtest/charger.ts'
import { piece, type Chantier } from '../chantier.ts'
import { derniere, relireColonnes } from './colonnes.ts'

export interface ReportPublie {
  niveau: 'france' | 'region' | 'departement' | 'circonscription'
  /** Type of duel for the country between two rounds of one election, else the code of the place. */
  code: string
  /** Empty between two elections, where every bloc is a destination. */
  typeDuel: string
  de: string
  vers: string
  report: Report
}

/** Transfers that the steps « reports » or « mouvements » estimated. */
const REPORTS = piece<ReportPublie[]>('reports')
export const deposerReports = REPORTS.deposer
export const relireReports = (c: Chantier, etape: 'reports' | 'mouvements') => REPORTS.relire(c.de(etape))

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Reports entre les deux tours')
  const donnees = relireColonnes(c)
  const de = derniere(donnees, 'legislatives')
  const reports = de === null ? [] : estimerReports(donnees, de, de.replace(/-1$/, '-2'))
  deposerReports(c.dossier, reports)
  etape.finir(`${reports.length} matrices`)
}

/** Draws of a circonscription's bootstrap: there are hundreds of them. */
const TIRAGES_LOCAUX = 100

/** A round as the transfers read it: abstentions, blank and null apart. */
export function enTourBureaux(t: TourEnColonnes): TourBureaux {
  const colonne = (k: number) => Float64Array.from(t.inscrits, (_, i) => t.voix[i * NB_BLOCS + k]!)
  return {
    inscrits: t.inscrits,
    abstentions: t.inscrits.map((n, i) => n - t.votants[i]!),
    blancsNuls: t.votants.map((n, i) => n - t.exprimes[i]!),
    exprimes: t.exprimes,
    voix: Object.fromEntries(BLOCS.map((b, k) => [b, colonne(k)])) as Record<Bloc, Float64Array>,
  }
}

/** Blocs of each circonscription's second round, as its type of duel; absent when it was settled in the first. */
function duels(donnees: Donnees, second: TourEnColonnes): Map<number, string> {
  const presents = new Map<number, Set<Bloc>>()
  donnees.territoire.circonscription.forEach((c, i) => {
    if (c < 0 || !(second.exprimes[i]! > 0)) return
    const blocs = presents.get(c) ?? new Set<Bloc>()
    BLOCS.forEach((b, k) => {
      if (!Number.isNaN(second.voix[i * NB_BLOCS + k]!)) blocs.add(b)
    })
    presents.set(c, blocs)
  })
  return new Map([...presents].map(([c, blocs]) => [c, typeDuel(BLOCS.filter((b) => blocs.has(b)))]))
}

/** The rows of some bureaux. */
export function extraire(comptes: Comptes, lignes: readonly number[]): Comptes {
  const choisir = (source: Float64Array, largeur: number) => {
    const sortie = new Float64Array(lignes.length * largeur)
    lignes.forEach((l, k) => sortie.set(source.subarray(l * largeur, (l + 1) * largeur), k * largeur))
    return sortie
  }
  return {
    sources: comptes.sources,
    destinations: comptes.destinations,
    avant: choisir(comptes.avant, comptes.sources.length),
    apres: choisir(comptes.apres, comptes.destinations.length),
  }
}

/** Transfers from a first to a second round. */
function estimerReports(donnees: Donnees, de: string, vers: string): ReportPublie[] {
  const [premier, second] = [donnees.tours.get(de), donnees.tours.get(vers)]
  if (!premier || !second) return []
  const [avant, apres] = [enTourBureaux(premier), enTourBureaux(second)]
  const types = duels(donnees, second)
  const { circonscription } = donnees.territoire
  const publies: ReportPublie[] = []
  for (const type of new Set(types.values())) {
    const presents = blocsDuDuel(type)
    const comptes = comptesEntre(avant, apres, presents, (i) => types.get(circonscription[i]!) === type)
    const groupe = Int32Array.from(comptes.bureaux, (i) => circonscription[i]!)
    const national = estimerReport(comptes, { groupe })
    if (!national) continue
    publies.push({ niveau: 'france', code: type, typeDuel: type, de, vers, report: national })
    for (const c of new Set(groupe)) {
      const lignes = [...groupe.keys()].filter((l) => groupe[l] === c)
      const report = estimerReport(extraire(comptes, lignes), {
        parent: national.parts,
        tirages: TIRAGES_LOCAUX,
      })
      if (report)
        publies.push({
          niveau: 'circonscription',
          code: donnees.circonscriptions[c]!,
          typeDuel: type,
          de,
          vers,
          report,
        })
    }
  }
  return publies
}
