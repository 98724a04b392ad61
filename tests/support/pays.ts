/**
 * An invented country for the prediction: circonscriptions with a latent position per bloc, bureaux around them, rounds drawn from it.
 * Small, seeded, and with all that the real one has: absent blocs, new bureaux, an overseas part.
 */
import { Hasard } from '#domain/hasard'
import { REDISTRIBUTION } from '#domain/prevision/calage'
import { NB_BLOCS, type Offre, type Territoire, type TourEnColonnes } from '#domain/prevision/colonnes'
import type { Donnees } from '../../etl/backtest/charger.ts'
import { offreDe, SCRUTINS_PROCHAINES, tourDe } from '../../etl/backtest/episodes.ts'

const NIVEAUX: Record<string, readonly number[]> = {
  '2017-presidentielle-1': [0.28, 0.24, 0.2, 0.26, 0.02],
  '2017-legislatives-1': [0.28, 0.32, 0.22, 0.15, 0.03],
  '2022-presidentielle-1': [0.32, 0.28, 0.05, 0.32, 0.03],
  '2022-legislatives-1': [0.33, 0.28, 0.13, 0.24, 0.02],
  '2024-legislatives-1': [0.31, 0.23, 0.1, 0.34, 0.02],
}

const NB_CIRCONSCRIPTIONS = 60
const BUREAUX_PAR_CIRCONSCRIPTION = 20

export function inventerPays(graine = 1): Donnees {
  const h = new Hasard(graine)
  const n = NB_CIRCONSCRIPTIONS * BUREAUX_PAR_CIRCONSCRIPTION
  const circonscription = Int32Array.from({ length: n }, (_, i) =>
    Math.floor(i / BUREAUX_PAR_CIRCONSCRIPTION),
  )
  const commune = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 4))
  const territoire: Territoire = {
    n,
    commune,
    circonscription,
    nbCommunes: n / 4,
    nbCirconscriptions: NB_CIRCONSCRIPTIONS,
    metropole: Uint8Array.from(circonscription, (c) => (c < NB_CIRCONSCRIPTIONS - 1 ? 1 : 0)),
  }
  const large = Float64Array.from({ length: NB_CIRCONSCRIPTIONS * NB_BLOCS }, () => 0.3 * h.normale())
  const latent = Float64Array.from(
    { length: n * NB_BLOCS },
    (_, j) =>
      large[circonscription[Math.floor(j / NB_BLOCS)]! * NB_BLOCS + (j % NB_BLOCS)]! + 0.3 * h.normale(),
  )
  const tours = new Map<string, TourEnColonnes>()
  const offres = new Map<string, Offre>()
  for (const scrutin of SCRUTINS_PROCHAINES) {
    const premier = `${scrutin.slice(0, -1)}1`
    const niveaux = NIVEAUX[premier]!
    const present = (c: number, k: number) => {
      if (scrutin.endsWith('-2'))
        return scrutin.includes('pres') ? k === 1 || k === 3 : k === 0 || k === 1 + (c % 3)
      return (
        !scrutin.includes('legis') ||
        !((k === 1 && c % 7 === 3) || (k === 2 && c % 5 === 1) || (k === 4 && c % 2 === 0))
      )
    }
    const mood = Float64Array.from({ length: NB_CIRCONSCRIPTIONS * NB_BLOCS }, () => 0.1 * h.normale())
    const tour: TourEnColonnes = {
      inscrits: new Float64Array(n),
      votants: new Float64Array(n),
      exprimes: new Float64Array(n),
      voix: new Float64Array(n * NB_BLOCS).fill(NaN),
    }
    for (let i = 0; i < n; i++) {
      const c = circonscription[i]!
      const inscrits = 500 + h.indice(600)
      const elan = niveaux.map((p, k) => p * Math.exp(latent[i * NB_BLOCS + k]! + mood[c * NB_BLOCS + k]!))
      const force = elan.map((v, k) =>
        present(c, k) ? elan.reduce((s, w, j) => (present(c, j) ? s : s + w * REDISTRIBUTION[j]![k]!), v) : 0,
      )
      const total = force.reduce((s, v) => s + v, 0)
      const exprimes = inscrits * (scrutin.includes('legis') ? 0.46 : 0.72)
      let somme = 0
      force.forEach((f, k) => {
        if (!present(c, k)) return
        const p = f / total
        const voix = Math.max(0, Math.round(exprimes * p + h.normale() * Math.sqrt(exprimes * p * (1 - p))))
        tour.voix[i * NB_BLOCS + k] = voix
        somme += voix
      })
      tour.exprimes[i] = somme
      tour.votants[i] = somme + 10
      tour.inscrits[i] = Math.max(inscrits, somme + 10)
    }
    tours.set(scrutin, tour)
    if (NIVEAUX[scrutin] && scrutin.includes('legis'))
      offres.set(scrutin, {
        presence: Uint8Array.from({ length: n * NB_BLOCS }, (_, j) =>
          present(circonscription[Math.floor(j / NB_BLOCS)]!, j % NB_BLOCS) ? 1 : 0,
        ),
        divers: new Uint8Array(n).fill(1),
        regionaliste: new Uint8Array(n),
        diversGauche: Uint8Array.from(circonscription, (c) => (c % 4 === 0 ? 1 : 0)),
        gaucheSansPrincipal: Uint8Array.from(circonscription, (c) => (c % 11 === 0 ? 1 : 0)),
        centreSansPrincipal: Uint8Array.from(circonscription, (c) => (c % 7 === 3 ? 1 : 0)),
      })
  }
  return {
    bureaux: Array.from(
      { length: n },
      (_, i) => `99${String(commune[i]).padStart(3, '0')}_${String(i).padStart(4, '0')}`,
    ),
    circonscriptions: Array.from(
      { length: NB_CIRCONSCRIPTIONS },
      (_, c) => `99-${String(c + 1).padStart(2, '0')}`,
    ),
    territoire,
    tours,
    offres,
  }
}

/** The same country, where the bureaux have exchanged their results at a round, each with one of the same offer. */
export function melangerVotes(donnees: Donnees, scrutin: string): Donnees {
  const tour = tourDe(donnees, scrutin)
  const { presence } = offreDe(donnees, scrutin)
  const groupes = new Map<string, number[]>()
  for (let i = 0; i < donnees.territoire.n; i++) {
    const cle = presence.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS).join('')
    groupes.set(cle, [...(groupes.get(cle) ?? []), i])
  }
  const h = new Hasard(99)
  const melange: TourEnColonnes = {
    inscrits: tour.inscrits.slice(),
    votants: tour.votants.slice(),
    exprimes: tour.exprimes.slice(),
    voix: tour.voix.slice(),
  }
  for (const membres of groupes.values())
    h.melanger([...membres]).forEach((de, rang) => {
      const vers = membres[rang]!
      for (const cle of ['inscrits', 'votants', 'exprimes'] as const) melange[cle][vers] = tour[cle][de]!
      melange.voix.set(tour.voix.subarray(de * NB_BLOCS, (de + 1) * NB_BLOCS), vers * NB_BLOCS)
    })
  return { ...donnees, tours: new Map([...donnees.tours, [scrutin, melange]]) }
}
