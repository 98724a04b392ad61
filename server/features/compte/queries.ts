/** Accounts: read, listed, changed, erased. */
import type { Kysely, Selectable } from 'kysely'
import type { Compte, CompteChange, RessortCompte } from '#contract/compte'
import { groupeNomme } from '#db/groupe'
import { enColonnes, territoireDe } from '#db/ressort'
import type { Schema } from '#db/schema'
import type { TableCompte } from '#db/schemaComptes'
import { fermerSeances } from '#db/seance'
import { Probleme } from '../../http/problem.ts'

export type LeCompte = Selectable<TableCompte>
type RessortGarde = Pick<
  LeCompte,
  'role' | 'departements' | 'territoireNiveau' | 'territoireCode' | 'libelle'
>

export const ressortDe = (r: RessortGarde): RessortCompte => ({
  role: r.role,
  departements: r.departements,
  territoire: territoireDe(r),
  libelle: r.libelle,
})

export const lireCompte = (
  db: Kysely<Schema>,
  cle: { id: string } | { identifiant: string },
): Promise<LeCompte | undefined> =>
  db
    .selectFrom('compte')
    .selectAll()
    .where((e) => e.and(cle))
    .executeTakeFirst()

export async function listerComptes(db: Kysely<Schema>): Promise<Compte[]> {
  const lignes = await db
    .selectFrom('compte')
    .selectAll('compte')
    .select((e) =>
      e
        .selectFrom('seance')
        .whereRef('seance.compte', '=', 'compte.id')
        .select((s) => s.fn.max('seance.vueLe').as('vue'))
        .as('vuLe'),
    )
    .where('demonstration', '=', false)
    .orderBy('identifiant')
    .execute()
  return lignes.map((l) => ({
    ...ressortDe(l),
    id: l.id,
    identifiant: l.identifiant,
    doubleCode: l.graineActive,
    actif: l.desactiveLe === null,
    creeLe: l.creeLe.toISOString(),
    vuLe: l.vuLe?.toISOString() ?? null,
  }))
}

/** Accounts of headquarters that can enter, locked until the end of the transaction: one at least must stay. */
const siegesQuiRestent = (t: Kysely<Schema>) =>
  t
    .selectFrom('compte')
    .select('id')
    .where('role', '=', 'siege')
    .where('departements', 'is', null)
    .where('desactiveLe', 'is', null)
    .where('demonstration', '=', false)
    .forUpdate()
    .execute()

/** @throws Probleme 409 when it is the last account that can let anybody in again. */
async function exigerUnAutreSiege(t: Kysely<Schema>, id: string): Promise<void> {
  const sieges = await siegesQuiRestent(t)
  if (sieges.length === 1 && sieges[0]!.id === id)
    throw new Probleme('dernierSiege', 'Créez d’abord un autre compte du siège pour tout le pays.')
}

export const aUnSiege = async (t: Kysely<Schema>): Promise<boolean> => (await siegesQuiRestent(t)).length > 0

export async function changerCompte(
  db: Kysely<Schema>,
  id: string,
  { actif, territoire = null, libelle = null, role, departements }: CompteChange,
  maintenant: Date,
): Promise<void> {
  await db.transaction().execute(async (t) => {
    if (!actif || role !== 'siege' || departements !== null) await exigerUnAutreSiege(t, id)
    await t
      .updateTable('compte')
      .set({
        role,
        departements,
        libelle,
        groupeId: role === 'groupe' ? await groupeNomme(t, libelle, departements) : null,
        ...enColonnes(territoire),
        desactiveLe: actif ? null : maintenant,
      })
      .where('id', '=', id)
      .execute()
    if (!actif) await fermerSeances(t, id)
  })
}

/** Removes the account and all that hangs on it; the journal keeps its id, which then names nobody. */
export async function effacerCompte(db: Kysely<Schema>, id: string): Promise<void> {
  await db.transaction().execute(async (t) => {
    await exigerUnAutreSiege(t, id)
    await t.deleteFrom('compte').where('id', '=', id).execute()
  })
}
