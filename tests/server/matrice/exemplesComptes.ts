/** Good requests: who enters, what they may open, and what they did. */
import { randomUUID } from 'node:crypto'
import { MOT_DE_PASSE } from '../../support/compte.ts'
import { type Fabrique, vide } from './exemple.ts'
import { enjeu, groupe, invitation, passe } from './fabriques.ts'

export const COMPTES: Record<string, Fabrique> = {
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
}
