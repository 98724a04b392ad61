/** Rate limits, by the address that calls: one for the whole service, tighter ones where something could be guessed. */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Config } from '../config.ts'
import { Probleme } from './problem.ts'

/** Calls a minute, or a kind of thing that is long to make: a document of a few pages, a whole booklet. */
export type Frein = number | 'document' | 'livret'

/** A booklet is worth this many documents. */
const DOCUMENTS_PAR_LIVRET = 10

export function limiteDe(frein: Frein, { documentsParMinute }: Pick<Config, 'documentsParMinute'>): number {
  if (frein === 'document') return documentsParMinute
  return frein === 'livret' ? Math.ceil(documentsParMinute / DOCUMENTS_PAR_LIVRET) : frein
}

/** @param limite calls a minute from one address, in this process. */
export function freiner(limite: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: limite,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Without a trusted proxy, the header is anybody's word: the address of the socket counts.
    validate: { xForwardedForHeader: false },
    handler: () => {
      throw new Probleme('tropDeRequetes', 'Attendez une minute avant de recommencer.')
    },
  })
}
