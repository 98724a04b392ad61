/** Everything method 1 says of one place: the pieces of classification, foyer, volatilité and raisons put together. */
import type { ParBloc } from './bloc.ts'
import {
  gaucheEnTete,
  margeDe,
  PARAMETRES,
  probabiliteEnTete,
  profilDe,
  scoresDe,
  type ContexteNational,
  type TourDeLieu,
} from './classification.ts'
import { abstentionPresidentielle, estFoyer, reserveDe } from './foyer.ts'
import type { Classement, Raison } from './profil.ts'
import { raisonFoyer, raisonIndetermine, raisonMarge, raisonReserve, raisonTete } from './raison.ts'
import { estNational } from './scrutin.ts'
import { volatiliteDe } from './volatilite.ts'

export interface LieuAClasser {
  inscrits: number
  /** First rounds, oldest first. */
  tours: readonly TourDeLieu[]
  /** Scores of the parent place; null for the country. */
  parent: ParBloc | null
  /** Median presidential abstention of comparable places, share of inscrits; null when unknown. */
  abstentionComparable: number | null
}

/** Classifies one place. Pure: the same rows always give the same class. */
export function classerLieu(lieu: LieuAClasser, national: ContexteNational): Classement {
  const { tours } = lieu
  // Local rounds weigh a little in the scores; what is compared from one round to the next is national.
  const nationaux = tours.filter((t) => estNational(t.scrutin))
  const utiles = nationaux.filter((t) => t.exprimes > 0 && t.voix.gauche !== null)
  const dernier = nationaux.at(-1)
  const scores = scoresDe(tours, lieu.parent, national)
  const reserve = reserveDe(tours)
  const marge = margeDe(scores)
  const classable =
    marge !== null &&
    (dernier?.exprimes ?? 0) >= PARAMETRES.exprimesMin &&
    utiles.length >= PARAMETRES.toursMin
  const recents = utiles
    .slice(-PARAMETRES.toursRecents)
    .map((tour) => ({ tour, enTete: gaucheEnTete(tour) === true }))
  const commun = {
    scores,
    partPrevue: null,
    partPrevueBasse: null,
    partPrevueHaute: null,
    profilType: null,
    ecartParticipation: reserve?.ecartParticipation ?? null,
    reserveGauche: reserve && reserve.gauche * lieu.inscrits,
    reserveExtremeDroite: reserve && reserve.extremeDroite * lieu.inscrits,
    reserveNette: reserve && reserve.nette * lieu.inscrits,
    volatilite: volatiliteDe(nationaux),
    toursUtilises: utiles.length,
    toursEnTete: recents.filter((r) => r.enTete).length,
    toursComptes: recents.length,
  }
  if (!classable)
    return {
      ...commun,
      profil: 'indetermine',
      rival: null,
      marge: null,
      probabilite: null,
      probabiliteRejeu: null,
      foyer: false,
      foyerARisque: false,
      raisons: [raisonIndetermine(dernier?.exprimes ?? 0, utiles.length)],
    }
  const profil = profilDe(
    marge.marge,
    recents.map((r) => r.enTete),
  )
  const abstention = abstentionPresidentielle(tours)
  const foyer = reserve !== null && estFoyer(reserve, scores, abstention, lieu.abstentionComparable)
  const foyerARisque = foyer && reserve.extremeDroite > reserve.gauche
  const raisons: (Raison | null)[] = [
    raisonTete(recents),
    raisonMarge(marge.marge, marge.rival, profil),
    foyer ? raisonFoyer(abstention!, lieu.abstentionComparable, foyerARisque) : null,
    reserve && raisonReserve(commun.reserveGauche!, commun.reserveExtremeDroite!),
  ]
  return {
    ...commun,
    profil,
    rival: marge.rival,
    marge: marge.marge,
    probabilite: probabiliteEnTete(marge.marge, false),
    probabiliteRejeu: probabiliteEnTete(marge.marge, true),
    foyer,
    foyerARisque,
    raisons: raisons.filter((r) => r !== null),
  }
}
