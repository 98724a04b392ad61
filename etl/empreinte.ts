/** What a file, a list of facts or a piece of code is, in a few characters. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { RACINE } from '../server/config.ts'

/** SHA-256 of the bytes of a file. */
export async function empreinteFichier(fichier: string): Promise<string> {
  const empreinte = createHash('sha256')
  for await (const morceau of fs.createReadStream(fichier, { highWaterMark: 1 << 20 }))
    empreinte.update(morceau as Uint8Array)
  return empreinte.digest('hex')
}

/** SHA-256 of texts, in order. */
export function empreinteTextes(...textes: readonly string[]): string {
  const empreinte = createHash('sha256')
  for (const texte of textes) empreinte.update(texte).update('\0')
  return empreinte.digest('hex')
}

/** Imports that run code: those of types only are left out. */
const IMPORT = /^(?:import|export)\s+(?!type\s)(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const IMPORT_DYNAMIQUE = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const SCRIPT_SQL = /['"`]([\w-]+\.sql)['"`]/g
const DOSSIERS_SQL = ['sql/etl', 'sql/publication']

interface Paquet {
  imports: Record<string, string>
  dependencies: Record<string, string>
}
const PAQUET = JSON.parse(fs.readFileSync(path.join(RACINE, 'package.json'), 'utf8')) as Paquet
/** `#domain/` → `server/domain/`, as package.json says. */
const ALIAS = Object.entries(PAQUET.imports).map(
  ([alias, cible]) => [alias.split('*')[0]!, cible.split('*')[0]!] as const,
)

/** Path under the root of what `fichier` imports, or `name@version` of a package; null: part of Node. */
function resoudre(fichier: string, cible: string): string | null {
  for (const [alias, dossier] of ALIAS)
    if (cible.startsWith(alias)) return `${path.posix.join(dossier, cible.slice(alias.length))}.ts`
  if (cible.startsWith('.')) return path.posix.join(path.posix.dirname(fichier), cible)
  const nom = cible
    .split('/')
    .slice(0, cible.startsWith('@') ? 2 : 1)
    .join('/')
  const version = PAQUET.dependencies[nom]
  return version === undefined ? null : `${nom}@${version}`
}

const DEPENDANCES = new Map<string, { texte: string; vers: string[] }>()

function lire(fichier: string): { texte: string; vers: string[] } {
  const connu = DEPENDANCES.get(fichier)
  if (connu) return connu
  const texte = fs.readFileSync(path.join(RACINE, fichier), 'utf8')
  const vers = [...texte.matchAll(IMPORT), ...texte.matchAll(IMPORT_DYNAMIQUE)].flatMap(
    ([, cible = '']) => resoudre(fichier, cible) ?? [],
  )
  const scripts = [...texte.matchAll(SCRIPT_SQL)].flatMap(([, nom = '']) =>
    DOSSIERS_SQL.map((d) => `${d}/${nom}`).filter((f) => fs.existsSync(path.join(RACINE, f))),
  )
  const lu = { texte, vers: [...vers, ...scripts] }
  DEPENDANCES.set(fichier, lu)
  return lu
}

/** Files under the root and packages that modules need to run, themselves included: their imports, and the SQL scripts that they name. */
export function fermeture(...modules: readonly string[]): string[] {
  const vus = new Set<string>()
  const suivre = (fichier: string) => {
    if (vus.has(fichier)) return
    vus.add(fichier)
    if (fichier.endsWith('.ts')) for (const autre of lire(fichier).vers) suivre(autre)
  }
  for (const m of modules) suivre(m)
  return [...vus].sort()
}

/**
 * Version of a step: the hash of all the code that its modules need. Nobody has to remember to raise a number, nor to keep a list.
 * @param modules paths under the root of the project.
 */
export function versionDuCode(...modules: readonly string[]): string {
  const contenus = fermeture(...modules).map((f) => {
    if (f.endsWith('.ts')) return `${f}\n${lire(f).texte}`
    return f.endsWith('.sql') ? `${f}\n${fs.readFileSync(path.join(RACINE, f), 'utf8')}` : f
  })
  return empreinteTextes(...contenus).slice(0, 12)
}
