/**
 * Selections of bureaux over the wire: one bit a bureau, in the national order (codes in the order of their bytes, see carte.ts),
 * bit `k` being bit `k mod 8` of byte `k div 8`, in base64. The whole country fits in twelve kilobytes.
 */
import { z } from 'zod'
import { ParBloc } from './commun.ts'

export const QueryFiltre = z.object({ q: z.string().trim().min(1).max(500) })

const Bits = z
  .string()
  .max(24_000)
  .regex(/^[A-Za-z0-9+/]*=*$/, 'base64')

export const Filtre = z.object({ bits: Bits, bureaux: z.number().int() })
export type Filtre = z.infer<typeof Filtre>

/** Version of the publication: without it, bits could mean other bureaux. */
export const SelectionEnvoyee = z.strictObject({ version: z.string().max(80), bits: Bits })

/** Votes of a selection in one round: sums of official counts of its bureaux. */
export const TourSelection = z.object({
  scrutin: z.string(),
  libelle: z.string(),
  /** Bureaux of the selection that voted there; fewer than selected when some did not exist. */
  bureaux: z.number().int(),
  inscrits: z.number().int(),
  votants: z.number().int(),
  exprimes: z.number().int(),
  voix: ParBloc,
})

export const Totaux = z.object({
  bureaux: z.number().int(),
  /** Last first rounds of each kind, newest first. */
  tours: z.array(TourSelection),
})
export type Totaux = z.infer<typeof Totaux>
