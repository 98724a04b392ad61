/**
 * The print shop: one job at a time, taken from the table with `for update skip locked`, so that several servers may share it. Each
 * document is written under another name, then renamed: after a kill, whoever takes the job again makes only what is missing.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { Zip, ZipPassThrough } from 'fflate'
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { TableTravail } from '#db/schemaDurable'
import { fichePdf, livretPdf, preparer, secteursDe } from './atelier.ts'
import type { AtelierFiches } from './gabarits.ts'
import { lireTerrain } from './terrain.ts'
import { lireDernieres } from './versions.ts'

/** A job whose last beat is older than this, in seconds, has lost its process. */
const SILENCE = 30
/** Finished archives kept, the last ones. */
const ARCHIVES = 6

export const dossierDesTravaux = (home: string): string => path.join(home, 'travaux')
export const archiveDe = (home: string, id: string): string => path.join(dossierDesTravaux(home), `${id}.zip`)

/** Queues the printing of a département; the one that already waits or runs for it, if there is one. */
export async function demanderImpression(
  db: Kysely<Schema>,
  departement: string,
  origine: string,
  maintenant: Date,
): Promise<TableTravail> {
  const enCours = await db
    .selectFrom('travail')
    .selectAll()
    .where('departement', '=', departement)
    .where('statut', 'in', ['attente', 'encours'])
    .executeTakeFirst()
  if (enCours) return enCours
  return db
    .insertInto('travail')
    .values({
      id: randomUUID(),
      departement,
      service: origine,
      statut: 'attente',
      fait: 0,
      total: 0,
      creeLe: maintenant,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function lireTravail(db: Kysely<Schema>, id: string): Promise<TableTravail | null> {
  return (await db.selectFrom('travail').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Stops a job that waits or runs; a finished one stays. */
export async function annuler(db: Kysely<Schema>, id: string, maintenant: Date): Promise<void> {
  await db
    .updateTable('travail')
    .set({ statut: 'annule', finiLe: maintenant })
    .where('id', '=', id)
    .where('statut', 'in', ['attente', 'encours'])
    .execute()
}

/** The oldest job that waits, or that lost its process; null when there is none. */
async function prendre(db: Kysely<Schema>): Promise<TableTravail | null> {
  const { rows } = await sql<TableTravail>`
    update travail set statut = 'encours', battement = now()
    where id = (
      select id from travail
      where statut = 'attente' or (statut = 'encours' and battement < now() - make_interval(secs => ${SILENCE}))
      order by cree_le limit 1 for update skip locked)
    returning *`.execute(db)
  return rows[0] ?? null
}

/** Says that the job lives; false when it was cancelled. */
async function battre(db: Kysely<Schema>, id: string, fait: number, total: number): Promise<boolean> {
  const { rows } = await sql`
    update travail set battement = now(), fait = ${fait}, total = ${total} where id = ${id} and statut = 'encours'
    returning 1`.execute(db)
  return rows.length > 0
}

export interface Imprimerie {
  db: Kysely<Schema>
  home: string
  atelier: AtelierFiches
  horloge: () => Date
}

/** Does every job there is to do. @returns how many were finished. */
export async function traiterTravaux(imprimerie: Imprimerie): Promise<number> {
  let finis = 0
  for (let travail = await prendre(imprimerie.db); travail; travail = await prendre(imprimerie.db)) {
    const { id } = travail
    try {
      if (await imprimer(travail, imprimerie)) finis++
    } catch (erreur) {
      await imprimerie.db
        .updateTable('travail')
        .set({
          statut: 'echoue',
          erreur: (erreur as Error).message.slice(0, 300),
          finiLe: imprimerie.horloge(),
        })
        .where('id', '=', id)
        .execute()
    }
  }
  return finis
}

interface Document {
  nom: string
  composer: () => Promise<Uint8Array>
}

/** @returns false when it was cancelled on the way. */
async function imprimer(travail: TableTravail, { db, home, atelier, horloge }: Imprimerie): Promise<boolean> {
  const { id, departement, service: origine } = travail
  const documents = await documentsDe(db, departement, origine, horloge(), atelier)
  const dossier = path.join(dossierDesTravaux(home), id)
  fs.mkdirSync(dossier, { recursive: true })
  for (const [i, { nom, composer }] of documents.entries()) {
    if (!(await battre(db, id, i, documents.length))) {
      fs.rmSync(dossier, { recursive: true, force: true })
      return false
    }
    const fichier = path.join(dossier, nom)
    if (fs.existsSync(fichier)) continue
    await ecrireEntier(fichier, await composer())
  }
  await archiver(
    dossier,
    documents.map((d) => d.nom),
    archiveDe(home, id),
  )
  fs.rmSync(dossier, { recursive: true, force: true })
  await db
    .updateTable('travail')
    .set({ statut: 'fini', fait: documents.length, total: documents.length, finiLe: horloge() })
    .where('id', '=', id)
    .where('statut', '=', 'encours')
    .execute()
  jeterAnciennes(home)
  return true
}

/** Fiche and booklet of each circonscription. */
async function documentsDe(
  db: Kysely<Schema>,
  departement: string,
  origine: string,
  maintenant: Date,
  atelier: AtelierFiches,
): Promise<Document[]> {
  const terrain = await lireTerrain(db, departement, maintenant)
  if (!terrain) throw new Error(`Le département ${departement} n’est pas publié.`)
  const codes = [...terrain.fonds.parCirconscription.keys()].toSorted()
  const dernieres = await lireDernieres(db, 'circonscription', codes)
  return codes.flatMap((code): Document[] => {
    const fiche = () => preparer(terrain, 'circonscription', code, origine, dernieres)!
    return [
      { nom: `fiche-${code}.pdf`, composer: () => fichePdf(fiche(), atelier) },
      {
        nom: `livret-${code}.pdf`,
        composer: () =>
          livretPdf(
            [
              fiche(),
              ...secteursDe(terrain, code).flatMap((s) => preparer(terrain, 'secteur', s, origine) ?? []),
            ],
            atelier,
          ),
      },
    ]
  })
}

async function ecrireEntier(fichier: string, contenu: Uint8Array): Promise<void> {
  await fs.promises.writeFile(`${fichier}.partiel`, contenu)
  await fs.promises.rename(`${fichier}.partiel`, fichier)
}

/** One file after the other: a federation may weigh a hundred megabytes. PDFs do not compress. */
async function archiver(dossier: string, noms: readonly string[], archive: string): Promise<void> {
  const sortie = fs.createWriteStream(`${archive}.partiel`)
  const fini = once(sortie, 'finish')
  const zip = new Zip((erreur, morceau, dernier) => {
    if (erreur) sortie.destroy(erreur)
    else sortie.write(morceau)
    if (dernier) sortie.end()
  })
  for (const nom of noms) {
    const entree = new ZipPassThrough(nom)
    zip.add(entree)
    entree.push(await fs.promises.readFile(path.join(dossier, nom)), true)
    if (sortie.writableNeedDrain) await once(sortie, 'drain')
  }
  zip.end()
  await fini
  await fs.promises.rename(`${archive}.partiel`, archive)
}

function jeterAnciennes(home: string): void {
  const dossier = dossierDesTravaux(home)
  const archives = fs
    .readdirSync(dossier)
    .filter((f) => f.endsWith('.zip'))
    .map((f) => ({ f, date: fs.statSync(path.join(dossier, f)).mtimeMs }))
    .toSorted((a, b) => b.date - a.date)
  for (const { f } of archives.slice(ARCHIVES)) fs.rmSync(path.join(dossier, f))
}
