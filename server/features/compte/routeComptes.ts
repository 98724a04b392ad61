/** Accounts and invitations that one answers for: headquarters for all, a federation for readers and groups of its own. */
import {
  CompteChange,
  Comptes,
  InvitationDemandee,
  InvitationRemise,
  ParamsCompte,
  Reinitialisation,
} from '#contract/compte'
import { repondDe } from '#domain/compte'
import type { Acteur } from '../../http/acces.ts'
import { exigerLibelle } from '../../http/libelle.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import { desactiver } from './doubleCode.ts'
import {
  creerInvitation,
  decrireInvitation,
  lireInvitation,
  listerInvitations,
  retirerInvitation,
} from './invitations.ts'
import {
  changerCompte,
  effacerCompte,
  lireCompte,
  listerComptes,
  ressortDe,
  type LeCompte,
} from './queries.ts'

async function lister(acteur: Acteur, { base, horloge }: Contexte): Promise<Comptes> {
  const invitations = await listerInvitations(base.db, horloge())
  return {
    comptes: (await listerComptes(base.db)).filter((c) => repondDe(acteur, c)),
    invitations: invitations.filter((i) => repondDe(acteur, i)).map(decrireInvitation),
  }
}

/** @throws Probleme 404 for one that is not there as for one out of scope: ids say nothing. */
async function exigerCompte(id: string, acteur: Acteur, { base }: Contexte): Promise<LeCompte> {
  const compte = await lireCompte(base.db, { id })
  if (!compte || compte.demonstration || !repondDe(acteur, compte))
    throw new Probleme('introuvable', 'Aucun compte de votre ressort ne porte cet identifiant.')
  return compte
}

async function exigerInvitation(id: string, acteur: Acteur, { base, horloge }: Contexte): Promise<void> {
  const invitation = await lireInvitation(base.db, id, horloge())
  if (!invitation || invitation.premiere || !repondDe(acteur, invitation))
    throw new Probleme('introuvable', 'Aucune invitation en cours de votre ressort ne porte cet identifiant.')
}

function exigerRepondre(acteur: Acteur, demande: Parameters<typeof repondDe>[1]): void {
  if (!repondDe(acteur, demande))
    throw new Probleme('interdit', 'Une fédération invite des lecteurs et des groupes, chez elle.')
}

const JOURS_REINITIALISATION = 2
const EN_CHARGE = { acces: 'federation', portee: 'ressort' } as const

export const routesComptes = [
  route({
    chemin: '/api/v1/comptes',
    resume: 'Comptes et invitations dont l’appelant répond',
    ...EN_CHARGE,
    vivante: true,
    reponse: Comptes,
    repondre: ({ acteur }, contexte) => lister(acteur, contexte),
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/comptes/:id',
    resume: 'Change ce qu’un compte ouvre, le ferme ou le rouvre',
    ...EN_CHARGE,
    params: ParamsCompte,
    corps: CompteChange,
    reponse: Comptes,
    async repondre({ params, corps, acteur }, contexte) {
      await exigerCompte(params.id, acteur, contexte)
      exigerRepondre(acteur, corps)
      exigerLibelle(corps.libelle)
      await changerCompte(contexte.base.db, params.id, corps, contexte.horloge())
      return { status: 200, contenu: await lister(acteur, contexte) }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/comptes/:id',
    resume: 'Efface un compte, pour de bon ; le journal garde un numéro qui ne désigne plus personne',
    ...EN_CHARGE,
    params: ParamsCompte,
    reponse: Comptes,
    async repondre({ params, acteur }, contexte) {
      await exigerCompte(params.id, acteur, contexte)
      await effacerCompte(contexte.base.db, params.id)
      return { status: 200, contenu: await lister(acteur, contexte) }
    },
  }),
  ecriture({
    chemin: '/api/v1/comptes/:id/reinitialisation',
    resume: 'Remet un lien qui change le mot de passe d’un compte ; il sert une fois',
    ...EN_CHARGE,
    params: ParamsCompte,
    corps: Reinitialisation,
    reponse: InvitationRemise,
    async repondre({ params, corps, acteur }, contexte) {
      const { base, horloge } = contexte
      const compte = await exigerCompte(params.id, acteur, contexte)
      if (corps.sansDoubleCode) await desactiver(base.db, compte.id)
      const demande = { ...ressortDe(compte), jours: JOURS_REINITIALISATION }
      return { status: 201, contenu: await creerInvitation(base.db, demande, compte, horloge()) }
    },
  }),
  ecriture({
    chemin: '/api/v1/invitations',
    resume: 'Invite quelqu’un à créer son compte ; le lien n’est montré qu’ici et sert une fois',
    ...EN_CHARGE,
    corps: InvitationDemandee,
    reponse: InvitationRemise,
    async repondre({ corps, acteur }, { base, horloge }) {
      exigerRepondre(acteur, corps)
      exigerLibelle(corps.libelle)
      return { status: 201, contenu: await creerInvitation(base.db, corps, null, horloge()) }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/invitations/:id',
    resume: 'Retire une invitation',
    ...EN_CHARGE,
    params: ParamsCompte,
    reponse: Comptes,
    async repondre({ params, acteur }, contexte) {
      await exigerInvitation(params.id, acteur, contexte)
      await retirerInvitation(contexte.base.db, params.id, contexte.horloge())
      return { status: 200, contenu: await lister(acteur, contexte) }
    },
  }),
  ecriture({
    chemin: '/api/v1/invitations/:id/retablir',
    resume: 'Rétablit une invitation retirée',
    ...EN_CHARGE,
    params: ParamsCompte,
    reponse: Comptes,
    async repondre({ params, acteur }, contexte) {
      await exigerInvitation(params.id, acteur, contexte)
      await retirerInvitation(contexte.base.db, params.id, null)
      return { status: 200, contenu: await lister(acteur, contexte) }
    },
  }),
]
