/** Writes of target lists. Each locks the row of its list first, so that two writers wait for each other in the same order. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { z } from 'zod'
import type { ContenuListe, ListeDemandee, StatutSaisi } from '#contract/liste'
import { lireDepartParDefaut } from '#db/depart'
import { lireBureauxDeListe, lireLignes, lireListe } from '#db/liste'
import { ajouterEvenement } from '#db/listeEvenement'
import type { Schema } from '#db/schema'
import { ecartsEntre } from '#domain/liste/ecarts'
import { trier, type Tri } from '#domain/liste/tri'
import { Probleme } from '../../http/problem.ts'

type Db = Kysely<Schema>

/** Columns of a new list. */
const COLONNES_INITIALES = ['voixHeure', 'reserveNette', 'marge', 'seances']

/** @throws Probleme when a code is not that of a bureau published in the département. */
async function exigerBureaux(db: Db, departement: string, codes: readonly string[]): Promise<void> {
  const connus = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select('code')
    .where('niveau', '=', 'bureau')
    .where('departement', '=', departement)
    .where('code', 'in', [...codes, ''])
    .execute()
  const parCode = new Set(connus.map((l) => l.code))
  const inconnus = codes.filter((c) => !parCode.has(c))
  if (inconnus.length > 0)
    throw new Probleme(
      'requete',
      `Une liste tient dans un département : ${inconnus.slice(0, 5).join(', ')} n’est pas du ${departement}, ou n’est plus publié.`,
    )
}

const ligneNeuve = (liste: string, code: string, rang: number, seances: number | null) => ({
  liste,
  code,
  rang,
  seances,
  statut: 'aFaire' as const,
  groupe: null,
  quand: null,
  retiree: false,
})

export async function creerListe(db: Db, d: z.output<typeof ListeDemandee>, quand: Date): Promise<string> {
  await exigerBureaux(
    db,
    d.departement,
    d.lignes.map((l) => l.code),
  )
  const parDefaut = d.departs.length > 0 ? null : await lireDepartParDefaut(db, d.departement)
  const id = randomUUID()
  const { lignes, departs, genre: sorte, adresse: page, ...reste } = d
  await db.transaction().execute(async (t) => {
    await t
      .insertInto('liste')
      .values({
        ...reste,
        sorte,
        page,
        id,
        departs: JSON.stringify(parDefaut ? [parDefaut] : departs),
        colonnes: COLONNES_INITIALES,
        revision: 1,
        evenements: 0,
        creeLe: quand,
        modifieLe: quand,
        supprimeeLe: null,
      })
      .execute()
    await t
      .insertInto('listeLigne')
      .values(lignes.map((l, rang) => ligneNeuve(id, l.code, rang, l.seances)))
      .execute()
    if (d.tri !== 'main') await ranger(t, id, d.tri)
  })
  return id
}

/** Gives every line its place: order of the codes, the others taken off. */
const poserOrdre = (t: Db, id: string, codes: readonly string[]) =>
  sql`
    update liste_ligne g set rang = coalesce(n.rang, g.rang), retiree = n.code is null
    from liste_ligne h left join unnest(${[...codes]}::text[]) with ordinality n(code, rang) on n.code = h.code
    where h.liste = ${id} and g.liste = h.liste and g.code = h.code`.execute(t)

/** Puts a new list in one of the orders that are computed. */
async function ranger(t: Db, id: string, tri: Tri): Promise<void> {
  const liste = (await lireListe(t, id))!
  const bureaux = await lireBureauxDeListe(t, liste, await lireLignes(t, id))
  const lignes = bureaux.map((b) => ({ ...b, voixHeure: b.enListe!.voixHeure }))
  await poserOrdre(
    t,
    id,
    trier(lignes, tri).map((l) => l.code),
  )
}

/** Locks a list until the end of the transaction. */
const verrouiller = (t: Db, id: string) =>
  t
    .selectFrom('liste')
    .select(['revision', 'departement'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** Gives a list its new content. @returns the new revision. @throws Probleme when somebody changed it since it was read. */
export function remplacerContenu(
  db: Db,
  id: string,
  c: z.output<typeof ContenuListe>,
  quand: Date,
): Promise<number> {
  return db.transaction().execute(async (t) => {
    const { revision, departement } = await verrouiller(t, id)
    if (revision !== c.revision)
      throw new Probleme('perime', 'Quelqu’un vient de changer cette liste : la voici à jour, recommencez.')
    const connues = await t.selectFrom('listeLigne').select('code').where('liste', '=', id).execute()
    const parCode = new Set(connues.map((l) => l.code))
    const neuves = c.codes.filter((code) => !parCode.has(code))
    if (neuves.length > 0) {
      await exigerBureaux(t, departement, neuves)
      await t
        .insertInto('listeLigne')
        .values(neuves.map((code) => ligneNeuve(id, code, 0, null)))
        .execute()
    }
    await poserOrdre(t, id, c.codes)
    await t
      .updateTable('liste')
      .set({ nom: c.nom, tri: c.tri, colonnes: c.colonnes, revision: revision + 1 })
      .where('id', '=', id)
      .execute()
    await ajouterEvenement(t, id, 'contenu', { revision: revision + 1 }, quand)
    return revision + 1
  })
}

/** Says how far a line is. @param groupe who says so; null: the federation. @throws Probleme when the list has no such line. */
export async function noterStatut(
  db: Db,
  id: string,
  { code, statut }: z.output<typeof StatutSaisi>,
  groupe: string | null,
  quand: Date,
): Promise<void> {
  const etat = { statut, groupe, quand }
  await db.transaction().execute(async (t) => {
    await ajouterEvenement(t, id, 'statut', { code, ...etat }, quand)
    const { numUpdatedRows } = await t
      .updateTable('listeLigne')
      .set(etat)
      .where('liste', '=', id)
      .where('code', '=', code)
      .where('retiree', '=', false)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Probleme('introuvable', 'Ce bureau n’est plus dans la liste.')
  })
}

/** Keeps the content of a list as its next version, with what changed since the one before. */
export async function garderVersion(db: Db, id: string, publication: string, quand: Date): Promise<number> {
  return db.transaction().execute(async (t) => {
    await verrouiller(t, id)
    const codes = (await lireLignes(t, id)).map((l) => l.code)
    const derniere = await t
      .selectFrom('listeVersion')
      .select(['version', 'codes'])
      .where('liste', '=', id)
      .orderBy('version', 'desc')
      .executeTakeFirst()
    const version = (derniere?.version ?? 0) + 1
    const ecarts = JSON.stringify(ecartsEntre(derniere?.codes ?? [], codes))
    await t
      .insertInto('listeVersion')
      .values({ liste: id, version, ecriteLe: quand, codes, publication, ecarts })
      .execute()
    await ajouterEvenement(t, id, 'contenu', { version }, quand)
    return version
  })
}

/** Throws a list away, or takes it back. @returns false when it does not exist. */
export async function jeter(db: Db, id: string, quand: Date | null): Promise<void> {
  await db.updateTable('liste').set({ supprimeeLe: quand }).where('id', '=', id).execute()
}
