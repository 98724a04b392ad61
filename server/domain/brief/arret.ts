/** What a candidate should know of one stop: why here, to whom, what to say and not to say. Places and times, never people. */
import { gesteDe } from '../fiche/gestes.ts'
import type { Geste } from '../fiche/modele.ts'
import { THEMES, type Theme } from '../observation.ts'
import type { Profil } from '../profil.ts'
import { dateLongue, enumeration, nombre, nombreSigne, pluriel, pourcentage } from '../typographie.ts'

export interface EnjeuDuLieu {
  theme: Theme
  texte: string
  source: string
  /** ISO day. */
  sourceDate: string
}

/** Sums over the bureaux of a sector. */
export interface Secteur {
  nom: string
  inscrits: number
  /** Inscrits by class of their bureau. */
  parProfil: Record<Profil, number>
  /** Bureaux that are hotspots of abstention, as people say them: « bureaux 2 et 14 ». Empty: none. */
  foyers: string
  /** Votes; null when no bureau has an estimate. */
  reserveNette: number | null
  /** Left, share of exprimés at the last legislative first round; null: no candidate. */
  gauche: number | null
  participation: number | null
  enjeux: readonly EnjeuDuLieu[]
  /** Concerns that fiches d'observation brought back, the most frequent first. */
  preoccupations: readonly { theme: Theme; fiches: number }[]
  /** Where the local group meets. */
  depart: string | null
  /** People who said that they can welcome, in the communes of the sector; null: the caller may not know. */
  accueillants: number | null
  dense: boolean
}

/** How much each reason to stop weighs. */
export const POIDS_UTILITE = { reserve: 0.4, hesitants: 0.35, enjeux: 0.25 } as const

/** What a sector brings, each between 0 and 1 against the best sector of the circonscription. */
export function utilites(secteurs: readonly Secteur[]): number[] {
  const mesures = secteurs.map((s) => ({
    reserve: Math.max(0, s.reserveNette ?? 0),
    hesitants: s.parProfil.hesitant,
    enjeux: s.enjeux.length + s.preoccupations.reduce((n, p) => n + Math.min(3, p.fiches) / 3, 0),
  }))
  const maximum = (cle: keyof typeof POIDS_UTILITE): number => Math.max(...mesures.map((m) => m[cle]))
  const cles = ['reserve', 'hesitants', 'enjeux'] as const
  const max = Object.fromEntries(cles.map((c) => [c, maximum(c)])) as Record<(typeof cles)[number], number>
  return mesures.map((m) =>
    cles.reduce((somme, c) => somme + (max[c] > 0 ? (POIDS_UTILITE[c] * m[c]) / max[c] : 0), 0),
  )
}

export interface Arret {
  nom: string
  geste: Geste
  pourquoi: string[]
  aQui: string
  dire: string[]
  accueil: string
  eviter: string[]
}

/** Where and when people are, by what there is to do and the ground. */
const OU_QUAND: Record<Geste, { dense: string; autre: string }> = {
  'faire voter': {
    dense:
      'au pied des immeubles et devant les commerces, de 17\u00A0h à 19\u00A0h ; à la sortie de l’école, à 16\u00A0h\u00A030',
    autre:
      'sur la place et devant la boulangerie, le samedi matin ; à la sortie de l’école, à 16\u00A0h\u00A030',
  },
  convaincre: {
    dense: 'au marché, puis devant la gare ou l’arrêt de bus en fin de journée',
    autre: 'au marché ou à la fête du village, puis aux portes avec le groupe local',
  },
  présence: {
    dense: 'dans un lieu neutre : débat, association, équipement menacé',
    autre: 'dans un lieu neutre : salle communale, club, service public menacé',
  },
}

/** One stop of the brief, in sentences that the published figures show. */
export function decrireArret(s: Secteur): Arret {
  const geste = gesteDe(s, s.parProfil.acquis + s.parProfil.hesitant)
  const { hesitant } = s.parProfil
  const pourquoi = [
    s.reserveNette !== null &&
      s.reserveNette > 0 &&
      `Réserve nette de ${nombreSigne(Math.round(s.reserveNette))} voix (estimation) que l’abstention retient.`,
    s.foyers !== '' && `Foyer d’abstention : ${s.foyers}.`,
    hesitant > 0 &&
      `${pourcentage(hesitant / s.inscrits, 0)} des inscrits votent dans un bureau hésitant (${nombre(hesitant)} sur ${nombre(s.inscrits)}).`,
    s.gauche !== null &&
      `La gauche y a fait ${pourcentage(s.gauche)} aux dernières législatives${s.participation === null ? '' : `, avec ${pourcentage(s.participation, 0)} de participation`}.`,
  ].filter((p) => p !== false)
  const themes = s.preoccupations.slice(0, 3).map((p) => THEMES[p.theme].toLowerCase())
  const dire = [
    ...s.enjeux
      .slice(0, 2)
      .map((e) => `${THEMES[e.theme]} : ${e.texte} (${e.source}, ${dateLongue(e.sourceDate)})`),
    themes.length > 0 && `Les retours de terrain y parlent surtout de : ${enumeration(themes)}.`,
    s.enjeux.length === 0 &&
      themes.length === 0 &&
      'Aucun enjeu local n’est encore publié ici : demander et écouter avant de parler.',
    geste === 'faire voter' && 'Dire la date du vote, le lieu, et comment faire une procuration.',
  ].filter((d) => d !== false)
  const eviter = [
    s.reserveNette !== null &&
      s.reserveNette < 0 &&
      'Pas d’appel général à voter : ici, la relance profite davantage à l’extrême droite.',
    geste === 'présence' &&
      'Pas de porte-à-porte partisan : l’accueil y est réservé, un sujet local d’abord.',
    geste === 'convaincre' && 'Ne pas commencer par les sondages ni par l’adversaire : un sujet d’ici.',
    'Ne demander à personne son vote ; ne rien promettre au nom d’une collectivité.',
  ].filter((e) => e !== false)
  const lieu = s.depart === null ? 'Rendez-vous à fixer avec la fédération' : `Rendez-vous : ${s.depart}`
  const gens =
    s.accueillants === null || s.accueillants === 0
      ? ''
      : ` ; ${pluriel(s.accueillants, 'personne')} du secteur ${s.accueillants > 1 ? 'ont' : 'a'} proposé d’accueillir`
  return {
    nom: s.nom,
    geste,
    pourquoi,
    aQui: OU_QUAND[geste][s.dense ? 'dense' : 'autre'],
    dire,
    accueil: `${lieu}${gens}.`,
    eviter,
  }
}
