/** The reasons of a class, one plain French sentence each. Places, never people. */
import { PARAMETRES, type TourDeLieu } from './classification.ts'
import type { Rival } from './bloc.ts'
import type { Classement, Raison } from './profil.ts'
import { scrutinDe } from './scrutin.ts'
import { nombre, points, pourcentage, typographier } from './typographie.ts'

const SUR_LE_RIVAL: Record<Rival, string> = {
  centre: 'le centre',
  droite: 'la droite',
  extremeDroite: 'l’extrême droite',
}

/** Sentence about who led at the recent first rounds. */
export function raisonTete(recents: readonly { tour: TourDeLieu; enTete: boolean }[]): Raison {
  const menes = recents.filter((r) => r.enTete).length
  const annees = recents.map((r) => scrutinDe(r.tour.scrutin).annee)
  const quand = `aux premiers tours de ${Math.min(...annees)} à ${Math.max(...annees)}`
  const texte =
    menes === 0
      ? `La gauche n’est arrivée en tête à aucun des ${recents.length} derniers premiers tours (${Math.min(...annees)}–${Math.max(...annees)}).`
      : `La gauche est arrivée en tête ${menes} fois sur ${recents.length} ${quand}.`
  return { signe: menes * 2 >= recents.length && menes > 0 ? '+' : '-', texte: typographier(texte) }
}

/** Sentence about the margin and the thresholds of the classes. */
export function raisonMarge(marge: number, rival: Rival, profil: Classement['profil']): Raison {
  const sur = `Sa marge sur ${SUR_LE_RIVAL[rival]}, ${points(marge)}`
  const acquis = points(PARAMETRES.margeAcquis, 0).replace(/\D*points?$/, '')
  const texte =
    profil === 'acquis'
      ? `${sur}, dépasse le seuil d’un lieu acquis (${acquis}).`
      : profil === 'droite'
        ? `${sur}, est sous le seuil d’un lieu à droite (${points(PARAMETRES.margeDroite, 0).replace(/\D*points?$/, '')}).`
        : marge >= PARAMETRES.margeAcquis
          ? `${sur}, suffirait à un lieu acquis, mais elle y a mené trop rarement.`
          : `${sur}, reste sous le seuil d’un lieu acquis (${acquis}).`
  return { signe: marge >= PARAMETRES.margeAcquis ? '+' : '-', texte }
}

/** Sentence about what abstention holds back, in votes. */
export function raisonReserve(gauche: number, extremeDroite: number): Raison | null {
  const nette = gauche - extremeDroite
  if (Math.round(Math.abs(nette)) === 0) return null
  const texte =
    `De la présidentielle aux législatives, l’abstention retient environ ${nombre(gauche)} voix de gauche et ` +
    `${nombre(extremeDroite)} d’extrême droite (estimation).`
  return { signe: nette > 0 ? '+' : '-', texte: typographier(texte) }
}

/** Sentence of a hotspot, against comparable places. */
export function raisonFoyer(abstention: number, comparable: number | null, aRisque: boolean): Raison {
  const contre = comparable === null ? '' : `, contre ${pourcentage(comparable)} dans les lieux comparables`
  const risque = aRisque
    ? ' Faire voter sans cibler y servirait d’abord l’extrême droite.'
    : ' Des voix de gauche y manquent aux législatives.'
  return {
    signe: aRisque ? '-' : '+',
    texte: typographier(
      `${pourcentage(abstention)} d’abstention à la dernière présidentielle${contre}.${risque}`,
    ),
  }
}

/** Why a place has no class. */
export function raisonIndetermine(exprimes: number, tours: number): Raison {
  const texte =
    exprimes < PARAMETRES.exprimesMin
      ? `Moins de ${PARAMETRES.exprimesMin} exprimés au dernier premier tour : trop peu pour classer.`
      : `${tours} premier tour comparable seulement : il en faut ${PARAMETRES.toursMin} pour classer.`
  return { signe: '=', texte: typographier(texte) }
}
