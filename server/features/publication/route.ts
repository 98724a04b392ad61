/** What data are on screen: publication, sources, method, anomalies. */
import { Anomalies, ListeAnomalies, Methode, Publication, Sources } from '#contract/publication'
import { Catalogue, type Fiche } from '#contract/catalogue'
import { lireCatalogue } from '#db/catalogue'
import { lireRetroprevision } from '#db/retroprevision'
import { METRIQUES } from '#domain/metrique'
import { methodeActuelle } from '#domain/methode'
import { route } from '../../http/route.ts'
import { listerAnomalies } from './anomalies.ts'
import { lireAnomalies, lireSources, publicationDe } from './queries.ts'

/** Read once: the cards come with the program. */
let fiches: Fiche[] | undefined

export const routesPublication = [
  route({
    chemin: '/api/v1/publication',
    resume: 'La publication en cours : version, tours, départements',
    acces: 'public',
    reponse: Publication,
    repondre: async (_requete, { base, config }) => ({
      ...(await publicationDe(base.db)),
      fondDePlan: config.fondDePlan,
    }),
  }),
  route({
    chemin: '/api/v1/sources',
    resume: 'Jeux de données lus, avec éditeur, licence et empreinte',
    acces: 'public',
    reponse: Sources,
    repondre: async (_requete, { base }) => ({ sources: await lireSources(base.db) }),
  }),
  route({
    chemin: '/api/v1/catalogue',
    resume: 'Le catalogue des sources : adresse, licence, maille, colonnes, et ce qui lit chaque jeu',
    acces: 'public',
    reponse: Catalogue,
    repondre: () => Promise.resolve({ fiches: (fiches ??= lireCatalogue()) }),
  }),
  route({
    chemin: '/api/v1/methode',
    resume: 'La méthode de classement et ses paramètres',
    acces: 'public',
    reponse: Methode,
    repondre: async (_requete, { config }) => ({
      ...methodeActuelle(),
      metriques: [...METRIQUES],
      retroprevision: Methode.shape.retroprevision.parse(lireRetroprevision(config.home)),
    }),
  }),
  route({
    chemin: '/api/v1/anomalies',
    resume: 'Anomalies des fichiers officiels, comptées par règle',
    acces: 'public',
    reponse: Anomalies,
    repondre: (_requete, { base }) => lireAnomalies(base.db),
  }),
  route({
    chemin: '/api/v1/anomalies/liste',
    resume: 'Anomalies une à une, la plus grave d’abord, avec le lieu qu’elles nomment',
    acces: 'public',
    reponse: ListeAnomalies,
    repondre: (_requete, { base }) => listerAnomalies(base.db),
  }),
]
