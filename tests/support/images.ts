/**
 * Databases that the tests start from. Each image is made once per run, by the first file that asks, through the migrations and the ETL;
 * every file then gets a copy of its own: a copied data directory of the embedded database, or a PostgreSQL database made from a template.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { ouvrirBase, type Base, type OptionsBase } from '#db/connect'
import { migrer } from '#db/migrate'
import { executerEtl } from '../../etl/etl.ts'
import { dossierDeSuite, dossierTemporaire, uneFois } from './suite.ts'

export const RACINE = path.resolve(import.meta.dirname, '../..')
export const ILE_NULLE = path.join(RACINE, 'tests/fixtures/ile-nulle')
export const DEMO = path.join(RACINE, 'data/demo/source')

/** `migree`: nothing published; `ile`: île nulle published; `demo`: the demonstration published. */
export type Image = 'migree' | 'ile' | 'demo'

const SOURCES = { ile: ILE_NULLE, demo: DEMO }
const MUET = { etape: () => ({ avancer() {}, finir() {} }) }

/** Publishes a folder of official files into `base`. @param home where the lake and the steps go. */
export function publierDans(
  home: string,
  base: Base,
  source: string,
  departements: ReadonlySet<string> | null = null,
) {
  return executerEtl({ source, home, base, groupement: 'coalition', departements, progres: MUET })
}

const administration = process.env['DATABASE_URL'] ?? null
/** Names of the databases of this run begin so. */
const prefixe = () => `qg_essai_${createHash('sha256').update(dossierDeSuite()).digest('hex').slice(0, 12)}_`
let copies = 0

/** The database `nom` of this run, in the embedded case its folder. */
function lieu(nom: string): OptionsBase {
  const home = path.join(dossierDeSuite(), nom)
  if (!administration) return { databaseUrl: null, home }
  const url = new URL(administration)
  url.pathname = `/${prefixe()}${nom}`
  return { databaseUrl: url.href, home }
}

async function administrer(faire: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: administration! })
  await client.connect()
  try {
    await faire(client)
  } finally {
    await client.end()
  }
}

const creer = (nom: string, modele: string) =>
  administrer(async (c) => void (await c.query(`create database ${prefixe()}${nom} template ${modele}`)))

async function copier(image: Image, vers: string): Promise<OptionsBase> {
  await faireImage(image)
  if (administration) await creer(vers, `${prefixe()}${image}`)
  else fs.cpSync(lieu(image).home, lieu(vers).home, { recursive: true })
  fs.mkdirSync(lieu(vers).home, { recursive: true })
  return lieu(vers)
}

const faireImage = (image: Image): Promise<void> =>
  uneFois(image, async () => {
    if (image === 'migree' && administration) await creer(image, 'template0')
    const base = await ouvrirBase(image === 'migree' ? lieu(image) : await copier('migree', image))
    try {
      await migrer(base)
      if (image !== 'migree') await publierDans(dossierTemporaire(), base, SOURCES[image])
    } finally {
      await base.fermer()
    }
  })

/** A copy of `image` for the caller alone, not opened. */
export const copierImage = (image: Image): Promise<OptionsBase> =>
  copier(image, `copie_${process.pid}_${copies++}`)

/** Removes a copy that nobody needs any more. */
export async function effacerCopie({ home, databaseUrl }: OptionsBase): Promise<void> {
  fs.rmSync(home, { recursive: true, force: true })
  if (databaseUrl)
    await administrer(async (c) => {
      await c.query(`drop database if exists ${new URL(databaseUrl).pathname.slice(1)} with (force)`)
    })
}

/** Drops every database of this run. */
export async function effacerBases(): Promise<void> {
  if (!administration) return
  await administrer(async (c) => {
    const { rows } = await c.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefixe()],
    )
    for (const { datname } of rows) await c.query(`drop database ${datname} with (force)`)
  })
}
