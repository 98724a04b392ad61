/** What the examples are about: things made by headquarters, anew each time, since many requests use up what they touch. */
import { creerLaissezPasser } from '#db/laissezPasser'
import { depuisRangs, enBase64 } from '#domain/selection/bits'
import { BUREAU, ficheDeTest } from '../../support/observation.ts'
import { Client } from '../../support/client.ts'
import type { ServeurDeTest } from '../../support/serveur.ts'
import { COMMUNE, GROUPE, MAINTENANT, ouvrirCompte } from './acteurs.ts'

export interface Monde {
  serveur: ServeurDeTest
  secteur: string
  /** The group of those in scope. */
  groupe: string
  /** Calls as headquarters, from the machine of the server. */
  siege: <T>(methode: string, chemin: string, corps?: unknown) => Promise<T>
}

export async function ouvrirMonde(serveur: ServeurDeTest): Promise<Monde> {
  const machine = new Client(serveur)
  const siege = async <T>(methode: string, chemin: string, corps?: unknown): Promise<T> => {
    const reponse = await machine.appeler(methode, chemin, { corps, ici: true })
    if (!reponse.ok) throw new Error(`${methode} ${chemin} : ${reponse.status} ${await reponse.text()}`)
    return (await reponse.json()) as T
  }
  const { id } = await siege<{ id: string }>('POST', '/secteurs', { nom: 'Toujours là', bureaux: [BUREAU] })
  const ouvert = await siege<AvecId>('POST', '/groupes', { ...groupeSaisi(), nom: GROUPE })
  return { serveur, siege, secteur: id, groupe: ouvert.id }
}

export const MILITANT = {
  departement: '96',
  appellation: 'Camille',
  contact: null,
  groupe: GROUPE,
  commune: null,
  competences: [],
  themes: [],
  langues: [],
  disponibilites: [],
  trajetMax: 30,
  consentementLe: '2026-11-01',
}
export const MISSION = {
  departement: '96',
  titre: 'Devant la gare',
  niveau: 'commune',
  code: COMMUNE,
  jour: '2026-12-05',
  creneau: 'samediMatin',
  theme: null,
  competences: [],
  langues: [],
  personnes: 2,
}
let rangDeGroupe = 0
export const groupeSaisi = () => ({
  nom: `Groupe d’essai ${++rangDeGroupe}`,
  niveau: 'departement',
  code: '96',
  terrain: null,
  communes: [],
  commune: COMMUNE,
  parent: null,
  canal: null,
  presentation: null,
  fonctions: [],
  visible: false,
})
export const groupeLocal = async ({ siege }: Monde) =>
  (await siege<AvecId>('POST', '/groupes', groupeSaisi())).id
export const LISTE = {
  departement: '96',
  nom: 'Liste d’essai',
  genre: 'filtre',
  adresse: null,
  departs: [],
  tri: 'voix',
  lignes: [{ code: BUREAU, seances: null }],
}
export const ENJEU = {
  niveau: 'bureau',
  code: BUREAU,
  theme: 'sante',
  texte: 'La maternité ferme.',
  concerne: null,
  source: 'Conseil municipal',
  sourceDate: '2026-11-01',
}
type AvecId = { id: string }
export const ACTEUR_LOCAL = {
  commune: COMMUNE,
  sorte: 'association',
  nom: 'Les Jardins',
  note: null,
  lien: null,
}
export const acteurLocal = async ({ siege }: Monde) =>
  (await siege<AvecId>('POST', '/acteurs-locaux', ACTEUR_LOCAL)).id
/** A list of one bureau, shared with the group of those in scope. */
export const liste = async ({ siege }: Monde): Promise<{ id: string; partage: string }> => {
  const { id } = await siege<AvecId>('POST', '/listes', LISTE)
  const partage = await siege<AvecId>('POST', `/listes/${id}/partages`, { groupe: GROUPE, jours: 3 })
  return { id, partage: partage.id }
}
export const militant = async ({ siege }: Monde) => (await siege<AvecId>('POST', '/militants', MILITANT)).id
export const mission = async ({ siege }: Monde) =>
  (await siege<{ missions: AvecId[] }>('POST', '/missions', MISSION)).missions.at(-1)!.id
export const enjeu = async ({ siege }: Monde) => (await siege<AvecId>('POST', '/enjeux', ENJEU)).id
export const fiche = async ({ siege }: Monde) => {
  const envoyee = ficheDeTest({ enjeux: [{ theme: 'sante', texte: 'La maternité ferme.' }] })
  await siege('POST', '/observations', envoyee)
  return envoyee.id
}
export const secteur = async ({ siege }: Monde) => {
  const s = await siege<AvecId & { version: number }>('POST', '/secteurs', {
    nom: 'Essai',
    bureaux: [BUREAU],
  })
  return s
}
export const passe = ({ serveur }: Monde) =>
  creerLaissezPasser(
    serveur.base.db,
    { role: 'groupe', departements: ['96'], libelle: 'Groupe tracé', jours: 3 },
    MAINTENANT,
  )
export const invitation = ({ siege }: Monde) =>
  siege<AvecId & { secret: string }>('POST', '/invitations', {
    role: 'groupe',
    departements: ['96'],
    libelle: 'Invités tracés',
    jours: 3,
  })
export const groupe = async ({ serveur }: Monde) => (await ouvrirCompte(serveur, 'groupe', ['96'])).id
export const impression = async ({ siege }: Monde) =>
  (await siege<AvecId>('POST', '/impressions', { departement: '96' })).id

/** The first bureau of the country, selected. */
export async function bits({ siege, serveur }: Monde): Promise<{ version: string; bits: string }> {
  const { version } = await siege<{ version: string }>('GET', '/publication')
  const { nombre } = await serveur.base.db
    .withSchema('publie')
    .selectFrom('lieu')
    .select((e) => e.fn.countAll<number>().as('nombre'))
    .where('niveau', '=', 'bureau')
    .executeTakeFirstOrThrow()
  return { version, bits: enBase64(depuisRangs(nombre, [0])) }
}
