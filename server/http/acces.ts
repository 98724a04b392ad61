/** Who may call: the check behind the access that a route declares. */
import type { Request } from 'express'
import { Probleme } from './problem.ts'
import type { Acces } from './route.ts'

const ADRESSE_LOCALE = /^(?:::1|(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/
const HOTE_LOCAL = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/i

/**
 * The request comes from this machine: loopback address, loopback name (a name that another site points here is refused),
 * no proxy in between (behind one every address is local), and not from the page of another site.
 */
function estLocale(req: Request): boolean {
  const origine = req.get('origin')
  return (
    ADRESSE_LOCALE.test(req.socket.remoteAddress ?? '') &&
    HOTE_LOCAL.test(req.get('host') ?? '') &&
    req.get('forwarded') === undefined &&
    req.get('x-forwarded-for') === undefined &&
    (origine === undefined || HOTE_LOCAL.test(origine.replace(/^https?:\/\//, '')))
  )
}

/** @throws Probleme 403 when the request may not use a route of this access. */
export function exigerAcces(acces: Acces, req: Request): void {
  if (acces === 'local' && !estLocale(req))
    throw new Probleme('interdit', 'Cette action n’est ouverte que sur la machine où tourne le programme.')
}
