/** Cross-site request forgery: what writes must come from a page of this site, or from a program that no page can drive. */
import type { Request } from 'express'
import { Probleme } from './problem.ts'

const hoteDe = (origine: string): string => (URL.canParse(origine) ? new URL(origine).host : '')

/**
 * Browsers say where a request comes from: `Sec-Fetch-Site` since 2020–2023, `Origin` before. A page of another site cannot change them, nor
 * send JSON or a verb other than POST without a preflight, which nothing here answers (ADR 0075).
 * @param attendDuJson the route reads a JSON body, and refuses any other by itself.
 * @throws Probleme 403 when a browser says that the request comes from elsewhere, or when a POST could come from a plain form.
 */
export function exigerProvenance(req: Request, attendDuJson: boolean): void {
  const site = req.get('sec-fetch-site')
  const origine = req.get('origin')
  const ici =
    site === undefined ? origine !== undefined && hoteDe(origine) === req.get('host') : site === 'same-origin'
  if (ici) return
  const ditDAilleurs = site !== undefined || origine !== undefined
  if (ditDAilleurs || (req.method === 'POST' && !attendDuJson && !req.is('application/json')))
    throw new Probleme('provenance', 'Cette action ne se fait que depuis les pages de ce service.')
}
