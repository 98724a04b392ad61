/** Local actors: the organisations that groups work with, commune by commune. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import {
  ActeurLocalSaisi,
  ActeurRetire,
  ActeursLocaux,
  ParamsGroupe,
  QueryGroupes,
  type ActeurLocal,
} from '#contract/groupe'
import { lireLieuDeTerrain } from '#db/lieuDeTerrain'
import type { Schema } from '#db/schema'
import { refusDe } from '#domain/donneePersonnelle'
import { exigerLieu, type Acteur } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'

/** Condition on the commune `l`: it lies in the ground of who calls. */
function dansLeTerrain({ territoire: t }: Acteur): RawBuilder<boolean> {
  if (t === null || t.niveau === 'departement') return sql`true`
  if (t.niveau === 'circonscription') return sql`l.circonscription = ${t.code}`
  return t.niveau === 'commune' ? sql`l.code = ${t.code}` : sql`false`
}

/** Those of a département, by commune, on the ground of who calls. */
async function lireActeurs(db: Kysely<Schema>, departement: string, acteur: Acteur): Promise<ActeurLocal[]> {
  const { rows } = await sql<ActeurLocal>`
    select a.id, a.commune, a.sorte, a.nom, a.note, a.lien, l.nom as nom_commune
    from acteur_local a join publie.lieu l on l.niveau = 'commune' and l.code = a.commune
    where a.departement = ${departement} and a.retire_le is null and ${dansLeTerrain(acteur)} order by l.nom, a.nom, a.id limit 2000`.execute(
    db,
  )
  return rows
}

/** Département of a commune where the actor may write. @throws Probleme when it is unknown, or out of scope. */
async function exigerCommune(acteur: Acteur, commune: string, { base: { db } }: Contexte): Promise<string> {
  const lieu = await lireLieuDeTerrain(db, { niveau: 'commune', code: commune })
  if (!lieu?.departement) throw new Probleme('requete', 'Cette commune n’est pas sur la carte.')
  await exigerLieu(acteur, lieu, db)
  return lieu.departement
}

export const routesActeursLocaux = [
  route({
    chemin: '/api/v1/acteurs-locaux',
    resume: 'Organisations avec qui travailler, par commune d’un département',
    acces: 'membre',
    portee: 'ressort',
    vivante: true,
    query: QueryGroupes,
    reponse: ActeursLocaux,
    async repondre({ query: { departement }, acteur }, { base: { db } }) {
      if (acteur.departements !== null && !acteur.departements.has(departement))
        throw new Probleme('interdit', `Votre accès ne couvre pas le département ${departement}.`)
      return { acteurs: await lireActeurs(db, departement, acteur) }
    },
  }),
  ecriture({
    chemin: '/api/v1/acteurs-locaux',
    resume: 'Note une organisation locale ; ses mots ne nomment personne',
    acces: 'groupe',
    portee: 'lieu',
    corps: ActeurLocalSaisi,
    reponse: ParamsGroupe,
    async repondre({ corps, acteur }, contexte) {
      const refus = refusDe(`${corps.nom}\n${corps.note ?? ''}`)
      if (refus !== null) throw new Probleme('donneePersonnelle', refus)
      const departement = await exigerCommune(acteur, corps.commune, contexte)
      const id = randomUUID()
      await contexte.base.db
        .insertInto('acteurLocal')
        .values({ ...corps, id, departement, creeLe: contexte.horloge(), retireLe: null })
        .execute()
      return { status: 201, contenu: { id } }
    },
  }),
  ecriture({
    chemin: '/api/v1/acteurs-locaux/:id/retrait',
    resume: 'Retire une organisation locale, ou la remet',
    acces: 'groupe',
    portee: 'lieu',
    params: ParamsGroupe,
    corps: ActeurRetire,
    reponse: ParamsGroupe,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      const { db } = contexte.base
      const lu = await db.selectFrom('acteurLocal').select('commune').where('id', '=', id).executeTakeFirst()
      if (!lu) throw new Probleme('introuvable', 'Cette organisation n’est pas notée.')
      await exigerCommune(acteur, lu.commune, contexte)
      await db
        .updateTable('acteurLocal')
        .set({ retireLe: corps.retire ? contexte.horloge() : null })
        .where('id', '=', id)
        .execute()
      return { status: 200, contenu: { id } }
    },
  }),
]
