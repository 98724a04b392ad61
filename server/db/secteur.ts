/** Stored sectors. The automatic cut of a circonscription is stored the first time that it is asked for, so that its numbers last. */
import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { gesteDe } from '#domain/fiche/gestes'
import { grouper } from '#domain/grouper'
import type { Profil } from '#domain/profil'
import type { BureauADecouper } from '#domain/secteur'
import { accorder } from '#domain/secteur/accorder'
import { decouperSecteurs } from '#domain/secteur/decoupe'
import type { Schema } from './schema.ts'
import type { TableSecteur } from './schemaDurable.ts'

/** A published bureau, with where it votes. */
export type BureauDuTerrain = BureauADecouper & { circonscription: string; departement: string }

/** Published bureaux of circonscriptions, by code. */
export async function lireBureauxADecouper(
  db: Kysely<Schema>,
  circonscriptions: readonly string[],
): Promise<BureauDuTerrain[]> {
  const { rows } = await sql<
    Omit<BureauDuTerrain, 'ancre' | 'affinite'> & {
      x: number | null
      y: number | null
      profil: Profil | null
      reserveNette: number | null
    }
  >`
    select l.code, l.nom, l.commune, coalesce(l.nom_commune, l.nom) as nom_commune, l.inscrits, l.superficie, l.circonscription,
           l.departement, ST_X(l.ancre) as x, ST_Y(l.ancre) as y, c.profil, c.reserve_nette
    from publie.lieu l
    left join publie.classement c on c.niveau = l.niveau and c.code = l.code
    where l.niveau = 'bureau' and l.circonscription = any(${circonscriptions}::text[])
    order by l.code`.execute(db)
  return rows.map(({ x, y, profil, reserveNette, ...b }) => ({
    ...b,
    ancre: x === null || y === null ? null : [x, y],
    affinite: gesteDe(
      { inscrits: b.inscrits, reserveNette },
      profil === 'acquis' || profil === 'hesitant' ? b.inscrits : 0,
    ),
  }))
}

/**
 * Sectors of the cut of circonscriptions, by number, true to the current publication; cut now where nothing is stored.
 * @param bureaux published bureaux of these circonscriptions.
 */
export async function lireDecoupes(
  db: Kysely<Schema>,
  bureaux: readonly BureauDuTerrain[],
  maintenant: Date,
): Promise<TableSecteur[]> {
  const parCirconscription = grouper(bureaux, (b) => b.circonscription)
  const codes = [...parCirconscription.keys()]
  let stockes = await lireStockes(db, codes)
  const manquantes = sansDecoupe(codes, stockes)
  if (manquantes.length > 0) {
    await enTransaction(db, (t) => couperLesManquantes(t, manquantes, parCirconscription, maintenant))
    stockes = await lireStockes(db, codes)
  }
  const groupes = grouper(stockes, (s) => s.circonscription)
  return codes.flatMap((c) => accorder(groupes.get(c) ?? [], parCirconscription.get(c)!)).toSorted(parNumero)
}

const sansDecoupe = (codes: readonly string[], stockes: readonly TableSecteur[]): string[] =>
  codes.filter((c) => !stockes.some((s) => s.circonscription === c))

/** Runs in the transaction that is already open, or in a new one. */
const enTransaction = (db: Kysely<Schema>, travail: (t: Kysely<Schema>) => Promise<void>): Promise<void> =>
  db.isTransaction ? travail(db) : db.transaction().execute(travail)

/** Two first readers at once: the second waits for the first, then finds its cut. */
async function couperLesManquantes(
  t: Kysely<Schema>,
  circonscriptions: readonly string[],
  parCirconscription: ReadonlyMap<string, BureauDuTerrain[]>,
  maintenant: Date,
): Promise<void> {
  for (const c of circonscriptions.toSorted()) await verrouiller(t, c)
  const manquantes = sansDecoupe(circonscriptions, await lireStockes(t, circonscriptions))
  const dernier = await derniersNumeros(t, manquantes)
  await inserer(
    t,
    manquantes.flatMap((c) => couper(c, parCirconscription.get(c)!, dernier.get(c) ?? 0, maintenant)),
  )
}

/** One writer at a time in a circonscription, until the end of the transaction. */
export async function verrouiller(t: Kysely<Schema>, circonscription: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`secteur/${circonscription}`}))`.execute(t)
}

function couper(
  circonscription: string,
  bureaux: readonly BureauDuTerrain[],
  dernier: number,
  maintenant: Date,
) {
  return decouperSecteurs(bureaux).map((s, i): TableSecteur => ({
    ...s,
    id: `${circonscription}-${dernier + i + 1}`,
    departement: bureaux[0]!.departement,
    circonscription,
    mode: 'auto',
    libre: false,
    depart: null,
    version: 1,
    creeLe: maintenant,
    modifieLe: maintenant,
    supprimeLe: null,
  }))
}

const numeroDeSecteur = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1))
export const parNumero = (a: Pick<TableSecteur, 'id' | 'circonscription'>, b: typeof a): number =>
  a.circonscription.localeCompare(b.circonscription) || numeroDeSecteur(a.id) - numeroDeSecteur(b.id)

function lireStockes(db: Kysely<Schema>, circonscriptions: readonly string[]): Promise<TableSecteur[]> {
  return db
    .selectFrom('secteur')
    .selectAll()
    .where(sql<boolean>`circonscription = any(${circonscriptions}::text[])`)
    .where('libre', '=', false)
    .where('supprimeLe', 'is', null)
    .execute()
}

/** Highest number ever given in each circonscription, removed sectors included. */
export async function derniersNumeros(
  db: Kysely<Schema>,
  circonscriptions: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('secteur')
    .select(['id', 'circonscription'])
    .where(sql<boolean>`circonscription = any(${circonscriptions}::text[])`)
    .execute()
  const dernier = new Map<string, number>()
  for (const { id, circonscription } of rows)
    dernier.set(circonscription, Math.max(dernier.get(circonscription) ?? 0, numeroDeSecteur(id)))
  return dernier
}

/** @throws when a number is taken: who numbers sectors holds the lock of their circonscription. */
export async function inserer(db: Kysely<Schema>, secteurs: readonly TableSecteur[]): Promise<void> {
  for (let i = 0; i < secteurs.length; i += 500)
    await db
      .insertInto('secteur')
      .values(secteurs.slice(i, i + 500).map((s) => ({ ...s, depart: enJson(s.depart) })))
      .execute()
}

export const enJson = (depart: TableSecteur['depart']) =>
  sql<TableSecteur['depart']>`${depart === null ? null : JSON.stringify(depart)}::jsonb`

/** One sector, removed or not; null when the number was never given. */
export async function lireSecteur(db: Kysely<Schema>, id: string): Promise<TableSecteur | null> {
  const ligne = await db.selectFrom('secteur').selectAll().where('id', '=', id).executeTakeFirst()
  return ligne ?? null
}

/** Selections beside the cut that hold one of these bureaux. */
export function lireSelections(db: Kysely<Schema>, bureaux: readonly string[]): Promise<TableSecteur[]> {
  return db
    .selectFrom('secteur')
    .selectAll()
    .where('libre', '=', true)
    .where('supprimeLe', 'is', null)
    .where(sql<boolean>`bureaux && ${bureaux}::text[]`)
    .execute()
}

/** Short mark of a cut: same sectors, same mark. */
export function empreinteDe(secteurs: readonly Pick<TableSecteur, 'id' | 'version'>[]): string {
  const texte = secteurs.map((s) => `${s.id}:${s.version}`).join(' ')
  return createHash('sha256').update(texte).digest('hex').slice(0, 16)
}
