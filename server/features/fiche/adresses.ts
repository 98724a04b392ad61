/** Where the fiches are, from the root of the service. */
import type { NiveauFiche } from '#domain/fiche/fiche'

export const DOSSIERS: Record<NiveauFiche, string> = {
  circonscription: 'circonscriptions',
  commune: 'communes',
  secteur: 'secteurs',
  bureau: 'bureaux',
}

/** Page of a fiche; `.pdf`, `/versions`… follow it. */
export const cheminFiche = (niveau: NiveauFiche, code: string): string =>
  `/fiches/${DOSSIERS[niveau]}/${code}`

/** Form to report what was seen there. */
export const cheminSaisie = (niveau: NiveauFiche, code: string): string =>
  `/observer?niveau=${niveau}&code=${encodeURIComponent(code)}`
