/** The sentences of the page: what the hours give, what the next one would, why some are drawn at random. Pure. */
import type { Ciblage } from '#contract/ciblage'
import { PARAMETRES_APPRENTISSAGE } from '#domain/apprentissage/technique'
import { OPTIONS_CIBLAGE } from '#domain/ciblage/ciblage'
import { SEANCES_EXPLORATION } from '#domain/ciblage/exploration'
import { NOM_DENSITE } from '#domain/ciblage/rendement'
import { NOM_PROFIL } from '#domain/profil'
import { HEURES_SEANCE } from '#domain/ciblage/seance'
import {
  accord,
  INSECABLE,
  nombre,
  pluriel,
  pointsSansSigne,
  pourcentage,
  typographier,
} from '#domain/typographie'
import { BORNES, type EtatCiblage } from './etat.ts'

/** A number of votes in a sentence: whole from three on, one decimal below, never a decimal that is zero. */
export function voixEnMots(n: number): string {
  return nombre(n, { decimales: Math.abs(n) < 2.95 ? 1 : 0 }).replace(/,0$/, '')
}

/** A number of votes in a column: as many decimals as make lines differ. */
export function voixEnColonne(n: number): string {
  const taille = Math.abs(n)
  return nombre(n, { decimales: taille >= 99.5 ? 0 : taille >= 0.995 ? 1 : 2 })
}

/** A worth per hour, two significant digits: `0.0137` → `0,014`. */
function parHeure(n: number): string {
  const decimales = n <= 0 ? 0 : Math.min(5, Math.max(0, 1 - Math.floor(Math.log10(n))))
  return nombre(n, { decimales })
}

const duree = (heures: number): string => `${nombre(heures)}${INSECABLE}h`

/** « 5 voix nettes (estimation, de 1 à 10) » */
export const voixEtIntervalle = ({ bas, central, haut }: Ciblage['voix']): string =>
  `${voixEnMots(central)}${INSECABLE}voix ${accord(central, 'nette')} (estimation, de ${voixEnMots(bas)} à ${voixEnMots(haut)})`

/** « 200 heures : 5 voix nettes (estimation, de 1 à 10), dans 20 bureaux de 5 communes. » */
export function phraseResultat({ voix, lignes }: Ciblage, heures: number): string {
  const communes = new Set(lignes.map((l) => l.commune)).size
  const bureaux = pluriel(lignes.length, 'bureau', 'bureaux')
  return typographier(
    `${pluriel(heures, 'heure')} : ${voixEtIntervalle(voix)}, dans ${bureaux} de ${pluriel(communes, 'commune')}.`,
  )
}

/** Hours that found no place, when they are enough for a session; null otherwise. */
export function phraseReste(ciblage: Ciblage, { heures, trajet }: EtatCiblage): string | null {
  const reste = heures - ciblage.heures
  if (reste < 2 * HEURES_SEANCE) return null
  return typographier(
    `${duree(reste)} ne trouvent pas de place à moins de ${nombre(trajet)} min : élargir le trajet, ou ajouter un départ.`,
  )
}

/** The worth of the first and of the next hour, in words. */
export function phraseMarginale({ courbe, marginale }: Ciblage): string {
  const debut = courbe[1]
  const premieres = debut
    ? `Les premières heures valent ${parHeure(debut.voix / debut.heures)} voix chacune`
    : ''
  if (marginale <= 0)
    return `${premieres && `${premieres}. `}Tout ce qui est à portée est déjà couvert : une heure de plus n’apporterait rien ici.`.replace(
      / :/g,
      `${INSECABLE}:`,
    )
  const pour = Math.round(1 / marginale)
  const suite =
    marginale < 1
      ? `il en faudrait environ ${nombre(pour)} de plus pour une voix nette.`
      : 'aller plus loin rapporte encore.'
  return typographier(
    premieres
      ? `${premieres}, la prochaine ${parHeure(marginale)} : ${suite}`
      : `La prochaine heure vaut ${parHeure(marginale)} voix : ${suite}`,
  )
}

/** « Taux d'ouverture appris, terrain dense : 34 % (28–40), 12 fiches. Ailleurs : 28 % (22–34), faute de fiches. » */
export function phraseOuvertures({ ouvertures }: Ciblage): string {
  const valeur = ({ taux, bas, haut }: Ciblage['ouvertures'][number]): string =>
    `${pourcentage(taux, 0)} (${nombre(100 * bas)}–${nombre(100 * haut)})`
  const appris = ouvertures.filter((o) => o.appris)
  const reste = ouvertures.find((o) => !o.appris)
  const phrases = appris.map(
    (o) =>
      `Taux d’ouverture appris, ${NOM_DENSITE[o.terrain]} : ${valeur(o)}, ${pluriel(o.fiches, 'fiche')}.`,
  )
  const { fichesMin, contactsMin } = PARAMETRES_APPRENTISSAGE
  if (reste)
    phrases.push(
      `${appris.length > 0 ? 'Ailleurs' : 'Taux d’ouverture supposé'} : ${valeur(reste)}, tant qu’un terrain n’a pas ${fichesMin} fiches et ${contactsMin} portes.`,
    )
  return typographier(phrases.join(' '))
}

