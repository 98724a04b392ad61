/** Good requests: places, maps and fiches, what is observed there, and the loads that publish them. */
import { randomUUID } from 'node:crypto'
import { BUREAU, ficheDeTest } from '../../support/observation.ts'
import { COMMUNE } from './acteurs.ts'
import { CIRCONSCRIPTION, type Fabrique, vide } from './exemple.ts'
import { ENJEU, bits, enjeu, fiche, impression, secteur } from './fabriques.ts'

const lieu = `niveau=commune&code=${COMMUNE}`
const vue = 'niveau=commune&departement=96'

export const DONNEES: Record<string, Fabrique> = {
  'get /api/v1/recherche': () => ({ chemin: '?q=brume' }),
  'get /api/v1/selection/filtre': () => ({ chemin: '?q=plus%20de%2018%20%25%20de%20moins%20de%2015%20ans' }),
  'get /api/v1/carte/:niveau/carte.svg': () => ({ chemin: '?emprise=0,45,1,46&largeur=200&hauteur=200' }),
  'get /api/v1/ciblage': () => ({ chemin: '?departement=96&heures=40' }),
  'get /api/v1/carte/heures.arrow': () => ({ chemin: '?heures=40' }),
  'get /api/v1/scenario/:niveau': () => ({ chemin: '/api/v1/scenario/bureau?gauche=0.01' }),
  'get /api/v1/observations': () => ({ chemin: `?${lieu}` }),
  'get /api/v1/enjeux': () => ({ chemin: `?${lieu}` }),
  'get /api/v1/brief': () => ({ chemin: `?circonscription=${CIRCONSCRIPTION}` }),
  'get /api/v1/secteurs': () => ({ chemin: `?circonscription=${CIRCONSCRIPTION}` }),
  'get /api/v1/planche.svg': () => ({ chemin: `?${vue}` }),
  'get /api/v1/planche.pdf': () => ({ chemin: `?${vue}` }),
  'get /api/v1/planche.png': () => ({ chemin: `?${vue}` }),
  'post /api/v1/selection/totaux': async (m) => ({ chemin: '', corps: await bits(m) }),
  'get /api/v1/donnees': vide,
  // neither départements nor folder: refused once let in
  'post /api/v1/donnees/chargements': () => ({
    chemin: '',
    corps: { departements: null, dossier: null },
    statut: 400,
  }),
  'delete /api/v1/donnees/chargements/:id': () => ({ chemin: `/${randomUUID()}`, statut: 404 }),
  'get /api/v1/exports/bureaux.:format': () => ({
    chemin: '/api/v1/exports/bureaux.csv?departement=96',
    trace: BUREAU,
  }),
  'post /api/v1/exports/selection.:format': async (m) => ({
    chemin: '/api/v1/exports/selection.csv',
    corps: { ...(await bits(m)), colonnes: ['code'] },
    trace: '96001_0001',
  }),
  'post /api/v1/impressions': () => ({ chemin: '', corps: { departement: '96' } }),
  'get /api/v1/impressions/:id': async (m) => ({ chemin: `/${await impression(m)}` }),
  'delete /api/v1/impressions/:id': async (m) => ({ chemin: `/${await impression(m)}` }),
  // no worker runs here: the archive is not ready
  'get /fiches/impressions/:id.zip': async (m) => ({
    chemin: `/fiches/impressions/${await impression(m)}.zip`,
    statut: 404,
  }),
  'post /api/v1/fiches/circonscriptions/:code/versions': () => ({
    chemin: `/api/v1/fiches/circonscriptions/${CIRCONSCRIPTION}/versions`,
    corps: {},
  }),
  'post /api/v1/fiches/communes/:code/versions': () => ({
    chemin: `/api/v1/fiches/communes/${COMMUNE}/versions`,
    corps: {},
  }),
  'post /api/v1/fiches/secteurs/:code/versions': (m) => ({
    chemin: `/api/v1/fiches/secteurs/${m.secteur}/versions`,
    corps: {},
  }),
  'post /api/v1/fiches/bureaux/:code/versions': () => ({
    chemin: `/api/v1/fiches/bureaux/${BUREAU}/versions`,
    corps: {},
  }),
  'post /api/v1/observations': () => ({ chemin: '', corps: ficheDeTest() }),
  'post /api/v1/observations/:id/decision': async (m) => ({
    chemin: `/api/v1/observations/${await fiche(m)}/decision`,
    corps: { statut: 'qualifiee' },
  }),
  'get /api/v1/retours': async (m) => ({ chemin: '?statut=recue', trace: await fiche(m) }),
  'post /api/v1/retours/:id/enjeux/:rang': async (m) => ({
    chemin: `/api/v1/retours/${await fiche(m)}/enjeux/0`,
    corps: {},
  }),
  'get /api/v1/enjeux/suivi': async (m) => ({ chemin: '', trace: await enjeu(m) }),
  'post /api/v1/enjeux': () => ({ chemin: '', corps: ENJEU }),
  'post /api/v1/enjeux/:id/statut': async (m) => ({
    chemin: `/api/v1/enjeux/${await enjeu(m)}/statut`,
    corps: { statut: 'verifie' },
  }),
  'get /api/v1/techniques/suivi': vide,
  'put /api/v1/techniques/:cle': async ({ siege }) => {
    const { techniques } = await siege<{ techniques: { cle: string; version: number; contenu: object }[] }>(
      'GET',
      '/techniques/suivi',
    )
    const { cle, version, contenu } = techniques[0]!
    return { chemin: `/api/v1/techniques/${cle}`, corps: { version, contenu } }
  },
  'get /api/v1/techniques/:cle/versions': () => ({ chemin: '/api/v1/techniques/enjeuLocal/versions' }),
  'put /api/v1/calendrier': () => ({ chemin: '', corps: { vote: null } }),
  'post /api/v1/secteurs': () => ({ chemin: '', corps: { nom: 'Essai', bureaux: [BUREAU] } }),
  'put /api/v1/secteurs/:id': async (m) => {
    const { id, version } = await secteur(m)
    return { chemin: `/api/v1/secteurs/${id}`, corps: { nom: 'Renommé', depart: null, version } }
  },
  'delete /api/v1/secteurs/:id': async (m) => ({ chemin: `/api/v1/secteurs/${(await secteur(m)).id}` }),
  'post /api/v1/secteurs/:id/retablir': async (m) => {
    const { id } = await secteur(m)
    await m.siege('DELETE', `/secteurs/${id}`)
    return { chemin: `/api/v1/secteurs/${id}/retablir`, corps: {} }
  },
  'put /api/v1/decoupes/:circonscription': async ({ siege }) => {
    const { empreinte, secteurs } = await siege<{
      empreinte: string
      secteurs: { id: string; nom: string; bureaux: string[]; depart: unknown; libre: boolean }[]
    }>('GET', `/secteurs?circonscription=${CIRCONSCRIPTION}`)
    return {
      chemin: `/api/v1/decoupes/${CIRCONSCRIPTION}`,
      corps: {
        empreinte,
        secteurs: secteurs
          .filter((s) => !s.libre)
          .map(({ id, nom, bureaux, depart }) => ({ id, nom, bureaux, depart })),
      },
    }
  },
  'delete /api/v1/decoupes/:circonscription': () => ({ chemin: `/api/v1/decoupes/${CIRCONSCRIPTION}` }),
}
