/** Places: one explained, lists. */
import { z } from 'zod'
import { CodeCirconscription, CodeDepartement } from '#contract/commun'
import { Historique, Lieu, ListeDeputes, ListeLieux, ParamsLieu, Voisins } from '#contract/lieu'
import { cherchable } from '#domain/recherche'
import { Probleme } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { chercherElus } from './elus.ts'
import { lireHistorique, lireLieu } from './explication.ts'
import { lireBureaux, lireCirconscriptions } from './queries.ts'
import { lireVoisins } from './voisins.ts'

const ParamsCirconscription = z.object({ code: CodeCirconscription })

function trouve<T>(valeur: T | null, code: string): T {
  if (valeur === null)
    throw new Probleme('introuvable', `Le lieu « ${code} » n’est pas dans les données publiées.`)
  return valeur
}

export const routesLieu = [
  route({
    chemin: '/api/v1/circonscriptions',
    resume: 'Circonscriptions, avec leur classement',
    acces: 'public',
    query: z.object({ departement: CodeDepartement.optional() }),
    reponse: ListeLieux,
    repondre: async ({ query }, { base }) => ({
      lieux: await lireCirconscriptions(base.db, query.departement ?? null),
    }),
  }),
  route({
    chemin: '/api/v1/circonscriptions/:code',
    resume: 'Une circonscription : classement, raisons, historique, sociologie',
    acces: 'public',
    params: ParamsCirconscription,
    reponse: Lieu,
    repondre: async ({ params }, { base }) =>
      trouve(await lireLieu(base.db, 'circonscription', params.code), params.code),
  }),
  route({
    chemin: '/api/v1/circonscriptions/:code/bureaux',
    resume: 'Bureaux d’une circonscription, avec leur classement',
    acces: 'public',
    params: ParamsCirconscription,
    reponse: ListeLieux,
    async repondre({ params }, { base }) {
      const lieux = await lireBureaux(base.db, params.code)
      return { lieux: trouve(lieux.length > 0 ? lieux : null, params.code) }
    },
  }),
  route({
    chemin: '/api/v1/lieux/:niveau/:code',
    resume: 'Un lieu de tout niveau : classement, raisons, historique, sociologie',
    acces: 'public',
    params: ParamsLieu,
    reponse: Lieu,
    repondre: async ({ params }, { base }) =>
      trouve(await lireLieu(base.db, params.niveau, params.code), params.code),
  }),
  route({
    chemin: '/api/v1/lieux/:niveau/:code/voisins',
    resume: 'Lieux qui touchent celui-ci, avec leur classe et leur marge',
    acces: 'public',
    params: ParamsLieu,
    reponse: Voisins,
    repondre: async ({ params }, { base }) => ({
      voisins: await lireVoisins(base.db, params.niveau, params.code),
    }),
  }),
  route({
    chemin: '/api/v1/lieux/:niveau/:code/historique',
    resume: 'Résultats d’un lieu à chaque tour, face à son département et au pays',
    acces: 'public',
    params: ParamsLieu,
    reponse: Historique,
    repondre: async ({ params }, { base }) =>
      trouve(await lireHistorique(base.db, params.niveau, params.code), params.code),
  }),
  route({
    chemin: '/api/v1/deputes',
    resume: 'Députés en exercice, par nom ; sans « q », tous',
    acces: 'public',
    query: z.object({
      q: z.string().trim().max(80).default(''),
      limite: z.coerce.number().int().min(1).max(600).default(600),
    }),
    reponse: ListeDeputes,
    repondre: async ({ query }, { base }) => ({
      deputes: await chercherElus(base.db, cherchable(query.q), query.limite),
    }),
  }),
]
