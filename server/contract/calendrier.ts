/** Date of the next vote, set by headquarters, and what the Code électoral computes from it. */
import { z } from 'zod'

const Jour = z.iso.date()

/** Null: no date is set. */
export const ProchainVote = z.strictObject({ vote: Jour.nullable() })
export const CalendrierDuVote = z.object({
  calendrier: z
    .object({ vote: Jour, inscription: Jour, inscriptionTardive: Jour, procuration: Jour })
    .nullable(),
})
export type CalendrierDuVote = z.output<typeof CalendrierDuVote>
