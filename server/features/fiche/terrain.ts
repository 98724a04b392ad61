/** The département of a fiche, read once and kept for a while: the publication by its version, the living part at each request. */
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { NiveauFiche } from '#domain/fiche/fiche'
import { lireSecteur } from '#db/secteur'
import { sql } from 'kysely'
import type { Terrain } from './extraire.ts'
import { lireFonds, type Fonds } from './fonds.ts'
import { lireVivant } from './vivant.ts'

/** Départements kept: some ten megabytes each. */
const GARDES = 4
/** By database, version and département; the last used at the end. */
const fonds = new WeakMap<Kysely<Schema>, Map<string, Promise<Fonds | null>>>()

async function fondsDe(db: Kysely<Schema>, departement: string): Promise<Fonds | null> {
  const { rows } = await sql<{ version: string }>`select version from publie.publication`.execute(db)
  const cle = `${rows[0]?.version} ${departement}`
  const gardes = fonds.get(db) ?? new Map<string, Promise<Fonds | null>>()
  fonds.set(db, gardes)
  const lu = gardes.get(cle) ?? lireFonds(db, departement)
  gardes.delete(cle)
  gardes.set(cle, lu)
  lu.catch(() => gardes.delete(cle))
  for (const ancienne of [...gardes.keys()].slice(0, Math.max(0, gardes.size - GARDES)))
    gardes.delete(ancienne)
  return lu
}

/** Département of a place; null when it is not there. */
export async function departementDe(
  db: Kysely<Schema>,
  niveau: NiveauFiche,
  code: string,
): Promise<string | null> {
  if (niveau === 'secteur') {
    const secteur = await lireSecteur(db, code)
    if (secteur) return secteur.supprimeLe ? null : secteur.departement
    // The cut of its circonscription may not have been asked for yet.
    return departementDe(db, 'circonscription', code.replace(/-\d+$/, ''))
  }
  const lieu = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select('departement')
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .executeTakeFirst()
  return lieu?.departement ?? null
}

/** Everything that the fiches of a département need; null when it is not published. */
export async function lireTerrain(
  db: Kysely<Schema>,
  departement: string,
  maintenant: Date,
): Promise<Terrain | null> {
  const lu = await fondsDe(db, departement)
  return lu && { fonds: lu, vivant: await lireVivant(db, lu, maintenant) }
}

/** Codes of the published départements that have bureaux. */
export async function listerDepartements(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ departement: string }>`
    select distinct departement from publie.lieu where niveau = 'circonscription' order by 1`.execute(db)
  return rows.map((r) => r.departement)
}
