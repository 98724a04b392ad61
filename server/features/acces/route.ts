/** Pass links: entering with one, handing them out, taking them back. */
import {
  Entree,
  type LaissezPasser,
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
import { refusDe } from '#domain/donneePersonnelle'
import { acteurDe, laissezPasserDe, type Acteur } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'

type Passe = Pick<LaissezPasserDemande, 'role' | 'departements'>

const FEDERATION_REMET: ReadonlySet<Passe['role']> = new Set(['lien', 'lecture', 'groupe'])

/** A federation answers for the groups of its own départements; headquarters for everybody. */
const repondDe = (acteur: Acteur, passe: Passe): boolean =>
  acteur.role === 'siege'
    ? couvre(acteur, passe)
    : acteur.role === 'federation' && FEDERATION_REMET.has(passe.role) && couvre(acteur, passe)

const couvre = (acteur: Acteur, { departements }: Passe): boolean =>
  acteur.departements === null || (departements?.every((d) => acteur.departements!.has(d)) ?? false)

const session = (passe: LaissezPasser): Session => ({
  role: passe.role,
  departements: passe.departements,
  territoire: passe.territoire,
  libelle: passe.libelle,
  expireLe: passe.expireLe,
})

const sansPasse = ({ role, departements }: Acteur): Session => ({
  role,
  departements: departements && [...departements],
  territoire: null,
  libelle: null,
  expireLe: null,
})

export const routesAcces = [
  route({
    chemin: '/api/v1/session',
    resume: 'Qui le serveur croit que vous êtes : rôle, départements, échéance',
    acces: 'public',
    vivante: true,
    reponse: Session,
    async repondre({ acteur, brute }, contexte) {
      const passe = await laissezPasserDe(brute, contexte)
      return passe ? session(passe) : sansPasse(acteur)
    },
  }),
  ecriture({
    chemin: '/api/v1/session',
    resume: 'Entre avec le secret d’un laissez-passer, gardé dans un témoin que seul le serveur lit',
    action: null,
    acces: 'public',
    corps: Entree,
    reponse: Session,
    async repondre({ corps: { secret } }, { base, horloge }) {
      const passe = await reconnaitre(base.db, secret, horloge())
      if (!passe)
        throw new Probleme(
          'interdit',
          'Ce laissez-passer est inconnu, périmé ou retiré : demandez-en un autre à votre fédération.',
        )
      return {
        status: 200,
        contenu: session(passe),
        temoin: { secret, jusquAu: new Date(passe.expireLe) },
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
      delete brute.headers.cookie
      return { status: 200, contenu: sansPasse(await acteurDe(brute, contexte)), temoin: null }
    },
  }),
  route({
    chemin: '/api/v1/laissez-passer',
    resume: 'Laissez-passer en cours dont l’appelant répond',
    acces: 'federation',
    portee: 'ressort',
    vivante: true,
    reponse: LaissezPasserListe,
    async repondre({ acteur }, { base, horloge }) {
      const tous = await listerLaissezPasser(base.db, horloge())
      return { laissezPasser: tous.filter((p) => repondDe(acteur, p)) }
    },
  }),
  ecriture({
    chemin: '/api/v1/laissez-passer',
    resume: 'Remet un laissez-passer ; son secret n’est montré qu’ici',
    acces: 'federation',
    portee: 'ressort',
    corps: LaissezPasserDemande,
    reponse: LaissezPasserRemis,
    async repondre({ corps, acteur }, { base, horloge }) {
      if (!repondDe(acteur, corps))
        throw new Probleme('interdit', 'Une fédération remet des laissez-passer de groupe, chez elle.')
      const refus = refusDe(corps.libelle)
      if (refus !== null) throw new Probleme('donneePersonnelle', refus)
      return { status: 201, contenu: await creerLaissezPasser(base.db, corps, horloge()) }
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
    async repondre({ params, acteur }, { base, horloge }) {
      const passe = await lireLaissezPasser(base.db, params.id)
      if (!passe || !repondDe(acteur, passe))
        throw new Probleme('introuvable', 'Aucun laissez-passer en cours ne porte cet identifiant.')
      await revoquer(base.db, passe.id, horloge())
      const tous = await listerLaissezPasser(base.db, horloge())
      return { status: 200, contenu: { laissezPasser: tous.filter((p) => repondDe(acteur, p)) } }
    },
  }),
]
