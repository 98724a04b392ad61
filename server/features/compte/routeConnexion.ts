/** Entering: with a password, with an invitation, or, on the demonstration, by choosing a role. */
import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import {
  Connexion,
  ConnexionDemonstration,
  ConnexionRendue,
  Invitation,
  InvitationAcceptee,
  InvitationLue,
} from '#contract/compte'
import { consigner } from '#db/journal'
import { fermerSeance, ouvrirSeance } from '#db/seance'
import { appareilDe } from '#domain/compte'
import { estDemonstration } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, type Contexte } from '../../http/route.ts'
import { sessionDe } from '../../http/session.ts'
import { secretDe } from '../../http/temoins.ts'
import { doubleCodeBon } from './doubleCode.ts'
import { accepter, decrireInvitation, invitationDuSecret } from './invitations.ts'
import { estLeBon } from './motDePasse.ts'
import { lireCompte, type LeCompte } from './queries.ts'
import { compterEssai, oublierEssais } from './tentatives.ts'

/** Tries a minute from one address: a hall of militants behind one router, not a program. */
const FREIN = 20
const CODE_DEMANDE = { etat: 'codeDemande' } as const

/** A new secret at each entry: one that was put in this browser before (fixation) is worth nothing after. */
async function ouvrir(compte: LeCompte, action: string, req: Request, contexte: Contexte) {
  const { base, horloge } = contexte
  const ancienne = secretDe(req, 'seance')
  if (ancienne !== null) await fermerSeance(base.db, ancienne)
  const seance = await ouvrirSeance(base.db, compte.id, appareilDe(req.get('user-agent') ?? ''), horloge())
  const acteur = { auteur: { par: 'compte', id: compte.id }, role: compte.role } as const
  await consigner(base.db, acteur, { action, objet: compte.id }, horloge())
  const session = await sessionDe(req, contexte, { seance: { compte, expireLe: seance.jusquAu } })
  return { contenu: { etat: 'entre' as const, session }, temoins: { seance } }
}

const refuser = (): never => {
  throw new Probleme('identification', 'L’identifiant, le mot de passe ou le code ne va pas.')
}

/** The same answer, after the same time, whether the account is missing or closed or the password wrong. */
async function identifier(
  { identifiant, motDePasse }: { identifiant: string; motDePasse: string },
  { base, horloge, log }: Contexte,
): Promise<LeCompte> {
  const essais = await compterEssai(base.db, identifiant, horloge())
  if (essais === false) {
    log.warn('connexion : un identifiant attend après trop d’échecs')
    throw new Probleme(
      'tropDeRequetes',
      'Trop d’essais pour cet identifiant : attendez avant de recommencer.',
    )
  }
  const compte = await lireCompte(base.db, { identifiant })
  const bon = await estLeBon(compte?.empreinte ?? null, motDePasse)
  return bon && compte && compte.desactiveLe === null && !compte.demonstration ? compte : refuser()
}

export const routesConnexion = [
  ecriture({
    chemin: '/api/v1/connexion',
    resume: 'Entre avec un identifiant et un mot de passe, et un code si le compte en demande un',
    acces: 'public',
    action: null,
    frein: FREIN,
    corps: Connexion,
    reponse: ConnexionRendue,
    async repondre({ corps, brute }, contexte) {
      const { base, horloge } = contexte
      const compte = await identifier(corps, contexte)
      if (compte.graineActive) {
        if (corps.code === undefined) return { status: 200, contenu: CODE_DEMANDE }
        if (!(await doubleCodeBon(base.db, compte, corps.code, horloge()))) refuser()
      }
      await oublierEssais(base.db, corps.identifiant)
      return { status: 200, ...(await ouvrir(compte, 'Entre avec son compte', brute, contexte)) }
    },
  }),
  ecriture({
    chemin: '/api/v1/connexion/demonstration',
    resume: 'Entre avec un compte prêt, sur des données inventées et sur cette machine seulement',
    acces: 'public',
    action: null,
    corps: ConnexionDemonstration,
    reponse: ConnexionRendue,
    async repondre({ corps: { role }, brute }, contexte) {
      if (!(await estDemonstration(brute, contexte)))
        throw new Probleme('interdit', 'Les comptes prêts n’existent que pour la démonstration.')
      const { db } = contexte.base
      const premier = await db
        .withSchema('publie')
        .selectFrom('lieu')
        .select('code')
        .where('niveau', '=', 'departement')
        .orderBy('code')
        .executeTakeFirstOrThrow()
      const ressort = {
        departements: role === 'siege' ? null : [premier.code],
        libelle: role === 'groupe' ? 'Groupe de démonstration' : null,
      }
      const compte = await db
        .insertInto('compte')
        .values({
          id: randomUUID(),
          identifiant: `demonstration.${role}`,
          role,
          ...ressort,
          demonstration: true,
          creeLe: contexte.horloge(),
        })
        .onConflict((c) =>
          c.column('identifiant').doUpdateSet(ressort).where('compte.demonstration', '=', true),
        )
        .returningAll()
        .executeTakeFirstOrThrow()
      return { status: 200, ...(await ouvrir(compte, 'Entre en démonstration', brute, contexte)) }
    },
  }),
  ecriture({
    chemin: '/api/v1/invitations/lecture',
    resume: 'Dit ce qu’ouvre un lien d’invitation ou de mot de passe, sans s’en servir',
    acces: 'public',
    action: null,
    frein: FREIN,
    corps: InvitationLue,
    reponse: Invitation,
    async repondre({ corps: { secret } }, { base, horloge }) {
      return { status: 200, contenu: decrireInvitation(await invitationDuSecret(base.db, secret, horloge())) }
    },
  }),
  ecriture({
    chemin: '/api/v1/invitations/acceptation',
    resume: 'Crée le compte d’une invitation, ou change le mot de passe, et entre ; le lien sert une fois',
    acces: 'public',
    action: null,
    frein: FREIN,
    corps: InvitationAcceptee,
    reponse: ConnexionRendue,
    async repondre({ corps, brute }, contexte) {
      const { compte, nouveau } = await accepter(contexte.base.db, corps, contexte.horloge())
      if (compte.desactiveLe !== null) refuser()
      // A link to set a password again does not stand for the phone.
      if (compte.graineActive) return { status: 200, contenu: CODE_DEMANDE }
      const action = nouveau ? 'Crée son compte par invitation' : 'Remet son mot de passe par un lien'
      return { status: nouveau ? 201 : 200, ...(await ouvrir(compte, action, brute, contexte)) }
    },
  }),
]
