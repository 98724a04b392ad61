/** Who calls, and who may: the check behind the access that a route declares. */
import type { Request } from 'express'
import { ROLES_PERMIS, type Acces, type Acteur } from '#domain/acteur'
import { estDansTerritoire, type LieuSitue } from '#domain/territoire'
import { lireLieuDeTerrain } from '#db/lieuDeTerrain'
import type { Base } from '#db/connect'
import { reconnaitre, type PasseReconnu } from '#db/laissezPasser'
import { territoireDe } from '#db/ressort'
import { reconnaitreSeance, type SeanceReconnue } from '#db/seance'
import type { Contexte } from './contexte.ts'
import { Probleme } from './problem.ts'
import { publicationVue } from './publicationVue.ts'
import { secretDe } from './temoins.ts'

export type { Acteur } from '#domain/acteur'

const ADRESSE_LOCALE = /^(?:::1|(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/
const HOTE_LOCAL = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/i

/**
 * The request comes from this machine: loopback address, loopback name (a name that another site points here is refused),
 * no proxy in between (behind one every address is local), and not from the page of another site.
 */
export function estLocale(req: Request): boolean {
  const origine = req.get('origin')
  return (
    ADRESSE_LOCALE.test(req.socket.remoteAddress ?? '') &&
    HOTE_LOCAL.test(req.get('host') ?? '') &&
    req.get('forwarded') === undefined &&
    req.get('x-forwarded-for') === undefined &&
    (origine === undefined || HOTE_LOCAL.test(origine.replace(/^https?:\/\//, '')))
  )
}

/** The pass that comes with the request; null: none that is still good. */
export async function laissezPasserDe(
  req: Request,
  { base, horloge }: Contexte,
): Promise<PasseReconnu | null> {
  const secret = secretDe(req, 'passe')
  return secret === null ? null : await reconnaitre(base.db, secret, horloge())
}

/** The session of an account that comes with the request; null: none that is still good. */
export async function seanceDe(req: Request, contexte: Contexte): Promise<SeanceReconnue | null> {
  const secret = secretDe(req, 'seance')
  if (secret === null) return null
  const seance = await reconnaitreSeance(contexte.base.db, secret, contexte.horloge())
  return seance?.compte.demonstration && !(await estDemonstration(req, contexte)) ? null : seance
}

/** Invented data, on the machine of the server: the only place where one enters without proving anything. */
export const estDemonstration = async (req: Request, { base }: Contexte): Promise<boolean> =>
  estLocale(req) && ((await publicationVue(req, base))?.fictive ?? false)

const ensemble = (departements: string[] | null): ReadonlySet<string> | null =>
  departements && new Set(departements)

/**
 * An account says who calls; else a pass; else, on the demonstration alone, whoever sits at the machine of the server is headquarters;
 * anybody else is a visitor.
 */
export async function acteurDe(req: Request, contexte: Contexte): Promise<Acteur> {
  const seance = await seanceDe(req, contexte)
  if (seance) {
    const { compte } = seance
    return {
      role: compte.role,
      auteur: { par: 'compte', id: compte.id },
      groupe: compte.libelle,
      groupeId: compte.groupeId,
      departements: ensemble(compte.departements),
      territoire: territoireDe(compte),
    }
  }
  const passe = await laissezPasserDe(req, contexte)
  if (passe)
    return {
      role: passe.role,
      auteur: { par: 'laissezPasser', id: passe.id },
      groupe: passe.libelle,
      groupeId: passe.groupeId,
      departements: ensemble(passe.departements),
      territoire: passe.territoire,
    }
  const commun = { groupe: null, groupeId: null, territoire: null }
  return (await estDemonstration(req, contexte))
    ? { ...commun, role: 'siege', auteur: { par: 'machine', id: null }, departements: null }
    : { ...commun, role: 'visiteur', auteur: { par: 'visiteur', id: null }, departements: new Set() }
}

/** @throws Probleme 403 when the request may not use a route of this access. */
export function exigerAcces(acces: Acces, acteur: Acteur, req: Request): void {
  if (acces === 'local' && !estLocale(req))
    throw new Probleme('interdit', 'Cette action n’est ouverte que sur la machine où tourne le programme.')
  if (!ROLES_PERMIS[acces].includes(acteur.role))
    throw new Probleme(
      'interdit',
      acteur.role === 'visiteur'
        ? 'Connectez-vous, ou ouvrez le lien que votre fédération vous a remis.'
        : 'Votre rôle n’ouvre pas cette action : voyez avec votre fédération.',
    )
  if (acces === 'compte' && acteur.auteur.par !== 'compte')
    throw new Probleme('interdit', 'Connectez-vous avec un compte.')
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