/** « Conversations apprises, terrain dense, hésitant : × 1,12, 5 fiches. Ailleurs : × 1. »; empty without any. */
export function phraseFacteurs({ facteurs }: Ciblage): string {
  if (facteurs.length === 0) return ''
  const phrases = facteurs.map(
    (f) =>
      `${NOM_DENSITE[f.terrain]}, ${NOM_PROFIL[f.profil].toLowerCase()} : × ${nombre(f.facteur, { decimales: 2 })}, ${pluriel(f.fiches, 'fiche')}`,
  )
  return typographier(
    `Conversations qui prennent plus ou moins qu’ailleurs, d’après les fiches : ${phrases.join(' ; ')}. Ailleurs : × 1.`,
  )
}

/** Why hours are drawn at random, or why none could be. */
export function phraseExploration(ciblage: Ciblage, { heures, exploration }: EtatCiblage): string {
  const tirees = ciblage.lignes.filter((l) => l.exploration)
  const part = (heures * exploration) / 100
  if (exploration === 0)
    return 'Aucune heure n’est tirée au sort : après le vote, rien ne dira si les visites ont compté.'.replace(
      ' :',
      `${INSECABLE}:`,
    )
  if (tirees.length === 0)
    return typographier(
      `Aucun bureau n’a pu être tiré au sort : ${duree(part)} ne suffisent pas à ${SEANCES_EXPLORATION} séances dans l’un d’eux. Augmenter les heures ou la part.`,
    )
  const prises = tirees.reduce((s, l) => s + l.heuresPortes + l.heuresTrajet, 0)
  return typographier(
    `${duree(prises)} vont à ${pluriel(tirees.length, 'bureau tiré', 'bureaux tirés')} au sort. À chacun répond un témoin qui lui ressemble, et que personne ne visite avant le vote : l’écart entre les deux mesure l’effet des visites, ce qu’aucune estimation ne peut faire.`,
  )
}

/** What the pairs can and cannot show; null without any. */
export function phraseDetectable({ effetDetectable, temoins }: Ciblage): string | null {
  if (effetDetectable === null) return null
  return typographier(
    `Avec ${pluriel(temoins.length, 'paire')}, seul un effet d’au moins ${pointsSansSigne(effetDetectable)} des inscrits se distinguerait du hasard ; réunir les paires de plusieurs fédérations affine la mesure.`,
  )
}

export interface Impasse {
  titre: string
  conseil: string | null
  geste: { nom: string; partiel: Partial<EtatCiblage> } | null
}

/** Fewest hours with which a session next door holds under the cap of one commune. */
const HEURES_UTILES = 20

/** Why there is nothing to show, and the gesture that would help. */
export function impasse({ departs }: Ciblage, { heures, trajet }: EtatCiblage): Impasse {
  if (departs.length === 0)
    return {
      titre: 'Aucun bureau de ce département n’est placé sur la carte.',
      conseil: 'Sans lieu, pas de trajet ; les résultats restent dans le tableau de la carte.'.replace(
        ' ;',
        '\u202F;',
      ),
      geste: null,
    }
  if (heures < HEURES_UTILES && trajet >= 20)
    return {
      titre: `${pluriel(heures, 'heure')} ne ${accord(heures, 'suffit', 'suffisent')} pas à une séance.`,
      conseil: typographier(
        `Une séance occupe deux personnes deux heures, plus le trajet, et une commune reçoit au plus ${nombre(100 * OPTIONS_CIBLAGE.plafondCommune)} % des heures.`,
      ),
      geste: { nom: `Passer à ${duree(HEURES_UTILES)}`, partiel: { heures: HEURES_UTILES } },
    }
  const large = Math.min(BORNES.trajet.max, Math.max(20, 2 * trajet))
  return {
    titre: `Aucun bureau à moins de ${nombre(trajet)}${INSECABLE}min.`,
    conseil: trajet < large ? null : 'Choisir un départ plus proche des bureaux du département.',
    geste:
      trajet < large ? { nom: `Passer à ${nombre(large)}${INSECABLE}min`, partiel: { trajet: large } } : null,
  }
}
