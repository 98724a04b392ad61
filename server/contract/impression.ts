/** Print jobs: all the fiches and booklets of a federation, in one ZIP. */
import { z } from 'zod'
import { CodeDepartement } from './commun.ts'

export const ParamsImpression = z.object({ id: z.uuid() })
export const ImpressionDemandee = z.strictObject({ departement: CodeDepartement })
export const Impression = z.object({
  id: z.uuid(),
  departement: z.string(),
  statut: z.enum(['attente', 'encours', 'fini', 'echoue', 'annule']),
  /** Documents made, of how many; 0 of 0 before it starts. */
  fait: z.number().int(),
  total: z.number().int(),
  /** What went wrong, in French. */
  erreur: z.string().nullable(),
  creeLe: z.iso.datetime(),
})
export type Impression = z.infer<typeof Impression>
