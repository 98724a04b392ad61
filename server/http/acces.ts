/** Who calls, and who may: the check behind the access that a route declares. */
import type { Request } from 'express'
import type { LaissezPasser } from '#contract/acces'
import { reconnaitre } from '#db/laissezPasser'
import type { Contexte } from './contexte.ts'
import { Probleme } from './problem.ts'

/**
 * Who may call a route. `public`: anybody who reaches the server (loopback unless HOST says otherwise). `groupe`, `federation`,
 * `siege`: an actor of at least that role. `local`: only this machine, not through a proxy nor from the page of
 * another site.
 */
export type Acces = 'public' | 'groupe' | 'federation' | 'siege' | 'local'

/** Roles, from the least to the most. */
export const ROLES = ['visiteur', 'groupe', 'federation', 'siege'] as const
export type Role = (typeof ROLES)[number]

/** Who calls: a role and the départements where it holds; the name of a group, never of a person. */
export interface Acteur {
  role: Role
  /** Name of the group of the pass; null without a pass. */
  groupe: string | null
  /** Null: everywhere. */
  departements: ReadonlySet<string> | null
}

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

/** Cookie that holds the secret of a pass; only the server reads it, and only pages of this site send it. */
export const TEMOIN = 'qg_laissez_passer'

const secretDe = (req: Request): string | null =>
  new RegExp(`(?:^|;\\s*)${TEMOIN}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(req.get('cookie') ?? '')?.[1] ?? null

/** The pass that comes with the request; null: none that is still good. */
export async function laissezPasserDe(
  req: Request,
  { base, horloge }: Contexte,
): Promise<LaissezPasser | null> {
  const secret = secretDe(req)
  return secret === null ? null : await reconnaitre(base.db, secret, horloge())
}

/** A pass says who calls; without one, whoever sits at the machine of the server is headquarters, anybody else a visitor. */
export async function acteurDe(req: Request, contexte: Contexte): Promise<Acteur> {
  const passe = await laissezPasserDe(req, contexte)
  if (passe)
    return {
      role: passe.role,
      groupe: passe.libelle,
      departements: passe.departements && new Set(passe.departements),
    }
  return estLocale(req)
    ? { role: 'siege', groupe: null, departements: null }
    : { role: 'visiteur', groupe: null, departements: new Set() }
}

/** @throws Probleme 403 when the request may not use a route of this access. */
export function exigerAcces(acces: Acces, acteur: Acteur, req: Request): void {
  if (acces === 'public') return
  if (acces === 'local') {
    if (!estLocale(req))
      throw new Probleme('interdit', 'Cette action n’est ouverte que sur la machine où tourne le programme.')
  } else if (ROLES.indexOf(acteur.role) < ROLES.indexOf(acces))
    throw new Probleme('interdit', 'Cette action demande un laissez-passer : voyez avec votre fédération.')
}

/** @throws Probleme 403 when the actor has no say in this département. */
export function exigerPortee(acteur: Acteur, departement: string): void {
  if (acteur.departements !== null && !acteur.departements.has(departement))
    throw new Probleme('interdit', `Votre laissez-passer ne couvre pas le département ${departement}.`)
}
