/** Security headers. Nothing runs, is drawn or is sent that does not come from this service. */
import { createHash } from 'node:crypto'
import helmet from 'helmet'
import type { RequestHandler, Response } from 'express'

/** @param sortie the only other origin that the page may read: the street style, when there is one. */
const directives = (sortie: string | null) => ({
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:', ...(sortie ? [sortie] : [])],
  fontSrc: ["'self'"],
  connectSrc: ["'self'", ...(sortie ? [sortie] : [])],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
})

const UN_AN_S = 31_536_000

export function entetesDeSecurite(fondDePlan: string | null): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: directives(fondDePlan ? new URL(fondDePlan).origin : null),
      },
      strictTransportSecurity: false,
      xFrameOptions: { action: 'deny' },
    }),
    (req, res, suite) => {
      res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
      // Over plain http, a browser ignores it; said there, it would lock out a laptop in a back room.
      if (req.secure) res.set('Strict-Transport-Security', `max-age=${UN_AN_S}`)
      suite()
    },
  ]
}

const STYLES = /<style>([\s\S]*?)<\/style>/g

/**
 * A document that stands alone (a fiche in one file, a drawing): its own style by its hash, its fonts and images inside it, and the program
 * of the site that keeps its copy; a style or a script that a text would have brought has no hash.
 */
export function enfermerDocument(res: Response, type: string, contenu: Buffer | string): void {
  if (type.startsWith('text/html')) {
    const hashes = [...contenu.toString().matchAll(STYLES)].map(
      ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    )
    res.set(
      'Content-Security-Policy',
      [
        "default-src 'none'",
        "script-src 'self'",
        `style-src ${hashes.join(' ') || "'none'"}`,
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
    )
  } else if (type === 'image/svg+xml')
    res.set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; sandbox",
    )
}
