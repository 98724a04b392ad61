/** « Données »: load official files from the page. Only from the machine of a server: a load writes on its disk; any of them follows and stops it. */
import { z } from 'zod'
import { Chargement, DemandeChargement, EtatDonnees } from '#contract/chargement'
import { NOMS_DEPARTEMENTS } from '#domain/departement'
import type { Contexte } from '../../http/route.ts'
import { ecriture, route } from '../../http/route.ts'
import { Gestion } from './gestion.ts'
import { lireChargements } from './queries.ts'

/** One a server. */
const GESTIONS = new WeakMap<Contexte['base'], Gestion>()

function gestionDe(contexte: Contexte): Gestion {
  const connue = GESTIONS.get(contexte.base)
  if (connue) return connue
  const neuve = new Gestion(contexte)
  GESTIONS.set(contexte.base, neuve)
  return neuve
}

/** To call before the database is closed. */
export const interrompreChargement = async ({ base }: Pick<Contexte, 'base'>): Promise<void> =>
  GESTIONS.get(base)?.interrompre()

export const routesDonnees = [
  route({
    chemin: '/api/v1/donnees',
    resume: 'Chargement en cours, derniers chargements, départements qui peuvent être chargés',
    acces: 'local',
    portee: 'pays',
    vivante: true,
    reponse: EtatDonnees,
    repondre: async (_requete, contexte) => ({
      departements: [...NOMS_DEPARTEMENTS].map(([code, nom]) => ({ code, nom })),
      ...(await lireChargements(contexte.base.db)),
    }),
  }),
  ecriture({
    chemin: '/api/v1/donnees/chargements',
    resume: 'Démarre un chargement : téléchargement de départements, ou dossier de la machine du serveur',
    acces: 'local',
    portee: 'pays',
    corps: DemandeChargement,
    reponse: Chargement,
    repondre: async ({ corps }, contexte) => ({
      status: 201,
      contenu: await gestionDe(contexte).demarrer(corps),
    }),
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/donnees/chargements/:id',
    resume: 'Arrête le chargement en cours, sur quelque serveur qu’il soit',
    acces: 'local',
    portee: 'pays',
    params: z.object({ id: z.uuid() }),
    reponse: Chargement,
    repondre: async ({ params }, contexte) => ({
      status: 200,
      contenu: await gestionDe(contexte).arreter(params.id),
    }),
  }),
]
