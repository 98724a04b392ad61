/** What groups read and write of missions: sign-ups, seats, calendars. */
import { sql, type Kysely } from 'kysely'
import type { InscriptionSaisie, MissionSaisie, PlaceSaisie } from '#contract/militant'
import type { Schema } from '#db/schema'
import { enColonnes } from '#db/ressort'
import { empreinteDe, secretNeuf } from '#db/secret'
import type { Acteur } from '#domain/acteur'
import type { Niveau } from '#domain/lieu'

type Db = Kysely<Schema>

export interface MissionLue extends MissionSaisie {
  id: string
  creeLe: Date
  nomLieu: string | null
  circonscription: string | null
  commune: string | null
  x: number | null
  y: number | null
}

/** Missions of these départements from a day on, with where they are. @param departements null: everywhere. */
export async function lireMissionsSituees(
  db: Db,
  departements: readonly string[] | null,
  depuis: string,
): Promise<MissionLue[]> {
  const { rows } = await sql<MissionLue>`
    select m.id, m.departement, m.titre, m.niveau, m.code, to_char(m.jour, 'YYYY-MM-DD') as jour, m.creneau, m.theme, m.competences, m.langues,
           m.personnes, m.format, m.heure, m.rendez_vous, m.materiel, m.cree_le, l.nom as nom_lieu, l.circonscription, l.commune,
           ST_X(coalesce(l.ancre, c.ancre)) as x, ST_Y(coalesce(l.ancre, c.ancre)) as y
    from militants.mission m
    left join publie.lieu l on l.niveau = m.niveau and l.code = m.code
    left join publie.lieu c on c.niveau = 'commune' and c.code = l.commune
    where m.jour >= ${depuis}::date and (${departements}::text[] is null or m.departement = any(${departements}::text[]))
    order by m.jour, m.heure nulls last, m.id limit 500`.execute(db)
  return rows
}

export const lireInscriptions = (db: Db, missions: readonly string[]) =>
  db
    .selectFrom('militants.inscription')
    .select(['id', 'mission', 'groupe', 'personnes'])
    .where(sql<boolean>`mission = any(${missions}::uuid[])`)
    .orderBy('creeLe')
    .execute()

/** Seats with where they start; a commune without a place on the map is left out. */
export async function lirePlaces(db: Db, missions: readonly string[]) {
  const { rows } = await sql<
    PlaceSaisie & { mission: string; groupe: string; nomCommune: string; x: number; y: number }
  >`
    select p.id, p.mission, p.groupe, p.sens, p.commune, p.places, l.nom as nom_commune, ST_X(l.ancre) as x, ST_Y(l.ancre) as y
    from militants.place p join publie.lieu l on l.niveau = 'commune' and l.code = p.commune and l.ancre is not null
    where p.mission = any(${missions}::uuid[]) order by p.cree_le, p.id`.execute(db)
  return rows
}

/** Where a mission is, for the scope of whoever writes; null: none, or over before that day. */
export async function lireMissionOuverte(db: Db, id: string, depuis: string): Promise<MissionLue | null> {
  return (await lireMissionsSituees(db, null, depuis)).find((m) => m.id === id) ?? null
}

/** @returns false when it was there already. */
export async function inscrire(
  db: Db,
  mission: string,
  groupe: string,
  { id, personnes }: InscriptionSaisie,
  creeLe: Date,
): Promise<boolean> {
  const ecrite = await db
    .insertInto('militants.inscription')
    .values({ id, mission, groupe, personnes, creeLe })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return ecrite !== undefined
}

/** @returns false when it was there already. */
export async function proposerPlaces(
  db: Db,
  mission: string,
  groupe: string,
  place: PlaceSaisie,
  creeLe: Date,
): Promise<boolean> {
  const ecrite = await db
    .insertInto('militants.place')
    .values({ ...place, mission, groupe, creeLe })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return ecrite !== undefined
}

/** Takes back what a group wrote. @returns rows that went: none when it is another group's. */
export async function retirer(
  db: Db,
  table: 'militants.inscription' | 'militants.place',
  id: string,
  groupe: string,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom(table)
    .where('id', '=', id)
    .where('groupe', '=', groupe)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** A new key that reads what the actor sees, in the place of those of the same group. */
export async function ouvrirAgenda(
  db: Db,
  groupe: string,
  { auteur, departements, territoire }: Pick<Acteur, 'auteur' | 'departements' | 'territoire'>,
  creeLe: Date,
): Promise<string> {
  const cle = secretNeuf()
  await db.transaction().execute(async (t) => {
    await t.deleteFrom('militants.agenda').where('groupe', '=', groupe).execute()
    await t
      .insertInto('militants.agenda')
      .values({
        empreinte: empreinteDe(cle),
        par: auteur.id === null ? 'machine' : auteur.par,
        auteur: auteur.id,
        groupe,
        departements: departements && [...departements],
        ...enColonnes(territoire),
        creeLe,
      })
      .execute()
  })
  return cle
}

export const fermerAgenda = (db: Db, groupe: string) =>
  db.deleteFrom('militants.agenda').where('groupe', '=', groupe).execute()

/** The calendar of a key, as long as the pass or the account that opened it still opens something. */
export const lireAgenda = (db: Db, cle: string, maintenant: Date) =>
  db
    .selectFrom('militants.agenda as a')
    .selectAll()
    .where('a.empreinte', '=', empreinteDe(cle))
    .where(
      sql<boolean>`case a.par
        when 'compte' then exists (select 1 from compte c where c.id = a.auteur and c.desactive_le is null)
        when 'laissezPasser' then exists (select 1 from laissez_passer p
          where p.id = a.auteur and p.revoque_le is null and p.expire_le > ${maintenant})
        else true end`,
    )
    .executeTakeFirst()

/** Missions of these last days on whose day no fiche came from their place, or from inside it. */
export async function lireSansRetour(db: Db, departement: string, depuis: string, avant: string) {
  const { rows } = await sql<{
    id: string
    titre: string
    jour: string
    niveau: Exclude<Niveau, 'france' | 'region'>
    code: string
    nomLieu: string
    groupes: string[]
  }>`
    select m.id, m.titre, to_char(m.jour, 'YYYY-MM-DD') as jour, m.niveau, m.code, coalesce(l.nom, m.code) as nom_lieu,
           coalesce((select array_agg(distinct i.groupe order by i.groupe) from militants.inscription i where i.mission = m.id), '{}') as groupes
    from militants.mission m left join publie.lieu l on l.niveau = m.niveau and l.code = m.code
    where m.departement = ${departement} and m.jour >= ${depuis}::date and m.jour < ${avant}::date and not exists (
      select 1 from observation o
      left join publie.lieu d on d.niveau = o.niveau and d.code = o.code
      left join secteur s on o.niveau = 'secteur' and s.id = o.code
      where o.jour = m.jour and o.statut <> 'ecartee' and (
        (o.niveau = m.niveau and o.code = m.code)
        or (m.niveau = 'departement' and coalesce(d.departement, s.departement) = m.code)
        or (m.niveau = 'circonscription' and coalesce(d.circonscription, s.circonscription) = m.code)
        or (m.niveau = 'commune' and (d.commune = m.code or s.bureaux[1] like m.code || '\_%'))
        or (m.niveau = 'bureau' and m.code = any(s.bureaux))))
    order by m.jour desc, m.id`.execute(db)
  return rows
}
