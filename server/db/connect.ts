/** Opens the database that the configuration names: PostgreSQL + PostGIS, or the embedded one. */
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { Pool, types as typesPg, type CustomTypesConfig } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BaseEmbarquee, dialecteEmbarque } from './pglite.ts'
import { ecouterHorloge, ecouterPostgresql, type Arret, type Rappel } from './ecoute.ts'
import type { Schema } from './schema.ts'
import { sansReponse } from './version.ts'

export interface Base {
  /** Every query of the application goes through here. */
  db: Kysely<Schema>
  moteur: 'postgresql' | 'embarque'
  /** Bulk load of CSV text (no header; an unquoted empty field is null) into `table`, `colonnes` in order. */
  copier(
    table: string,
    colonnes: readonly string[],
    csv: AsyncIterable<Uint8Array | string> | Iterable<string>,
  ): Promise<void>
  /** State of the pool; the embedded database has none. */
  connexions?: () => { ouvertes: number; libres: number; attentes: number }
  /** Calls back when `pg_notify` names the channel, from whatever process; until the returned function is called. */
  ecouter(canal: string, rappel: Rappel): Arret
  fermer(): Promise<void>
}

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
/** The embedded database takes a whole blob at a time: cut the flow at line ends, about this size. */
const TAILLE_BLOB = 16 * 1024 * 1024

export interface OptionsBase {
  databaseUrl: string | null
  home: string
}

/** @throws Error in French when the server does not answer or the directory is taken. */
export function ouvrirBase({ databaseUrl, home }: OptionsBase): Promise<Base> {
  return databaseUrl ? ouvrirPostgresql(databaseUrl) : ouvrirEmbarquee(path.join(home, 'base'))
}

async function ouvrirPostgresql(url: string): Promise<Base> {
  const parseurs = new Map<number, (v: string) => unknown>([
    [20, Number],
    [1700, Number],
    [1082, (v) => v],
  ])
  const types: CustomTypesConfig = {
    getTypeParser: (oid, format) => parseurs.get(oid) ?? typesPg.getTypeParser(oid, format),
  }
  const pool = new Pool({ connectionString: url, max: 10, types, connectionTimeoutMillis: 5000 })
  pool.on('error', () => {}) // an idle client lost its server: the next query reports it
  // so does one that is held between two queries, and that would stop the whole process
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    throw sansReponse(cause)
  }
  return {
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins }),
    moteur: 'postgresql',
    async copier(table, colonnes, csv) {
      const client = await pool.connect()
      try {
        await pipeline(
          Readable.from(csv, { objectMode: false }),
          client.query(copyFrom(`copy ${table} (${colonnes.join(', ')}) from stdin (format csv)`)),
        )
      } finally {
        client.release()
      }
    },
    connexions: () => ({
      ouvertes: pool.totalCount,
      libres: pool.idleCount,
      attentes: pool.waitingCount,
    }),
    ecouter: (canal, rappel) => ecouterPostgresql(url, canal, rappel),
    fermer: () => pool.end(),
  }
}

/** Opens an embedded database in `dossier` (created if absent), or in memory with `memory://`. */
export async function ouvrirEmbarquee(dossier: string): Promise<Base> {
  if (!dossier.startsWith('memory://')) fs.mkdirSync(path.dirname(dossier), { recursive: true })
  const base = await BaseEmbarquee.ouvrir(dossier)
  const db = new Kysely<Schema>({ dialect: dialecteEmbarque(base), plugins })
  return {
    db,
    moteur: 'embarque',
    async copier(table, colonnes, csv) {
      const sql = `copy ${table} (${colonnes.join(', ')}) from '/dev/blob' (format csv)`
      for await (const bloc of blocsDeLignes(csv)) await base.copier(sql, bloc)
    },
    ecouter: (_canal, rappel) => ecouterHorloge(rappel),
    fermer: () => base.fermer(),
  }
}

/** Groups chunks into blocks of about {@link TAILLE_BLOB} bytes that end at a line end. No CSV field of ours holds a line break. */
async function* blocsDeLignes(
  csv: AsyncIterable<Uint8Array | string> | Iterable<string>,
): AsyncGenerator<Uint8Array> {
  let morceaux: Uint8Array[] = []
  let taille = 0
  for await (const morceau of csv) {
    const octets = typeof morceau === 'string' ? Buffer.from(morceau) : morceau
    taille += octets.length
    const fin = taille >= TAILLE_BLOB ? octets.lastIndexOf(10) : -1
    if (fin < 0) {
      morceaux.push(octets)
      continue
    }
    yield Buffer.concat([...morceaux, octets.subarray(0, fin + 1)])
    morceaux = [octets.subarray(fin + 1)]
    taille = octets.length - fin - 1
  }
  if (taille > 0) yield Buffer.concat(morceaux)
}
