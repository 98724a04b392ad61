/** First rounds: from expectations to ballots, voter by voter, so that every accounting identity holds by construction. */
import { DISPARUS, estLa, IDENTITE_ROMPUE, numeroEcrit, SANS_VOTANT } from './bizarreries.ts'
import { Hasard } from './hasard.ts'
import { candidatsPresidentielle, listesEuropeennes } from './offre-nationale.ts'
import { candidatsLegislatives, type Candidat } from './offre.ts'
import { attentes, BLOCS, reduire, type Bloc, type Electorat, type Parts, type Scene } from './opinion.ts'
import { croissanceDe, inscritsDe } from './sociologie.ts'

export interface Depouillement {
  electorat: Electorat
  /** Number as written in the file of that year. */
  numero: string
  inscrits: number
  votants: number
  blancs: number
  nuls: number
  exprimes: number
  /** In the order of the offer of its circonscription. */
  voix: number[]
}

export interface Scrutin {
  scene: Scene
  tour: 1 | 2
  /** By circonscription; one and the same list everywhere for a country-wide race. */
  offre: Map<number, Candidat[]>
  bureaux: Depouillement[]
}

/** Electors of a missing bloc who vote all the same go there; a third of them stays at home. */
const ORPHELINS: Parts = { G: 0.3, C: 0.35, D: 0.2, X: 0.2, A: 0.25 }
const PART_ORPHELINS_ABSENTS = 0.35

export function premierTour(scene: Scene, electorats: readonly Electorat[]): Scrutin {
  const offre = offreDe(scene)
  const presents = [...electorats, ...disparus(scene.annee, electorats)]
  const inscrits = presents.map((e) => inscritsEn(scene.annee, e))
  const bureaux = attentes(presents, inscrits, scene).map(({ parts, participation }, i) => {
    const electorat = presents[i]!
    const { bureau, socio } = electorat
    const candidats = offre.get(bureau.circonscription)!
    const orphelins = BLOCS.filter((b) => candidats.every((c) => c.bloc !== b))
    const absents = orphelins.reduce((s, b) => s + parts[b], 0) * PART_ORPHELINS_ABSENTS
    const hasard = new Hasard(`urne ${scene.cle} ${bureau.commune.nom} ${bureau.numero}`)
    const votants =
      estLa(bureau, SANS_VOTANT) && scene.cle === SANS_VOTANT.scrutin
        ? 0
        : hasard.binomiale(inscrits[i]!, participation * (1 - absents))
    const blancs = hasard.binomiale(votants, 0.016)
    const nuls = hasard.binomiale(votants - blancs, 0.006)
    const exprimes = votants - blancs - nuls
    const voix = hasard.multinomiale(exprimes, poidsDes(candidats, redistribuer(parts, orphelins), socio))
    if (estLa(bureau, IDENTITE_ROMPUE) && scene.cle === IDENTITE_ROMPUE.scrutin)
      voix[voix.indexOf(Math.max(...voix))]! -= 1
    return {
      electorat,
      numero: numeroEcrit(bureau, scene.annee),
      inscrits: inscrits[i]!,
      votants,
      blancs,
      nuls,
      exprimes,
      voix,
    }
  })
  return { scene, tour: 1, offre, bureaux: bureaux.sort(parCode) }
}

export function parCode(a: Depouillement, b: Depouillement): number {
  const code = (d: Depouillement) => `${d.electorat.bureau.commune.code}_${d.numero}`
  return code(a) < code(b) ? -1 : 1
}

const partout = (c: Candidat[]) => new Map([1, 2, 3].map((n) => [n, c]))

function offreDe({ annee, type }: Scene): Map<number, Candidat[]> {
  if (type === 'presidentielle') return partout(candidatsPresidentielle(annee as 2017 | 2022))
  if (type === 'europeennes') return partout(listesEuropeennes())
  return new Map([1, 2, 3].map((n) => [n, candidatsLegislatives(annee as 2017 | 2022 | 2024, n)]))
}

/** Bureaux that 2022 no longer has, as twins of the one that absorbed them. */
function disparus(annee: number, electorats: readonly Electorat[]): Electorat[] {
  if (annee >= 2022) return []
  return DISPARUS.map(({ commune, numero, absorbePar }) => {
    const hote = electorats.find((e) => estLa(e.bureau, { commune, numero: absorbePar }))!
    return { ...hote, bureau: { ...hote.bureau, numero } }
  })
}

/** Roll of a bureau: that of 2022, grown or shrunk; shared with the absorbed bureau before 2022. */
function inscritsEn(annee: number, { bureau, quartier }: Electorat): number {
  const absorption = DISPARUS.find(
    (d) => d.commune === bureau.commune.nom && [d.numero, d.absorbePar].includes(bureau.numero),
  )
  const base = absorption ? 1240 : inscritsDe(bureau, quartier)
  const part = absorption && annee < 2022 ? (bureau.numero === absorption.numero ? 0.47 : 0.53) : 1
  const hasard = new Hasard(`liste ${annee} ${bureau.commune.nom} ${bureau.numero}`)
  const evolution = (annee - 2022) * croissanceDe(quartier) + (annee === 2022 ? 0 : hasard.normale(0.02))
  return Math.round(base * part * (1 + evolution))
}

function redistribuer(parts: Parts, orphelins: readonly Bloc[]): Parts {
  const resultat = { ...parts }
  const accueil = BLOCS.filter((b) => !orphelins.includes(b))
  const total = accueil.reduce((s, b) => s + ORPHELINS[b], 0)
  for (const absent of orphelins) {
    for (const b of accueil) resultat[b] += (parts[absent] * ORPHELINS[b]) / total
    resultat[absent] = 0
  }
  return resultat
}

/** Weight of each candidate in a bureau: share of the bloc × share in the bloc, tilted by diplomas and hardship. */
function poidsDes(candidats: readonly Candidat[], parts: Parts, socio: Electorat['socio']): number[] {
  const z = reduire(socio)
  const attrait = candidats.map((c) => c.poids * Math.exp(c.pente * (0.7 * z.diplome - 0.3 * z.chomage)))
  return candidats.map((c, i) => {
    const dansLeBloc = candidats.reduce((s, d, j) => s + (d.bloc === c.bloc ? attrait[j]! : 0), 0)
    return (parts[c.bloc] * attrait[i]!) / dansLeBloc
  })
}
