/** Reads a scenario for layers of the map: one answer for the country, or one a département. */
import type { PlanCarte } from '#contract/carte'
import { api } from '../api.ts'
import { urlScenario } from '../adresses.ts'
import { requeteElans, type Elans } from './elans.ts'
import { lireScenario } from './lecteur.ts'
import type { Magasin } from './magasin.ts'
import type { Morceau } from './morceau.ts'
import {
  completer,
  extraire,
  sAccorde,
  scenarioCirconscriptions,
  type Circonscription,
  type ColonnesScenario,
} from './scenario.ts'

/** From this many départements, the whole country in one answer is quicker. */
const NATIONAL_DES = 8

export interface Recu {
  cle: string
  colonnes: ColonnesScenario
  /** True: no prediction, chances by the simple rule. */
  approchee: boolean
}

/** First row of each layer of bureaux in the national answer, as far as the layers before it are read. */
function debuts(plan: PlanCarte, magasin: Magasin): Map<string, number> {
  const connus = new Map<string, number>()
  let debut = 0
  for (const { departement } of plan.couches.filter((c) => c.niveau === 'bureau')) {
    const morceau = magasin.morceau('bureau', departement)
    if (!morceau) break
    connus.set(morceau.cle, debut)
    debut += morceau.valeurs.n
  }
  return connus
}

const recu = (m: Morceau, lues: ColonnesScenario): Recu => ({ cle: m.cle, ...completer(lues) })

async function duPays(
  morceaux: readonly Morceau[],
  magasin: Magasin,
  requete: string,
  signal: AbortSignal,
): Promise<Recu[]> {
  const rangs = debuts(magasin.plan, magasin)
  const { colonnes } = await lireScenario(urlScenario('bureau', requete, null), signal)
  return morceaux.flatMap((m) => {
    const debut = rangs.get(m.cle)
    if (debut === undefined) return []
    const extraites = extraire(colonnes, debut, m.valeurs.n)
    return sAccorde(extraites, m.valeurs) ? [recu(m, extraites)] : []
  })
}

async function duDepartement(m: Morceau, requete: string, signal: AbortSignal): Promise<Recu[]> {
  const { colonnes } = await lireScenario(urlScenario('bureau', requete, m.departement), signal)
  if (!sAccorde(colonnes, m.valeurs)) throw new Error('le scénario ne décrit pas les bureaux de la carte')
  return [recu(m, colonnes)]
}

let tours: Promise<ReadonlyMap<string, number>> | null = null

/** Latest first rounds led by the left, by circonscription; read once. */
async function toursEnTete(): Promise<ReadonlyMap<string, number>> {
  tours ??= api
    .circonscriptions(new AbortController().signal)
    .then(({ lieux }) => new Map(lieux.map((l) => [l.code, l.classement.toursEnTete])))
  try {
    return await tours
  } catch (erreur) {
    tours = null
    throw erreur
  }
}

async function desCirconscriptions(m: Morceau, elans: Elans, signal: AbortSignal): Promise<Recu[]> {
  const [{ code, colonnes }, enTete] = await Promise.all([
    lireScenario(urlScenario('circonscription', requeteElans(elans), null), signal),
    toursEnTete(),
  ])
  const rangs = new Map(code?.map((c, i) => [c, i]))
  const lue = (colonne: Float32Array, c: string): number | null => {
    const x = colonne[rangs.get(c) ?? -1] ?? Number.NaN
    return Number.isNaN(x) ? null : x
  }
  const connues = new Map<string, Circonscription>()
  for (const [c, tours] of enTete)
    connues.set(c, {
      probabilite: lue(colonnes.probabilite, c),
      marge: lue(colonnes.marge, c),
      toursEnTete: tours,
    })
  return [recu(m, scenarioCirconscriptions(m.valeurs, elans, connues))]
}

/** @throws ErreurApi, or `AbortError` when `signal` says so. */
export async function chargerScenario(
  morceaux: readonly Morceau[],
  magasin: Magasin,
  elans: Elans,
  signal: AbortSignal,
): Promise<Recu[]> {
  const requete = requeteElans(elans)
  const bureaux = morceaux.filter((m) => m.niveau === 'bureau')
  const circonscriptions = morceaux.filter((m) => m.niveau === 'circonscription')
  const groupes = bureaux.length >= NATIONAL_DES ? await duPays(bureaux, magasin, requete, signal) : []
  const faits = new Set(groupes.map((r) => r.cle))
  const autres = await Promise.all([
    ...bureaux.filter((m) => !faits.has(m.cle)).map((m) => duDepartement(m, requete, signal)),
    ...circonscriptions.map((m) => desCirconscriptions(m, elans, signal)),
  ])
  return [...groupes, ...autres.flat()]
}
