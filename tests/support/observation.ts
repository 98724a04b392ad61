/** Fiches d'observation for tests, and a client that sends them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ServeurDeTest } from './serveur.ts'

/** A bureau of the demonstration. */
export const BUREAU = '96009_0001'

/** A fiche that is accepted, under a new id. */
export const ficheDeTest = (reste: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  niveau: 'bureau',
  code: BUREAU,
  jour: '2026-11-20',
  format: 'porteAPorte',
  participants: 4,
  portesFrappees: 50,
  portesOuvertes: 20,
  conversations: 12,
  reactions: ['interesse'],
  preoccupations: ['sante', 'ecole'],
  techniques: [{ technique: 'enjeuLocal', essais: 12, reussites: 9 }],
  texte: 'La rue de la République est en travaux.',
  suite: 'revenir',
  enjeux: [] as { theme: string; texte: string }[],
  ...reste,
})

export function clientDe(serveur: ServeurDeTest) {
  const poster = (chemin: string, corps: unknown, init: RequestInit = {}) =>
    fetch(`${serveur.url}/api/v1${chemin}`, {
      method: 'POST',
      body: typeof corps === 'string' ? corps : JSON.stringify(corps),
      ...init,
      headers: { 'Content-Type': 'application/json', ...(init.headers as Record<string, string>) },
    })
  return {
    poster,
    envoyer: (fiche: unknown, init?: RequestInit) => poster('/observations', fiche, init),
    decider: (id: string, statut: string) => poster(`/observations/${id}/decision`, { statut }),
    lire: async (chemin: string) => (await fetch(`${serveur.url}/api/v1${chemin}`)).json(),
    /** Empties what fiches and issues wrote. */
    vider: () =>
      sql
        .raw('truncate observation, observation_technique, observation_enjeu, enjeu, reglage')
        .execute(serveur.base.db),
  }
}
