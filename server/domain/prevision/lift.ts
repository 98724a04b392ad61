/** What each way of ranking bureaux would have won: the lift table of the design note §4. */
import {
  EXTREME_DROITE,
  GAUCHE,
  NB_BLOCS,
  totalVoix,
  voixDe,
  type Historique,
  type TourEnColonnes,
} from './colonnes.ts'

export interface LigneLift {
  classement: string
  /** Gains between the two legislative first rounds, shares of inscrits, over the best-ranked tenth of inscrits. */
  gauche: number
  extremeDroite: number
  net: number
}

const tauxDe = (tour: TourEnColonnes, i: number) => tour.votants[i]! / tour.inscrits[i]!
const partDe = (tour: TourEnColonnes, i: number, k: number) => {
  const total = totalVoix(tour, i)
  return total > 0 ? voixDe(tour, i, k) / total : 0
}
const parInscrit = (tour: TourEnColonnes, i: number, k: number) => voixDe(tour, i, k) / tour.inscrits[i]!

/**
 * Ranks the bureaux of `lignes` by each score, takes the best until a tenth of inscrits is reached, and gives the mean gains of the left
 * and of the far right there between the past legislative first round and `suivante`.
 * Scores: `hasard` the mean of all (a random tenth); `abstention` of the legislative; × left share; `reserve` gap × S_G;
 * `reserveNette` gap × (S_G − S_X) with gap the presidential minus the legislative turnout, floored at 0;
 * `gainPrevu` the model's: predicted (p_G − p_X) × mean turnout of the two past elections − what they already had.
 */
export function tableDeLift(
  lignes: Int32Array,
  historique: Historique,
  suivante: TourEnColonnes,
  partsPrevues: Float64Array,
): LigneLift[] {
  const { presidentielle, legislatives } = historique
  const ecart = (i: number) => Math.max(0, tauxDe(presidentielle, i) - tauxDe(legislatives, i))
  const abstention = (i: number) => 1 - tauxDe(legislatives, i)
  const net = (i: number) => partDe(presidentielle, i, GAUCHE) - partDe(presidentielle, i, EXTREME_DROITE)
  const participation = (i: number) => (tauxDe(presidentielle, i) + tauxDe(legislatives, i)) / 2
  const scores: [string, ((i: number) => number) | null][] = [
    ['hasard', null],
    ['abstention', abstention],
    ['abstention × part de la gauche', (i) => abstention(i) * partDe(legislatives, i, GAUCHE)],
    ['réserve', (i) => ecart(i) * partDe(presidentielle, i, GAUCHE)],
    ['réserve nette', (i) => ecart(i) * net(i)],
    [
      'gain net prévu par le modèle',
      (i) =>
        participation(i) *
          (partsPrevues[i * NB_BLOCS + GAUCHE]! - partsPrevues[i * NB_BLOCS + EXTREME_DROITE]!) -
        (parInscrit(legislatives, i, GAUCHE) - parInscrit(legislatives, i, EXTREME_DROITE)),
    ],
  ]
  return scores.map(([classement, score]) => {
    const choisis = score ? premierDixieme(lignes, score, legislatives.inscrits) : lignes
    const gain = (k: number) => {
      let somme = 0
      let masse = 0
      for (const i of choisis) {
        const w = legislatives.inscrits[i]!
        somme += w * (parInscrit(suivante, i, k) - parInscrit(legislatives, i, k))
        masse += w
      }
      return somme / masse
    }
    const gauche = gain(GAUCHE)
    const extremeDroite = gain(EXTREME_DROITE)
    return { classement, gauche, extremeDroite, net: gauche - extremeDroite }
  })
}

function premierDixieme(
  lignes: Int32Array,
  score: (i: number) => number,
  inscrits: Float64Array,
): Int32Array {
  const valeurs = new Map(Array.from(lignes, (i) => [i, score(i)]))
  const tries = Array.from(lignes).sort((a, b) => valeurs.get(b)! - valeurs.get(a)!)
  const limite = lignes.reduce((s, i) => s + inscrits[i]!, 0) / 10
  let cumul = 0
  return Int32Array.from(
    tries.filter((i) => {
      cumul += inscrits[i]!
      return cumul <= limite
    }),
  )
}
