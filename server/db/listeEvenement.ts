/** What happens to lists, in order, for those who watch: written with what it tells, numbered without a gap. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { TableListeEvenement } from './schemaListe.ts'

/** Channel of PostgreSQL where the id of a list says that something happened to it. */
export const CANAL_LISTE = 'qg_liste'

export interface Evenement {
  rang: number
  genre: TableListeEvenement['sorte']
  contenu: unknown
}

/**
 * Adds an event in the caller's transaction. The row of the list stays locked until its end, so ranks appear in order: whoever has read
 * up to one has missed none.
 */
export async function ajouterEvenement(
  t: Kysely<Schema>,
  liste: string,
  genre: Evenement['genre'],
  contenu: unknown,
  quand: Date,
): Promise<number> {
  const { evenements: rang } = await t
    .updateTable('liste')
    .set((e) => ({ evenements: e('evenements', '+', 1), modifieLe: quand }))
    .where('id', '=', liste)
    .returning('evenements')
    .executeTakeFirstOrThrow()
  await t
    .insertInto('listeEvenement')
    .values({ liste, rang, sorte: genre, contenu: JSON.stringify(contenu), quand })
    .execute()
  await sql`select pg_notify(${CANAL_LISTE}, ${liste})`.execute(t)
  return rang
}

/** Events of a list behind a rank, oldest first; where some were forgotten since, `contenu` stands for them: read the list again. */
export async function lireEvenements(
  db: Kysely<Schema>,
  liste: string,
  depuis: number,
  limite: number,
): Promise<Evenement[]> {
  const lus: Evenement[] = await db
    .selectFrom('listeEvenement')
    .select(['rang', 'sorte as genre', 'contenu'])
    .where('liste', '=', liste)
    .where('rang', '>', depuis)
    .orderBy('rang')
    .limit(limite)
    .execute()
  const premier = lus[0]?.rang ?? depuis + 1
  return premier === depuis + 1 ? lus : [{ rang: premier - 1, genre: 'contenu', contenu: {} }, ...lus]
}

/** Tells the lists that hold a bureau that a fiche about it has come. In the order of their ids: two fiches never wait for each other. */
export async function signalerFiche(
  t: Kysely<Schema>,
  { niveau, code, jour }: { niveau: string; code: string; jour: string },
  quand: Date,
): Promise<void> {
  if (niveau !== 'bureau') return
  const listes = await t
    .selectFrom('listeLigne as g')
    .innerJoin('liste as l', 'l.id', 'g.liste')
    .select('l.id')
    .where('g.code', '=', code)
    .where('g.retiree', '=', false)
    .where('l.supprimeeLe', 'is', null)
    .orderBy('l.id')
    .execute()
  for (const { id } of listes) await ajouterEvenement(t, id, 'fiche', { code, jour }, quand)
}
