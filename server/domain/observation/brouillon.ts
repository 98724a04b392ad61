/** A fiche d'observation being filled: what is known so far, and what is still missing before it can leave. */
import type { Format, NiveauObservation, Reaction, Suite, Theme } from '../observation.ts'

export interface TechniqueEssayee {
  technique: string
  essais: number
  /** Null: not said yet. */
  reussites: number | null
}

/** One fiche on this device; its id is that of the fiche that will be sent. */
export interface Brouillon {
  id: string
  niveau: NiveauObservation | null
  code: string
  nomLieu: string
  /** Day of the action, ISO. */
  jour: string
  format: Format
  participants: number
  /** Members chosen among them, by id: they stay out of the fiche, whose only word of them is a count. */
  equipe: string[]
  portesFrappees: number
  portesOuvertes: number
  conversations: number
  reactions: Reaction[]
  preoccupations: Theme[]
  techniques: TechniqueEssayee[]
  texte: string
  enjeux: { theme: Theme; texte: string }[]
  suite: Suite
  /** Instant of the last change, ISO. */
  modifieLe: string
}

/** The fiche as the server receives it. */
export type FicheAEnvoyer = Omit<
  Brouillon,
  'niveau' | 'nomLieu' | 'modifieLe' | 'techniques' | 'texte' | 'equipe'
> & {
  niveau: NiveauObservation
  techniques: { technique: string; essais: number; reussites: number }[]
  texte: string | null
}

export function brouillonVide(id: string, jour: string, modifieLe: string): Brouillon {
  return {
    id,
    niveau: null,
    code: '',
    nomLieu: '',
    jour,
    format: 'porteAPorte',
    participants: 2,
    equipe: [],
    portesFrappees: 0,
    portesOuvertes: 0,
    conversations: 0,
    reactions: [],
    preoccupations: [],
    techniques: [],
    texte: '',
    enjeux: [],
    suite: 'aucune',
    modifieLe,
  }
}

/** Formats where doors are knocked; elsewhere their count stays at zero. */
export const aDesPortes = (format: Format): boolean => format === 'porteAPorte'

/**
 * A member is chosen, or no longer: the count follows when it was that of the chosen ones, and is never under it.
 * @param b what the fiche says of the team so far.
 */
export function basculerMembre(
  { equipe, participants }: Pick<Brouillon, 'equipe' | 'participants'>,
  id: string,
): Pick<Brouillon, 'equipe' | 'participants'> {
  if (!equipe.includes(id))
    return { equipe: [...equipe, id], participants: Math.max(participants, equipe.length + 1) }
  const reste = equipe.filter((e) => e !== id)
  return {
    equipe: reste,
    participants: participants === equipe.length ? Math.max(1, reste.length) : participants,
  }
}

/** The fiche to send. @throws Error when something is missing: see `manquesDe`. */
export function ficheDe(b: Brouillon): FicheAEnvoyer {
  const { niveau, nomLieu: _, modifieLe: __, equipe: ___, techniques, texte, enjeux, ...reste } = b
  if (niveau === null || techniques.some((t) => t.reussites === null)) throw new Error('fiche incomplète')
  const portes = aDesPortes(b.format) ? {} : { portesFrappees: 0, portesOuvertes: 0 }
  return {
    ...reste,
    ...portes,
    niveau,
    techniques: techniques.map((t) => ({ ...t, reussites: t.reussites! })),
    texte: texte.trim() || null,
    enjeux: enjeux.map((e) => ({ ...e, texte: e.texte.trim() })),
  }
}
