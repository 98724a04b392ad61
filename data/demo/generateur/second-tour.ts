/** Second rounds: who is qualified, who withdraws, and where the voters of the first round go. */
import { estLa, SANS_VOTANT } from './bizarreries.ts'
import { Hasard } from './hasard.ts'
import type { Candidat } from './offre.ts'
import type { Bloc } from './opinion.ts'
import { parCode, type Depouillement, type Scrutin } from './premier-tour.ts'

/** Share of the voters of a bloc who choose another bloc when their own is gone; the rest: two thirds at home, one third blank. */
const AFFINITES: Record<Bloc, Record<Bloc, number>> = {
  G: { G: 0.95, C: 0.5, D: 0.3, X: 0.13, A: 0.3 },
  C: { G: 0.42, C: 0.95, D: 0.55, X: 0.14, A: 0.3 },
  D: { G: 0.16, C: 0.52, D: 0.95, X: 0.32, A: 0.3 },
  X: { G: 0.1, C: 0.15, D: 0.38, X: 0.95, A: 0.3 },
  A: { G: 0.27, C: 0.27, D: 0.27, X: 0.3, A: 0.95 },
}
/** Abstainers of the first round who come to the second. */
const REVEIL = { presidentielle: 0.22, legislatives: 0.075, legislatives2024: 0.14 }
/** Voters of a bloc still standing who leave it for another. */
const INFIDELITE = 0.02

/** Codes of Code électoral L.126 and L.162: elected at once, else the first two and whoever has 12.5 % of inscrits. */
export function qualifies(
  premier: Scrutin,
  circonscription: number,
): { elu: Candidat } | { finalistes: Candidat[] } {
  const candidats = premier.offre.get(circonscription)!
  const urnes = premier.bureaux.filter(
    (b) => premier.scene.type === 'presidentielle' || b.electorat.bureau.circonscription === circonscription,
  )
  const somme = (f: (b: Depouillement) => number) => urnes.reduce((s, b) => s + f(b), 0)
  const inscrits = somme((b) => b.inscrits)
  const exprimes = somme((b) => b.exprimes)
  const classement = candidats
    .map((candidat, i) => ({ candidat, voix: somme((b) => b.voix[i]!) }))
    .sort((a, b) => b.voix - a.voix)
  const tete = classement[0]!
  if (tete.voix > exprimes / 2 && tete.voix >= inscrits / 4) return { elu: tete.candidat }
  const presidentielle = premier.scene.type === 'presidentielle'
  const finalistes = classement.filter(
    ({ voix }, rang) => rang < 2 || (!presidentielle && voix >= 0.125 * inscrits),
  )
  const menace = finalistes.slice(0, 2).some((f) => f.candidat.bloc === 'X')
  return {
    finalistes: finalistes
      // 2024: third-placed candidates of the left and the centre withdrew before the far right.
      .filter(
        ({ candidat }, rang) =>
          premier.scene.annee !== 2024 || !menace || rang < 2 || !['G', 'C'].includes(candidat.bloc),
      )
      .map((f) => f.candidat),
  }
}

/** Only the circonscriptions that the first round did not settle. */
export function secondTour(premier: Scrutin): Scrutin {
  const offre = new Map<number, Candidat[]>()
  for (const n of premier.offre.keys()) {
    const suite = qualifies(premier, n)
    if ('finalistes' in suite)
      offre.set(
        n,
        premier.offre.get(n)!.filter((c) => suite.finalistes.includes(c)),
      )
  }
  const bureaux = premier.bureaux
    .filter((b) => offre.has(b.electorat.bureau.circonscription))
    .map((b) => {
      const n = b.electorat.bureau.circonscription
      return reporter(premier, b, premier.offre.get(n)!, offre.get(n)!)
    })
  return { scene: premier.scene, tour: 2, offre, bureaux: bureaux.sort(parCode) }
}

function reporter(
  { scene }: Scrutin,
  avant: Depouillement,
  candidats: readonly Candidat[],
  finalistes: readonly Candidat[],
): Depouillement {
  const { bureau } = avant.electorat
  const hasard = new Hasard(`report ${scene.cle} ${bureau.commune.nom} ${bureau.numero}`)
  const inscrits = Math.max(1, avant.inscrits + hasard.entier(-1, 2))
  const comptes = { chezSoi: 0, blancs: 0, voix: finalistes.map(() => 0) }
  const verser = (n: number, voix: readonly number[], chezSoi: number, blanc: number) => {
    const [maison, feuille, ...choix] = hasard.multinomiale(n, [chezSoi, blanc, ...voix])
    comptes.chezSoi += maison!
    comptes.blancs += feuille!
    choix.forEach((k, i) => (comptes.voix[i]! += k))
  }
  candidats.forEach((candidat, i) => {
    const envies = enviesDe(candidat, finalistes)
    verser(avant.voix[i]!, envies, (2 / 3) * reste(envies), reste(envies) / 3)
  })
  // The rest of the roll: abstainers, blank and spoilt ballots, and the vote that an oddity took away.
  const autres = inscrits - avant.voix.reduce((s, v) => s + v, 0)
  const force = finalistes.map((f) => avant.voix[candidats.indexOf(f)]! + 1)
  const reveil =
    scene.type === 'presidentielle'
      ? REVEIL.presidentielle
      : scene.annee === 2024
        ? REVEIL.legislatives2024
        : REVEIL.legislatives
  const total = force.reduce((s, v) => s + v, 0)
  verser(
    autres,
    force.map((v) => (reveil * v) / total),
    1 - reveil - 0.012,
    0.012,
  )
  const personne = estLa(bureau, SANS_VOTANT) && scene.cle === SANS_VOTANT.scrutin
  const voix = personne ? finalistes.map(() => 0) : comptes.voix
  const feuilles = personne ? 0 : comptes.blancs
  const nuls = hasard.binomiale(feuilles, 0.27)
  const exprimes = voix.reduce((s, v) => s + v, 0)
  return { ...avant, inscrits, votants: exprimes + feuilles, blancs: feuilles - nuls, nuls, exprimes, voix }
}

const reste = (envies: readonly number[]) => Math.max(0.02, 1 - envies.reduce((s, v) => s + v, 0))

/** Chances that a voter of `candidat` picks each finalist: her own, else one of her bloc, else by affinity. */
function enviesDe(candidat: Candidat, finalistes: readonly Candidat[]): number[] {
  const siens = finalistes.filter((f) => f.bloc === candidat.bloc)
  if (siens.length > 0)
    return finalistes.map((f) => {
      if (f === candidat) return 0.95
      if (f.bloc !== candidat.bloc) return INFIDELITE / 2
      return finalistes.includes(candidat) ? INFIDELITE : 0.8 / siens.length
    })
  const envies = finalistes.map((f) => AFFINITES[candidat.bloc][f.bloc])
  const somme = envies.reduce((s, v) => s + v, 0)
  return envies.map((v) => (somme > 0.85 ? (0.85 * v) / somme : v))
}
