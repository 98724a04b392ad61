/** What a cache, of a browser or shared, may keep of a public answer, and how it asks whether it has changed. */
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'

/** A shared cache answers by itself this long before it asks again, seconds: a new publication is late by that much behind it. */
const PARTAGE_S = 30

export const IMMUABLE = 'public, max-age=31536000, immutable'
/** The same for whoever asks: browsers ask each time, shared caches every {@link PARTAGE_S}. */
const COMMUNE = `public, max-age=0, s-maxage=${PARTAGE_S}, must-revalidate`
/** It depends on who asks. */
export const PERSONNELLE = 'private, no-store'
/** It lives, and bears no mark: a copy may be shown without network, never instead of the network. */
export const VIVANTE = 'no-cache'

/** Short mark of a content, from what it is made of. */
export const marqueDe = (...faitDe: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(faitDe)).digest('base64url').slice(0, 22)

/** True when the caller holds this very content (RFC 9110, weak comparison: a proxy that compresses weakens the mark). */
function tient(req: Request, etag: string): boolean {
  const faible = (e: string): string => e.trim().replace(/^W\//, '')
  const tenus = req.get('if-none-match')?.split(',').map(faible) ?? []
  return tenus.includes(faible(etag)) || tenus.includes('*')
}

/**
 * Marks an answer that is the same for whoever asks at this address.
 * @returns true when the caller holds it already: 304 is sent, and nothing else is to be done.
 */
export function marquer(req: Request, res: Response, marque: string): boolean {
  const etag = `W/"${marque}"`
  res.set('ETag', etag).set('Cache-Control', COMMUNE).vary('Accept-Encoding')
  if (!tient(req, etag)) return false
  res.status(304).end()
  return true
}
