/** Rate limits, by the address that calls: one for the whole service, tighter ones where something could be guessed. */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Probleme } from './problem.ts'

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
