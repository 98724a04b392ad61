/** The oddities of official files, put there on purpose: where each one is. `data/demo/README.md` tells them. */
import * as noms from './toponymes.ts'
import type { Bureau } from './territoire.ts'

interface Lieu {
  commune: string
  numero: number
}

/** The bureau that `contours/bureaux-de-vote` forgets. */
export const SANS_CONTOUR: Lieu = { commune: noms.VILLE_COTIERE, numero: 7 }
/** Its polygon touches itself. */
export const CONTOUR_INVALIDE: Lieu = { commune: noms.VILLE_NORD, numero: 9 }
/** Two features carry its code. */
export const CONTOUR_DOUBLE: Lieu = { commune: noms.VILLE_SUD, numero: 4 }
/** Bureaux of 2017 and 2019 absorbed by another before 2022. */
export const DISPARUS: readonly (Lieu & { absorbePar: number })[] = [
  { commune: noms.VILLE, numero: 89, absorbePar: 41 },
  { commune: noms.VILLE, numero: 90, absorbePar: 63 },
]
/** From 2024 on, this bureau has another number, unknown to the contours. */
export const RENUMEROTE = { commune: noms.VILLE_COTIERE, numero: 9, depuis: 2024, nouveau: '0109' } as const
/** A number with a letter. */
export const AVEC_LETTRE = { commune: noms.VILLE_MINIERE, numero: 17, ecrit: '012B' } as const
/** Nobody voted there at the législatives of 2022: the village protested. */
export const SANS_VOTANT: Lieu & { scrutin: string } = {
  commune: 'Givrelande',
  numero: 1,
  scrutin: '2022-legislatives',
}
/** At the first round of 2024, the votes of this bureau are one short of its exprimés. */
export const IDENTITE_ROMPUE: Lieu & { scrutin: string } = {
  commune: noms.VILLE_NORD,
  numero: 3,
  scrutin: '2024-legislatives',
}

export function estLa({ commune, numero }: Bureau, lieu: Lieu): boolean {
  return commune.nom === lieu.commune && numero === lieu.numero
}

/** Number of a bureau as written that year: four characters. */
export function numeroEcrit(bureau: Bureau, annee: number): string {
  if (estLa(bureau, AVEC_LETTRE)) return AVEC_LETTRE.ecrit
  if (estLa(bureau, RENUMEROTE) && annee >= RENUMEROTE.depuis) return RENUMEROTE.nouveau
  return String(bureau.numero).padStart(4, '0')
}
