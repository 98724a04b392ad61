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

export const ResultatsRecherche = z.object({ resultats: z.array(ResultatRecherche) })
