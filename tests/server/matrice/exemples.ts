/** One good request for each route, about département 96. */
import { randomUUID } from 'node:crypto'
import { BUREAU, ficheDeTest } from '../../support/observation.ts'
import { MOT_DE_PASSE } from '../../support/compte.ts'
import { COMMUNE } from './acteurs.ts'
import {
  ACTEUR_LOCAL,
  ENJEU,
  LISTE,
  MILITANT,
  MISSION,
  acteurLocal,
  bits,
  enjeu,
  fiche,
  groupe,
  groupeLocal,
  groupeSaisi,
  impression,
  invitation,
  liste,
  militant,
  mission,
  passe,
  secteur,
  type Monde,
} from './fabriques.ts'

const CIRCONSCRIPTION = '96-01'

export interface Exemple {
  /** Values of the path, in order; then the query. */
  chemin: string
  corps?: unknown
  /** Status when all is allowed; 200 or 201 unless said otherwise, with the reason beside it. */
  statut?: number
  /** Text of the answer that nobody out of scope may read, when the route answers them at all. */
  trace?: string
}
type Fabrique = (m: Monde) => Exemple | Promise<Exemple>

const vide = (): Exemple => ({ chemin: '' })
const lieu = `niveau=commune&code=${COMMUNE}`
const vue = 'niveau=commune&departement=96'

/** A path with its parameters filled by name: enough for what is read by everybody. */
const CODES: Record<string, string> = {
  circonscriptions: CIRCONSCRIPTION,
  communes: COMMUNE,
  bureaux: BUREAU,
  bureau: BUREAU,
}
export function cheminPublic(chemin: string, m: Monde): string {
  const dossier = /\/(circonscriptions|communes|secteurs|bureaux|bureau)\//.exec(chemin)?.[1]
  const code = dossier === 'secteurs' ? m.secteur : (CODES[dossier ?? ''] ?? COMMUNE)
  return chemin
    .replace(':niveau', 'commune')
    .replace(':circonscription', CIRCONSCRIPTION)
    .replace(':cle', 'profil')
    .replace(/:(code|id)/, chemin.includes('/secteurs/') ? m.secteur : code)
}

