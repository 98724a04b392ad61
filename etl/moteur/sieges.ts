/** Step « sièges »: circonscriptions as the seat simulation reads them: expected shares, turnout, region. */
import { BLOCS, type ParBloc } from '#domain/bloc'
import { NB_BLOCS, partsNationales, type TourEnColonnes } from '#domain/prevision/colonnes'
import type { Prevision } from '#domain/prevision/prevision'
import { partsAttendues, type TourPasse } from '#domain/siege/base'
import type { Circonscriptions } from '#domain/siege/hypotheses'
import { HYPOTHESES, HYPOTHESES_PREVISION } from '#domain/siege/defauts'
import { rangRegion } from '#domain/region'
import { simulerSieges, type Sieges } from '#domain/siege/simulation'
import type { Donnees } from '../backtest/charger.ts'
import { piece, type Chantier } from '../chantier.ts'
import { derniere, relireColonnes } from './colonnes.ts'
import { relirePrevision } from './prevision.ts'

/** Share of its bloc that the best placed candidate takes: medians of 2024. */
const TETE: ParBloc<number> = { gauche: 0.94, centre: 0.97, droite: 0.97, extremeDroite: 0.97, autres: 0.8 }

const SIEGES = piece<Sieges | null>('sieges')
export const relireSieges = (c: Chantier) => SIEGES.relire(c.de('sieges'))

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Sièges')
  const prochaines = relirePrevision(c)
  const entrees = decrireCirconscriptions(relireColonnes(c), prochaines?.prevision ?? null)
  const sieges = entrees && simulerSieges(entrees, prochaines ? HYPOTHESES_PREVISION : HYPOTHESES)
  SIEGES.deposer(c.dossier, sieges)
  etape.finir(sieges ? `${sieges.codes.length} circonscriptions` : 'aucune élection législative')
}

interface Sommes {
  inscrits: Float64Array
  votants: Float64Array
  exprimes: Float64Array
  /** Shares of exprimés, n×5, 0 where the bloc had no candidate. */
  parts: Float64Array
}

function sommer(donnees: Donnees, tour: TourEnColonnes): Sommes {
  const n = donnees.circonscriptions.length
  const [inscrits, votants, exprimes] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  const parts = new Float64Array(n * NB_BLOCS)
  donnees.territoire.circonscription.forEach((c, i) => {
    if (c < 0 || !(tour.inscrits[i]! > 0)) return
    inscrits[c]! += tour.inscrits[i]!
    votants[c]! += tour.votants[i]!
    exprimes[c]! += tour.exprimes[i]!
    for (let k = 0; k < NB_BLOCS; k++) parts[c * NB_BLOCS + k]! += tour.voix[i * NB_BLOCS + k]! || 0
  })
  parts.forEach(
    (v, k) =>
      (parts[k] = exprimes[Math.floor(k / NB_BLOCS)]! > 0 ? v / exprimes[Math.floor(k / NB_BLOCS)]! : 0),
  )
  return { inscrits, votants, exprimes, parts }
}

const ratio = (a: Float64Array, b: Float64Array) =>
  a.reduce((s, x) => s + x, 0) / b.reduce((s, x) => s + x, 0)

/**
 * @param prevision predicted shares, incumbency included; null: relative position at the latest législatives.
 * The outgoing member is left to the prediction, so no bonus is added here.
 */
export function decrireCirconscriptions(
  donnees: Donnees,
  prevision: Prevision | null,
): Circonscriptions | null {
  const tour = donnees.tours.get(derniere(donnees, 'legislatives') ?? '')
  if (!tour) return null
  const s = sommer(donnees, tour)
  const nationales = partsNationales(tour)
  const national = Object.fromEntries(BLOCS.map((b, k) => [b, nationales[k]!])) as Record<
    (typeof BLOCS)[number],
    number
  >
  const passe: TourPasse = {
    parts: s.parts,
    national,
    poids: { gauche: 1, centre: 1, droite: 1, extremeDroite: 1, autres: 1 },
  }
  const simples = partsAttendues(
    [passe],
    Uint8Array.from(s.parts, (p) => Number(p > 0)),
    national,
  )
  const predites = prevision?.circonscriptions.parts
  const exprimes = ratio(s.exprimes, s.votants)
  return {
    codes: donnees.circonscriptions,
    inscrits: s.inscrits,
    parts: predites ? predites.map((p, k) => (Number.isNaN(p) ? simples[k]! : p)) : simples,
    tete: Float64Array.from(s.parts, (_, k) => TETE[BLOCS[k % NB_BLOCS]!]),
    participation: s.votants.map((v, c) => (s.inscrits[c]! > 0 ? v / s.inscrits[c]! : 0)),
    exprimes: new Float64Array(donnees.circonscriptions.length).fill(exprimes),
    region: Int32Array.from(donnees.circonscriptions, (c) => rangRegion(c.split('-')[0]!)),
    sortant: new Int8Array(donnees.circonscriptions.length).fill(-1),
  }
}
