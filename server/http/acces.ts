/** Who calls, and who may: the check behind the access that a route declares. */
import type { Request } from 'express'
import type { LaissezPasser } from '#contract/acces'
import { ROLES_PERMIS, type Acces, type Acteur } from '#domain/acteur'
import { estDansTerritoire, type LieuSitue } from '#domain/territoire'
import { lireLieuDeTerrain } from '#db/lieuDeTerrain'
import type { Base } from '#db/connect'
import { reconnaitre } from '#db/laissezPasser'
import type { Contexte } from './contexte.ts'
import { Probleme } from './problem.ts'

export type { Acteur } from '#domain/acteur'

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
      auteur: { par: 'laissezPasser', id: passe.id },
      groupe: passe.libelle,
      departements: passe.departements && new Set(passe.departements),
      territoire: passe.territoire,
    }
  const commun = { groupe: null, territoire: null }
  return estLocale(req)
    ? { ...commun, role: 'siege', auteur: { par: 'machine', id: null }, departements: null }
    : { ...commun, role: 'visiteur', auteur: { par: 'visiteur', id: null }, departements: new Set() }
}

/** @throws Probleme 403 when the request may not use a route of this access. */
export function exigerAcces(acces: Acces, acteur: Acteur, req: Request): void {
  if (acces === 'local' && !estLocale(req))
    throw new Probleme('interdit', 'Cette action n’est ouverte que sur la machine où tourne le programme.')
  if (!ROLES_PERMIS[acces].includes(acteur.role))
    throw new Probleme('interdit', 'Cette action demande un laissez-passer : voyez avec votre fédération.')
}

/** @throws Probleme 403 when the actor has no say in the whole of this département. */
export function exigerPortee(acteur: Acteur, departement: string): void {
  if (acteur.departements !== null && !acteur.departements.has(departement))
    throw new Probleme('interdit', `Votre accès ne couvre pas le département ${departement}.`)
  if (acteur.territoire !== null && acteur.territoire.niveau !== 'departement')
    throw new Probleme('interdit', 'Votre accès ne couvre pas tout ce département.')
}

/** As {@link exigerPortee}, for one place: an actor whose ground is narrower than a département may touch what lies inside it. */
export async function exigerLieu(acteur: Acteur, lieu: LieuSitue, db: Base['db']): Promise<void> {
  if (acteur.territoire === null) {
    if (lieu.departement !== null) exigerPortee(acteur, lieu.departement)
    else if (acteur.departements !== null)
      throw new Probleme('interdit', 'Votre accès ne couvre pas toute la France.')
    return
  }
  const territoire = await lireLieuDeTerrain(db, acteur.territoire)
  if (!territoire || !estDansTerritoire(lieu, territoire))
    throw new Probleme('interdit', 'Votre accès ne couvre pas ce lieu.')
}
