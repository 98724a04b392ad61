/** Folders of official files that a test may spoil, and what is published after a run. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Base, OptionsBase } from '#db/connect'
import { dossierTemporaire, ILE_NULLE, RACINE } from '../support/base.ts'

const OFFICIEL = 'elections/bureaux-format-officiel'
/** Files of île nulle. */
export const ILE = {
  europeennes2019: `${OFFICIEL}/2019-europeennes/resultats-definitifs-par-bureau-de-vote.txt`,
  presidentielle2022: `${OFFICIEL}/2022-presidentielle/resultats-par-niveau-burvot-t1-france-entiere.txt`,
  legislatives2022: `${OFFICIEL}/2022-legislatives/resultats-par-niveau-burvot-t1-france-entiere.txt`,
  legislatives2024: `${OFFICIEL}/2024-legislatives-t1/resultats-definitifs-par-bureau-de-vote.csv`,
  bureaux: 'contours/bureaux-de-vote/bureaux-de-vote-99.geojson',
} as const

/** A copy of île nulle. */
export function copierIle(): string {
  const dossier = path.join(dossierTemporaire(), 'ile')
  fs.cpSync(ILE_NULLE, dossier, { recursive: true })
  return dossier
}

/** Rewrites a file of `dossier`; latin-1 keeps every byte. */
export function abimer(dossier: string, fichier: string, f: (texte: string) => string): void {
  const chemin = path.join(dossier, fichier)
  fs.writeFileSync(chemin, f(fs.readFileSync(chemin, 'latin1')), 'latin1')
}

/** Bytes of a file of `dossier`. */
export const octets = (dossier: string, fichier: string) => fs.readFileSync(path.join(dossier, fichier))

/** Replaces a file of `dossier` by another, with these bytes. */
export function deplacer(dossier: string, fichier: string, vers: string, contenu: Buffer): void {
  fs.rmSync(path.join(dossier, fichier))
  fs.mkdirSync(path.dirname(path.join(dossier, vers)), { recursive: true })
  fs.writeFileSync(path.join(dossier, vers), contenu)
}

/** For {@link abimer}: changes the lines of a text. */
export const lignes =
  (f: (l: string[]) => void, fin = '\r\n') =>
  (texte: string) => {
    const l = texte.split(fin)
    f(l)
    return l.join(fin)
  }

/** The GeoJSON of the bureaux of `dossier`, changed. */
export function changerBureaux<T>(dossier: string, f: (entites: T[]) => T[]): void {
  const chemin = path.join(dossier, ILE.bureaux)
  const collection = JSON.parse(fs.readFileSync(chemin, 'utf8'))
  collection.features = f(collection.features)
  fs.writeFileSync(chemin, JSON.stringify(collection))
}

/** Île nulle without the contours of some bureaux. */
export function sansContours(...codes: string[]): string {
  const dossier = copierIle()
  changerBureaux<{ properties: { codeBureauVote: string } }>(dossier, (entites) =>
    entites.filter((e) => !codes.includes(e.properties.codeBureauVote)),
  )
  return dossier
}

/** What is published of a place at a round: quality, registered, voters, votes cast, left, far right; undefined: nothing. */
export async function resultatPublie(
  base: Base,
  niveau: 'bureau' | 'commune' | 'circonscription' | 'departement',
  code: string,
  scrutin: string,
) {
  const l = await base.db
    .withSchema('publie')
    .selectFrom('resultat')
    .selectAll()
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .where('scrutin', '=', scrutin)
    .executeTakeFirst()
  return l && [l.qualite, l.inscrits, l.votants, l.exprimes, l.gauche, l.extremeDroite]
}

/** Everything that is published and does not depend on the time of the run, table by table, in a stable order. */
export async function contenuPublie(base: Base): Promise<Record<string, unknown[]>> {
  const { rows } = await sql<{ table: string }>`
    select table_name as table from information_schema.tables where table_schema = 'publie' order by 1`.execute(
    base.db,
  )
  const contenu: Record<string, unknown[]> = {}
  for (const { table } of rows) {
    const { rows: lignes } = await sql<{ ligne: string }>`
      select (to_jsonb(t) - 'publieeLe' - 'publiee_le' - 'id')::text as ligne
      from ${sql.raw(`publie.${table}`)} t order by 1`.execute(base.db)
    contenu[table] = lignes.map((l) => l.ligne)
  }
  return contenu
}

export interface Fin {
  code: number | null
  signal: string | null
  sortie: string
  erreurs: string
  /** Milliseconds between the text of {@link Moment} and the end; null: it was not said. */
  reste: number | null
}

/** When to end a run: so many milliseconds after it says a text, or after its start when there is none. */
export interface Moment {
  texte?: string
  ms: number
}

/** Runs the command over a database; `tuer` ends it by `signal`. */
export function lancerEtl(
  { home, databaseUrl }: OptionsBase,
  options: readonly string[],
  tuer?: Moment,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<Fin> {
  return new Promise((oui, non) => {
    const processus = spawn(process.execPath, ['--import', 'tsx', 'etl/main.ts', ...options], {
      cwd: RACINE,
      env: { ...process.env, QG_HOME: home, DATABASE_URL: databaseUrl ?? '' },
    })
    const fin = { sortie: '', erreurs: '' }
    let depuis: number | null = null
    let minuterie: NodeJS.Timeout | undefined
    const compter = ({ ms }: Moment): void => {
      depuis = performance.now()
      minuterie = setTimeout(() => processus.kill(signal), ms)
    }
    if (tuer && tuer.texte === undefined) compter(tuer)
    processus.stdout.on('data', (d) => {
      fin.sortie += String(d)
      if (tuer?.texte !== undefined && depuis === null && fin.sortie.includes(tuer.texte)) compter(tuer)
    })
    processus.stderr.on('data', (d) => (fin.erreurs += String(d)))
    processus.on('error', non)
    processus.on('close', (code, recu) => {
      clearTimeout(minuterie)
      oui({ code, signal: recu, ...fin, reste: depuis === null ? null : performance.now() - depuis })
    })
  })
}
