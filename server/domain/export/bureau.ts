/** A bureau as it leaves in a file, and its place in a list when it comes from one. */
import type { BureauACibler } from '../ciblage/entree.ts'
import type { Rendement } from '../ciblage/rendement.ts'
import type { StatutLigne } from '../liste/statut.ts'

export interface BureauExporte extends BureauACibler {
  code: string
  nom: string
  nomCommune: string
  departement: string
  circonscription: string | null
  lieuDeVote: string | null
  qualite: 'A' | 'B' | 'C' | 'D'
  /** Where its contour comes from: published by somebody, invented here, or none. */
  trace: 'officiel' | 'schématique' | 'absent'
  longitude: number | null
  latitude: number | null
  foyer: boolean
  foyerARisque: boolean
  marge: number | null
  probabilite: number | null
  partPrevue: number | null
  ecartParticipation: number | null
  reserveGauche: number | null
  reserveExtremeDroite: number | null
  reserveNette: number | null
  volatilite: number | null
  /** INSEE indicators by key; null: « non diffusé ». */
  indicateurs: Record<string, number | null>
  /** WKB of the contour; null: none, or not asked. */
  contour: Uint8Array | null
  enListe: PlaceEnListe | null
}

/** What a list adds to a bureau. */
export interface PlaceEnListe {
  rang: number
  seances: number | null
  /** One-way travel, minutes; null when unknown. */
  trajet: number | null
  voixHeure: Rendement | null
  raison: string
  statut: StatutLigne
  groupe: string | null
  /** ISO time of the status; null: never changed. */
  quand: string | null
}