export const EXEMPLES: Record<string, Fabrique> = {
  'get /api/v1/recherche': () => ({ chemin: '?q=brume' }),
  'get /api/v1/selection/filtre': () => ({ chemin: '?q=plus%20de%2018%20%25%20de%20moins%20de%2015%20ans' }),
  'get /api/v1/carte/:niveau/carte.svg': () => ({ chemin: '?emprise=0,45,1,46&largeur=200&hauteur=200' }),
  'get /api/v1/ciblage': () => ({ chemin: '?departement=96&heures=40' }),
  'get /api/v1/carte/heures.arrow': () => ({ chemin: '?heures=40' }),
  'get /api/v1/scenario/:niveau': () => ({ chemin: '/api/v1/scenario/bureau?gauche=0.01' }),
  'get /api/v1/observations': () => ({ chemin: `?${lieu}` }),
  'get /api/v1/enjeux': () => ({ chemin: `?${lieu}` }),
  'get /api/v1/groupes/proches': () => ({ chemin: `?commune=${COMMUNE}` }),
  'get /api/v1/brief': () => ({ chemin: `?circonscription=${CIRCONSCRIPTION}` }),
  'get /api/v1/secteurs': () => ({ chemin: `?circonscription=${CIRCONSCRIPTION}` }),
  'get /api/v1/planche.svg': () => ({ chemin: `?${vue}` }),
  'get /api/v1/planche.pdf': () => ({ chemin: `?${vue}` }),
  'get /api/v1/planche.png': () => ({ chemin: `?${vue}` }),
  'post /api/v1/selection/totaux': async (m) => ({ chemin: '', corps: await bits(m) }),
  'post /api/v1/session': async (m) => ({ chemin: '', corps: { secret: (await passe(m)).secret } }),
  // nobody has this identifier
  'post /api/v1/connexion': () => ({
    chemin: '',
    corps: { identifiant: randomUUID(), motDePasse: MOT_DE_PASSE },
    statut: 403,
  }),
  // a caller from elsewhere: ready accounts open on the machine of the server only
  'post /api/v1/connexion/demonstration': () => ({ chemin: '', corps: { role: 'siege' }, statut: 403 }),
  'post /api/v1/invitations/lecture': async (m) => ({
    chemin: '',
    corps: { secret: (await invitation(m)).secret },
  }),
  'post /api/v1/invitations/acceptation': async (m) => ({
    chemin: '',
    corps: {
      secret: (await invitation(m)).secret,
      identifiant: `i${randomUUID().slice(0, 8)}`,
      motDePasse: MOT_DE_PASSE,
    },
  }),

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
  'get /api/v1/laissez-passer': async (m) => ({ chemin: '', trace: (await passe(m)).id }),
  'post /api/v1/laissez-passer': () => ({
    chemin: '',
    corps: { role: 'groupe', departements: ['96'], libelle: 'Groupe', jours: 3 },
  }),
  'delete /api/v1/laissez-passer/:id': async (m) => ({
    chemin: `/api/v1/laissez-passer/${(await passe(m)).id}`,
  }),
  'post /api/v1/laissez-passer/:id/retablir': async (m) => {
    const { id } = await passe(m)
    await m.siege('DELETE', `/laissez-passer/${id}`)
    return { chemin: `/api/v1/laissez-passer/${id}/retablir`, corps: {} }
  },
  'get /api/v1/compte': vide,
  // none of the callers has that password
  'put /api/v1/compte/mot-de-passe': () => ({
    chemin: '',
    corps: { ancien: MOT_DE_PASSE, nouveau: MOT_DE_PASSE },
    statut: 403,
  }),
  'post /api/v1/compte/double-code': () => ({ chemin: '', corps: { motDePasse: MOT_DE_PASSE }, statut: 403 }),
  'put /api/v1/compte/double-code': () => ({ chemin: '', corps: { code: '000000' }, statut: 403 }),
  'post /api/v1/compte/double-code/retrait': () => ({
    chemin: '',
    corps: { motDePasse: MOT_DE_PASSE },
    statut: 403,
  }),
  'post /api/v1/compte/effacement': () => ({ chemin: '', corps: { motDePasse: MOT_DE_PASSE }, statut: 403 }),
  'delete /api/v1/compte/seances/:id': () => ({ chemin: `/api/v1/compte/seances/${randomUUID()}` }),
  'delete /api/v1/compte/seances': vide,
  'get /api/v1/comptes': async (m) => ({ chemin: '', trace: await groupe(m) }),
  'put /api/v1/comptes/:id': async (m) => ({
    chemin: `/api/v1/comptes/${await groupe(m)}`,
    corps: { role: 'groupe', departements: ['96'], actif: true },
  }),
  'delete /api/v1/comptes/:id': async (m) => ({ chemin: `/api/v1/comptes/${await groupe(m)}` }),
  'post /api/v1/comptes/:id/reinitialisation': async (m) => ({
    chemin: `/api/v1/comptes/${await groupe(m)}/reinitialisation`,
    corps: { sansDoubleCode: false },
  }),
  'post /api/v1/invitations': () => ({
    chemin: '',
    corps: { role: 'groupe', departements: ['96'], jours: 3 },
  }),
  'delete /api/v1/invitations/:id': async (m) => ({
    chemin: `/api/v1/invitations/${(await invitation(m)).id}`,
  }),
  'post /api/v1/invitations/:id/retablir': async (m) => ({
    chemin: `/api/v1/invitations/${(await invitation(m)).id}/retablir`,
    corps: {},
  }),
  'get /api/v1/journal': async (m) => ({ chemin: '', trace: await enjeu(m) }),
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
