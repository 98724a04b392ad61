/** Pass links: entering with one, handing them out, taking them back. */
import {
  Entree,
  LaissezPasserDemande,
  LaissezPasserListe,
  LaissezPasserRemis,
  ParamsLaissezPasser,
  Session,
} from '#contract/acces'
import {
  creerLaissezPasser,
  lireLaissezPasser,
  listerLaissezPasser,
  reconnaitre,
  revoquer,
} from '#db/laissezPasser'
import { lireLieuDeTerrain } from '#db/lieuDeTerrain'
import { fermerSeance } from '#db/seance'
import { repondDe } from '#domain/compte'
import { exigerLieu, type Acteur } from '../../http/acces.ts'
import { exigerLibelle } from '../../http/libelle.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import { sessionDe } from '../../http/session.ts'
import { secretDe } from '../../http/temoins.ts'

const lister = async (acteur: Acteur, { base, horloge }: Contexte): Promise<LaissezPasserListe> => ({
  laissezPasser: (await listerLaissezPasser(base.db, horloge())).filter((p) => repondDe(acteur, p)),
})

/** @throws Probleme 404 for one that is not there as for one out of scope: ids say nothing. */
async function exigerPasse(
  id: string,
  acteur: Acteur,
  retire: boolean,
  { base, horloge }: Contexte,
): Promise<void> {
  const passe = await lireLaissezPasser(base.db, id, retire, horloge())
  if (!passe || !repondDe(acteur, passe))
    throw new Probleme('introuvable', 'Aucun laissez-passer en cours ne porte cet identifiant.')
}

/** @throws Probleme when a share link opens a place that is not published, or that its author has no say in. */
async function exigerTerritoire(demande: LaissezPasserDemande, acteur: Acteur, { base }: Contexte) {
  if (!demande.territoire) return
  const lieu = await lireLieuDeTerrain(base.db, demande.territoire)
  if (!lieu || lieu.departement === null || !demande.departements?.includes(lieu.departement))
    throw new Probleme(
      'requete',
      `territoire : « ${demande.territoire.code} » n’est pas un lieu de ce département.`,
    )
  await exigerLieu(acteur, lieu, base.db)
}

export const routesAcces = [
  route({
    chemin: '/api/v1/session',
    resume: 'Qui le serveur croit que vous êtes : rôle, départements, échéance',
    acces: 'public',
    personnelle: true,
    vivante: true,
    reponse: Session,
    repondre: ({ brute }, contexte) => sessionDe(brute, contexte),
  }),
  ecriture({
    chemin: '/api/v1/session',
    resume: 'Entre avec le secret d’un laissez-passer, gardé dans un témoin que seul le serveur lit',
    action: null,
    acces: 'public',
    frein: 60,
    corps: Entree,
    reponse: Session,
    async repondre({ corps: { secret }, brute }, contexte) {
      const { base, horloge } = contexte
      const passe = await reconnaitre(base.db, secret, horloge())
      if (!passe)
        throw new Probleme(
          'interdit',
          'Ce laissez-passer est inconnu, périmé ou retiré : demandez-en un autre à votre fédération.',
        )
      return {
        status: 200,
        contenu: await sessionDe(brute, contexte, { passe }),
        // Who opens a link acts in its name, and no longer in that of an account left open here.
        temoins: {
          passe: { secret, jusquAu: new Date(passe.expireLe) },
          ...(secretDe(brute, 'seance') !== null && { seance: null }),
        },
      }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/session',
    resume: 'Sort : oublie le laissez-passer de ce navigateur',
    action: null,
    acces: 'public',
    reponse: Session,
    async repondre({ brute }, contexte) {
      const secret = secretDe(brute, 'seance')
      if (secret !== null) await fermerSeance(contexte.base.db, secret)
      delete brute.headers.cookie
      return {
        status: 200,
        contenu: await sessionDe(brute, contexte),
        temoins: { seance: null, passe: null },
      }
    },
  }),
  route({
    chemin: '/api/v1/laissez-passer',
    resume: 'Laissez-passer en cours dont l’appelant répond',
    acces: 'federation',
    portee: 'ressort',
    vivante: true,
    reponse: LaissezPasserListe,
    repondre: ({ acteur }, contexte) => lister(acteur, contexte),
  }),
  ecriture({
    chemin: '/api/v1/laissez-passer',
    resume: 'Remet un laissez-passer ; son secret n’est montré qu’ici',
    acces: 'federation',
    portee: 'ressort',
    corps: LaissezPasserDemande,
    reponse: LaissezPasserRemis,
    async repondre({ corps, acteur }, contexte) {
      if (!repondDe(acteur, corps))
        throw new Probleme('interdit', 'Une fédération remet des laissez-passer de groupe, chez elle.')
      exigerLibelle(corps.libelle)
      await exigerTerritoire(corps, acteur, contexte)
      return {
        status: 201,
        contenu: await creerLaissezPasser(contexte.base.db, corps, contexte.horloge()),
      }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/laissez-passer/:id',
    resume: 'Retire un laissez-passer : qui le tient redevient visiteur aussitôt',
    acces: 'federation',
    portee: 'ressort',
    params: ParamsLaissezPasser,
    reponse: LaissezPasserListe,
    async repondre({ params, acteur }, contexte) {
      await exigerPasse(params.id, acteur, false, contexte)
      await revoquer(contexte.base.db, params.id, contexte.horloge())
      return { status: 200, contenu: await lister(acteur, contexte) }
    },
  }),
  ecriture({
    chemin: '/api/v1/laissez-passer/:id/retablir',
    resume: 'Rétablit un laissez-passer retiré : le lien déjà remis sert de nouveau',
    acces: 'federation',
    portee: 'ressort',
    params: ParamsLaissezPasser,
    reponse: LaissezPasserListe,
    async repondre({ params, acteur }, contexte) {
      await exigerPasse(params.id, acteur, true, contexte)
      await revoquer(contexte.base.db, params.id, null)
      return { status: 200, contenu: await lister(acteur, contexte) }
    },
  }),
]
