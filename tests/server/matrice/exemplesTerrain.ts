/** Good requests: people and their work: militants, missions, groups, lists. */
import { randomUUID } from 'node:crypto'
import { BUREAU } from '../../support/observation.ts'
import { COMMUNE } from './acteurs.ts'
import { type Fabrique, vide } from './exemple.ts'
import {
  ACTEUR_LOCAL,
  LISTE,
  MILITANT,
  MISSION,
  acteurLocal,
  groupeLocal,
  groupeSaisi,
  liste,
  militant,
  mission,
} from './fabriques.ts'

export const TERRAIN: Record<string, Fabrique> = {
  'get /api/v1/groupes/proches': () => ({ chemin: `?commune=${COMMUNE}` }),
  'get /api/v1/militants': () => ({ chemin: '?departement=96' }),
  'post /api/v1/militants': () => ({ chemin: '', corps: MILITANT }),
  'put /api/v1/militants/:id': async (m) => ({
    chemin: `/api/v1/militants/${await militant(m)}`,
    corps: MILITANT,
  }),
  'delete /api/v1/militants/:id': async (m) => ({ chemin: `/api/v1/militants/${await militant(m)}` }),
  'get /api/v1/militants/:id/dossier': async (m) => ({
    chemin: `/api/v1/militants/${await militant(m)}/dossier`,
  }),
  'get /api/v1/membres': async (m) => ({ chemin: '', trace: await militant(m) }),
  'post /api/v1/participations': async (m) => ({
    chemin: '',
    corps: { jour: '2026-11-20', militants: [await militant(m)] },
    trace: '"notees":1',
  }),
  'get /api/v1/retention': vide,
  'post /api/v1/retention': () => ({ chemin: '', corps: {} }),
  'get /api/v1/missions': () => ({ chemin: '?departement=96' }),
  'post /api/v1/missions': () => ({ chemin: '', corps: MISSION }),
  'delete /api/v1/missions/:id': async (m) => ({ chemin: `/api/v1/missions/${await mission(m)}` }),
  'get /api/v1/missions/plan': () => ({ chemin: '?departement=96' }),
  'put /api/v1/missions/plan': () => ({ chemin: '', corps: { departement: '96', affectations: [] } }),
  'get /api/v1/missions/groupe': async (m) => {
    await mission(m)
    return { chemin: '', trace: MISSION.titre }
  },
  'get /api/v1/missions/sans-retour': () => ({ chemin: '?departement=96' }),
  'post /api/v1/missions/:id/inscriptions': async (m) => ({
    chemin: `/api/v1/missions/${await mission(m)}/inscriptions`,
    corps: { id: randomUUID(), personnes: 2 },
  }),
  // of another group: as if it were not there
  'delete /api/v1/inscriptions/:id': () => ({
    chemin: `/api/v1/inscriptions/${randomUUID()}`,
    statut: 404,
  }),
  'post /api/v1/missions/:id/places': async (m) => ({
    chemin: `/api/v1/missions/${await mission(m)}/places`,
    corps: { id: randomUUID(), sens: 'aller', commune: COMMUNE, places: 2 },
  }),
  'delete /api/v1/places/:id': () => ({ chemin: `/api/v1/places/${randomUUID()}`, statut: 404 }),
  'post /api/v1/agenda': () => ({ chemin: '', corps: {} }),
  'delete /api/v1/agenda': vide,
  // nobody gave this key
  'get /api/v1/missions.ics': () => ({ chemin: `?cle=${'a'.repeat(43)}`, statut: 404 }),
  'get /api/v1/listes': async (m) => ({ chemin: '?departement=96', trace: (await liste(m)).id }),
  'post /api/v1/listes': () => ({ chemin: '', corps: LISTE }),
  'get /api/v1/listes/:id': async (m) => ({
    chemin: `/api/v1/listes/${(await liste(m)).id}`,
    trace: LISTE.nom,
  }),
  'put /api/v1/listes/:id': async (m) => ({
    chemin: `/api/v1/listes/${(await liste(m)).id}`,
    corps: { revision: 1, nom: 'Renommée', tri: 'main', colonnes: [], codes: [BUREAU] },
  }),
  'delete /api/v1/listes/:id': async (m) => ({ chemin: `/api/v1/listes/${(await liste(m)).id}` }),
  'post /api/v1/listes/:id/reprise': async (m) => {
    const { id } = await liste(m)
    await m.siege('DELETE', `/listes/${id}`)
    return { chemin: `/api/v1/listes/${id}/reprise`, corps: {} }
  },
  'post /api/v1/listes/:id/statuts': async (m) => ({
    chemin: `/api/v1/listes/${(await liste(m)).id}/statuts`,
    corps: { code: BUREAU, statut: 'fait' },
  }),
  'post /api/v1/listes/:id/versions': async (m) => ({
    chemin: `/api/v1/listes/${(await liste(m)).id}/versions`,
    corps: {},
  }),
  'post /api/v1/listes/:id/partages': async (m) => ({
    chemin: `/api/v1/listes/${(await liste(m)).id}/partages`,
    corps: { groupe: 'Un autre groupe', jours: 3 },
  }),
  'delete /api/v1/listes/:id/partages/:partage': async (m) => {
    const { id, partage } = await liste(m)
    return { chemin: `/api/v1/listes/${id}/partages/${partage}` }
  },
  'get /api/v1/listes/:id/direct': async (m) => ({ chemin: `/api/v1/listes/${(await liste(m)).id}/direct` }),
  'get /api/v1/exports/listes/:id.:format': async (m) => ({
    chemin: `/api/v1/exports/listes/${(await liste(m)).id}.gpx`,
    trace: BUREAU,
  }),
  'get /api/v1/groupes': () => ({ chemin: '?departement=96' }),
  'get /api/v1/groupes/carte': () => ({ chemin: '?departement=96' }),
  'get /api/v1/groupes/mien': vide,
  'put /api/v1/groupes/:id/carte': (m) => ({
    chemin: `/api/v1/groupes/${m.groupe}/carte`,
    corps: { visible: false },
  }),
  'get /api/v1/acteurs-locaux': async (m) => ({ chemin: '?departement=96', trace: await acteurLocal(m) }),
  'post /api/v1/acteurs-locaux': () => ({ chemin: '', corps: ACTEUR_LOCAL }),
  'post /api/v1/acteurs-locaux/:id/retrait': async (m) => ({
    chemin: `/api/v1/acteurs-locaux/${await acteurLocal(m)}/retrait`,
    corps: { retire: true },
  }),
  'get /api/v1/groupes/couverture': () => ({ chemin: '?departement=96' }),
  'post /api/v1/groupes': () => ({ chemin: '', corps: groupeSaisi() }),
  'put /api/v1/groupes/:id': async (m) => ({
    chemin: `/api/v1/groupes/${await groupeLocal(m)}`,
    corps: groupeSaisi(),
  }),
  'post /api/v1/groupes/:id/fermeture': async (m) => ({
    chemin: `/api/v1/groupes/${await groupeLocal(m)}/fermeture`,
    corps: { ferme: true },
  }),
  'get /api/v1/compteurs': () => ({ chemin: '?departement=96' }),
  'put /api/v1/compteurs': (m) => ({
    chemin: '',
    corps: { groupe: m.groupe, semaine: '2026-11-16', sorte: 'appels', nombre: 3 },
  }),
}
