/** Finding a place from a few letters. */
import { z } from 'zod'
import { LieuResume } from './commun.ts'

export const ParamsRecherche = z.object({
  q: z.string().trim().min(1).max(80),
  limite: z.coerce.number().int().min(1).max(50).default(12),
})

export const ResultatRecherche = LieuResume.extend({
  /** Whose place it is, when found by that name: the deputy of the circonscription. */
  pour: z.string().nullable(),
  /** Where a bureau votes, when it is published. */
  lieuDeVote: z.string().nullable(),
})
export type ResultatRecherche = z.infer<typeof ResultatRecherche>

/** A sector that a group walks, found by its name or its number. */
export const SecteurTrouve = z.object({
  id: z.string(),
  nom: z.string(),
  circonscription: z.string(),
  bureaux: z.int(),
})
export type SecteurTrouve = z.infer<typeof SecteurTrouve>

export const ResultatsRecherche = z.object({
  resultats: z.array(ResultatRecherche),
  /** After the places: some sectors, the nearest name first. */
  secteurs: z.array(SecteurTrouve),
})
export type ResultatsRecherche = z.infer<typeof ResultatsRecherche>
