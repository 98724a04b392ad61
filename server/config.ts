/** The only reader of the environment. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Root of the project, where package.json is. */
export const RACINE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const VERSION: string = JSON.parse(fs.readFileSync(path.join(RACINE, 'package.json'), 'utf8')).version

const Environnement = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  QG_HOME: z.string().default(path.join(RACINE, '.qg')),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  MANDATAIRES: z.coerce.number().int().min(0).max(5).default(0),
  OUVRIER: z.enum(['interne', 'externe']).default('interne'),
  REQUETES_PAR_MINUTE: z.coerce.number().int().min(1).default(3000),
  DOCUMENTS_PAR_MINUTE: z.coerce.number().int().min(1).default(60),
  METRIQUES_JETON: z.string().min(20).optional(),
  PORT_OUVRIER: z.coerce.number().int().min(1).max(65535).optional(),
  QG_FICHES: z.string().optional(),
  FOND_DE_PLAN: z.url({ protocol: /^https?$/ }).optional(),
})

export interface Config {
  port: number
  host: string
  /** Folder of everything that the application writes. */
  home: string
  /** PostgreSQL to use; null: the embedded one, in `home`. */
  databaseUrl: string | null
  logLevel: string
  /** Trusted proxies in front of the server: their word on the caller's address and on HTTPS is believed. */
  mandataires: number
  /** Who does the long jobs: this server itself, or `npm run worker`. */
  ouvrier: 'interne' | 'externe'
  /** Requests a minute from one address, in one process: a first view of the country asks for a few hundred layers. */
  requetesParMinute: number
  /** Documents to print that one address may ask for in a minute, in one process: each costs a second of processor. */
  documentsParMinute: number
  /** Token that opens /metrics; null: only this machine reads it. */
  metriquesJeton: string | null
  /** Port where a worker says how it is; null: it does not. */
  portOuvrier: number | null
  /** Folder of cards (as data/sources) that give the page the addresses to download, of a mirror; null: those of the program. */
  fiches: string | null
  /** Optional street style; null: none. */
  fondDePlan: string | null
  /** Version of the program. */
  version: string
}

/** @throws Error in French, naming each variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const lu = Environnement.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')))
  if (!lu.success) {
    const fautes = lu.error.issues.map((i) => `  ${i.path.join('.')} : ${i.message}`).join('\n')
    throw new Error(`Configuration invalide (variables d’environnement) :\n${fautes}`)
  }
  const e = lu.data
  return {
    port: e.PORT,
    host: e.HOST,
    home: path.resolve(e.QG_HOME),
    databaseUrl: e.DATABASE_URL ?? null,
    logLevel: e.LOG_LEVEL,
    mandataires: e.MANDATAIRES,
    ouvrier: e.OUVRIER,
    requetesParMinute: e.REQUETES_PAR_MINUTE,
    documentsParMinute: e.DOCUMENTS_PAR_MINUTE,
    metriquesJeton: e.METRIQUES_JETON ?? null,
    portOuvrier: e.PORT_OUVRIER ?? null,
    fiches: e.QG_FICHES === undefined ? null : path.resolve(e.QG_FICHES),
    fondDePlan: e.FOND_DE_PLAN ?? null,
    version: VERSION,
  }
}
