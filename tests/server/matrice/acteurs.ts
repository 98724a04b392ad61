/** One caller for each way to be let in, in scope (the demonstration is département 96) and out of it. */
import { randomUUID } from 'node:crypto'
import { groupeNomme } from '#db/groupe'
import { creerLaissezPasser } from '#db/laissezPasser'
import { enColonnes } from '#db/ressort'
import { ouvrirSeance } from '#db/seance'
import { ROLES_PERMIS, type Acces, type Role } from '#domain/acteur'
import type { RoleCompte } from '#domain/compte'
import type { Territoire } from '#domain/territoire'
import { Client } from '../../support/client.ts'
import type { ServeurDeTest } from '../../support/serveur.ts'

export const MAINTENANT = new Date('2026-11-21T12:00:00Z')
export const COMMUNE = '96009'

export interface ActeurDEssai {
  nom: string
  role: Role
  /** Its scope covers the place of the examples. */
  dedans: boolean
  par: 'compte' | 'passe' | 'machine' | 'personne'
  client: Client
}

export const peutEntrer = (a: ActeurDEssai, acces: Acces): boolean =>
  ROLES_PERMIS[acces].includes(a.role) &&
  (acces !== 'compte' || a.par === 'compte') &&
  (acces !== 'local' || a.par === 'machine')

/** The group of those in scope; the one of elsewhere is another group. */
export const GROUPE = 'Groupe d’essai'
const GROUPE_D_AILLEURS = 'Groupe d’ailleurs'
/** A group is told by its number; one that its federation does not keep has none. */
const nommer = async (db: ServeurDeTest['base']['db'], libelle: string) => ({
  libelle,
  groupeId: await groupeNomme(db, libelle, ['96']),
})

const estDAilleurs = (t: Territoire | null): boolean => t !== null && t.code !== COMMUNE

/** Of an account, as if it had just entered. */
export async function ouvrirCompte(
  serveur: ServeurDeTest,
  role: RoleCompte,
  departements: string[] | null,
  territoire: Territoire | null = null,
): Promise<{ id: string; client: Client }> {
  const id = randomUUID()
  const { db } = serveur.base
  await db
    .insertInto('compte')
    .values({
      id,
      identifiant: `essai.${id.slice(0, 8)}`,
      role,
      departements,
      ...(role === 'groupe'
        ? await nommer(db, estDAilleurs(territoire) ? GROUPE_D_AILLEURS : GROUPE)
        : { libelle: null }),
      ...enColonnes(territoire),
      creeLe: MAINTENANT,
    })
    .execute()
  const client = new Client(serveur)
  client.temoins.set('qg_seance', (await ouvrirSeance(db, id, 'essai', MAINTENANT)).secret)
  return { id, client }
}

async function ouvrirPasse(
  serveur: ServeurDeTest,
  role: 'lien' | 'groupe' | 'federation',
  departements: string[],
  territoire: Territoire | null = null,
): Promise<Client> {
  const demande = { role, departements, territoire, libelle: GROUPE, jours: 30 }
  const client = new Client(serveur)
  client.temoins.set(
    'qg_laissez_passer',
    (await creerLaissezPasser(serveur.base.db, demande, MAINTENANT)).secret,
  )
  return client
}

const commune = (code: string): Territoire => ({ niveau: 'commune', code })

export async function inviterActeurs(serveur: ServeurDeTest): Promise<ActeurDEssai[]> {
  const compte = async (
    nom: string,
    role: RoleCompte,
    departements: string[] | null,
    territoire: Territoire | null = null,
    dedans = departements?.includes('96') ?? true,
  ): Promise<ActeurDEssai> => {
    const { client } = await ouvrirCompte(serveur, role, departements, territoire)
    return { nom, role, dedans, par: 'compte', client }
  }
  const passe = async (
    nom: string,
    role: 'lien' | 'groupe' | 'federation',
    departements: string[],
    territoire: Territoire | null = null,
    dedans = departements.includes('96'),
  ): Promise<ActeurDEssai> => {
    return {
      nom,
      role,
      dedans,
      par: 'passe',
      client: await ouvrirPasse(serveur, role, departements, territoire),
    }
  }
  return [
    { nom: 'visiteur', role: 'visiteur', dedans: false, par: 'personne', client: new Client(serveur) },
    await passe('lien de la commune', 'lien', ['96'], commune(COMMUNE)),
    await passe('lien d’une autre commune', 'lien', ['96'], commune('96001'), false),
    await compte('lecture 96', 'lecture', ['96']),
    await compte('lecture 30', 'lecture', ['30']),
    await compte('groupe 96', 'groupe', ['96']),
    await compte('groupe de la commune', 'groupe', ['96'], commune(COMMUNE)),
    await compte('groupe d’une autre commune', 'groupe', ['96'], commune('96001'), false),
    await compte('groupe 30', 'groupe', ['30']),
    await passe('laissez-passer groupe 96', 'groupe', ['96']),
    await compte('fédération 96', 'federation', ['96']),
    await compte('fédération 30 et 34', 'federation', ['30', '34']),
    await passe('laissez-passer fédération 30', 'federation', ['30']),
    await compte('siège', 'siege', null),
    await compte('siège borné au 30', 'siege', ['30']),
  ]
}
