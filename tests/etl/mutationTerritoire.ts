/** Mutations of what is not results: contours, INSEE tables, deputies of the demonstration, and what the steps before the publication make of them. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { Hasard } from '#domain/hasard'
import { SourceInvalide } from '../../etl/anomalie.ts'
import { Execution } from '../../etl/execution.ts'
import { Atelier } from '../../etl/graphe.ts'
import { planifier } from '../../etl/plan.ts'
import { relireElus } from '../../etl/steps/elus.ts'
import { relireLieux } from '../../etl/steps/lieux.ts'
import { relireSociologie } from '../../etl/steps/sociologie.ts'
import { relireAnomalies } from '../../etl/travail.ts'
import { DEMO, dossierTemporaire } from '../support/base.ts'
import { BINAIRES, MUTATIONS } from './mutation.ts'
import type { Mutation } from './mutationOfficielle.ts'
import { tirer } from './mutationOfficielle.ts'
import { MUTATIONS_PARQUET, muterParquet } from './mutationParquet.ts'

const FICHIERS = [
  'contours/bureaux-de-vote/bureaux-de-vote-96.geojson.gz',
  'contours/circonscriptions/circonscriptions-legislatives-p20.geojson.gz',
  'contours/communes-2020/communes-2020-96.geojson.gz',
  'contours/iris-2020/iris-2020-96.geojson.gz',
  'elections/elus/deputes.json',
  'insee/circonscriptions/indic-stat-circonscriptions-legislatives-2022.xlsx',
  'insee/communes/filosofi_2021_commune.parquet',
  'insee/communes/rp_2022_commune.parquet',
  'insee/iris/iris_perc_voit_2020.csv.gz',
]
const ETAPES = ['lieux', 'sociologie', 'elus', 'jointure']

const json =
  (f: (entites: Record<string, never>[], h: Hasard) => unknown): Mutation =>
  (octets, h) => {
    const lu = JSON.parse(octets.toString('utf8')) as Record<string, never[]>
    const cle = Object.keys(lu).find((k) => Array.isArray(lu[k]))!
    f(lu[cle]!, h)
    return Buffer.from(JSON.stringify(lu))
  }
const proprietes = (e: Record<string, never>): Record<string, unknown> => e['properties'] ?? e
const entite = (entites: Record<string, never>[], h: Hasard) => entites[tirer(h, entites.length)]!
/** Mutations of GeoJSON and JSON that leave them readable. */
const MUTATIONS_JSON: Record<string, Mutation> = {
  'géométrie absente': json((e, h) => Object.assign(entite(e, h), { geometry: null })),
  'géométrie d’un autre type': json((e, h) =>
    Object.assign(entite(e, h), { geometry: { type: 'Point', coordinates: [3, 44] } }),
  ),
  'coordonnées en Lambert': json((e, h) => {
    const g = entite(e, h) as { geometry?: { coordinates: unknown } }
    if (g.geometry)
      g.geometry = JSON.parse(
        JSON.stringify(g.geometry).replace(/(-?\d+\.\d+),(\d+\.\d+)/g, '809876.5,6297654.5'),
      )
  }),
  'propriétés renommées': json((e) => {
    for (const x of e) {
      const p = proprietes(x)
      const nom = Object.keys(p).find((k) => /code|circo/i.test(k))
      if (nom === undefined) continue
      p[nom.toUpperCase() + '_'] = p[nom]
      delete p[nom]
    }
  }),
  'code vidé': json((e, h) => {
    const p = proprietes(entite(e, h))
    for (const k of Object.keys(p)) if (/code|circo/i.test(k)) p[k] = ''
  }),
  'code en nombre': json((e) => {
    for (const x of e) {
      const p = proprietes(x)
      for (const k of Object.keys(p)) if (/^\d+$/.test(String(p[k]))) p[k] = Number(p[k])
    }
  }),
  'entité en double': json((e, h) => e.push(entite(e, h))),
  'entité ôtée': json((e, h) => e.splice(tirer(h, e.length), 1)),
  'liste vide': json((e) => e.splice(0)),
}

export interface EssaiTerritoire {
  numero: number
  fichier: string
  mutation: string
  verdict: 'erreur claire' | 'anomalie comptée' | 'sans effet' | 'valeur changée' | 'SILENCE' | 'PANNE'
  message: string
}

/** Places with their voters, and values of sociology and deputies. */
async function lire(source: string, atelier: string) {
  const options = { source, groupement: 'coalition', departements: null } as const
  const a = new Atelier(atelier)
  const plan = await planifier(options, a)
  const temporaire = dossierTemporaire()
  const progres = { etape: () => ({ avancer() {}, finir() {} }) }
  const base = {
    version: () => Promise.resolve(null),
    ouvrir: () => Promise.reject(new Error('aucune base')),
  }
  const execution = new Execution({ atelier: a, noeuds: plan.noeuds, source, temporaire, base, progres })
  try {
    const dossiers = new Map<string, string>()
    for (const nom of ETAPES) dossiers.set(nom, await execution.obtenir(nom))
    const { lieux } = relireLieux(dossiers.get('lieux')!)
    const messages: string[] = []
    for (const n of plan.noeuds)
      if (fs.existsSync(a.sortie(n.etape)))
        messages.push(...relireAnomalies(a.sortie(n.etape)).map((x) => x.message))
    return {
      messages,
      lieux: JSON.stringify(lieux.map((l) => [l.niveau, l.code, l.nom, l.inscrits])),
      valeurs: JSON.stringify([
        [...relireSociologie(dossiers.get('sociologie')!)],
        relireElus(dossiers.get('elus')!),
      ]),
    }
  } finally {
    await execution.fermer()
    fs.rmSync(temporaire, { recursive: true, force: true })
  }
}

/** `nombre` mutations of the territory of the demonstration; the same seed gives the same ones. */
export async function* muterTerritoire(nombre: number, graine: number): AsyncGenerator<EssaiTerritoire> {
  const source = path.join(dossierTemporaire(), 'demo')
  fs.cpSync(DEMO, source, { recursive: true })
  const atelier = path.join(dossierTemporaire(), 'atelier')
  const attendu = await lire(source, atelier)
  for (let numero = 0; numero < nombre; numero++) {
    const hasard = new Hasard(graine, numero)
    const relatif = FICHIERS[numero % FICHIERS.length]!
    const fichier = path.join(source, relatif)
    const genre = /\.(\w+)(\.gz)?$/.exec(relatif)![1]!
    const noms =
      genre === 'parquet'
        ? [...BINAIRES, ...MUTATIONS_PARQUET]
        : genre === 'xlsx'
          ? BINAIRES
          : genre === 'csv'
            ? Object.keys(MUTATIONS)
            : [
                ...BINAIRES,
                ...Object.keys(MUTATIONS_JSON),
                'page d’erreur à la place du fichier',
                'UTF-16',
                'fichier vide',
              ]
    const mutation = noms[tirer(hasard, noms.length)]!
    const avant = fs.readFileSync(fichier)
    const gz = relatif.endsWith('.gz')
    const clair = gz ? zlib.gunzipSync(avant) : avant
    const mutee =
      genre === 'parquet' && MUTATIONS_PARQUET.includes(mutation)
        ? await muterParquet(fichier, mutation, hasard)
        : (MUTATIONS_JSON[mutation] ?? MUTATIONS[mutation]!)(clair, hasard)
    const octets = 'gz' in mutee ? mutee.gz : gz ? zlib.gzipSync(mutee) : mutee
    fs.writeFileSync(fichier, octets)
    const juger = async (): Promise<[EssaiTerritoire['verdict'], string]> => {
      try {
        const lu = await lire(source, atelier)
        const neuf = lu.messages.find((m) => !attendu.messages.includes(m))
        if (neuf) return ['anomalie comptée', neuf]
        if (lu.lieux !== attendu.lieux) return ['SILENCE', 'les lieux ont changé']
        return lu.valeurs === attendu.valeurs ? ['sans effet', ''] : ['valeur changée', '']
      } catch (cause) {
        const erreur = cause as Error
        return [erreur instanceof SourceInvalide ? 'erreur claire' : 'PANNE', erreur.message]
      }
    }
    const [verdict, message] = await juger()
    fs.writeFileSync(fichier, avant)
    yield { numero, fichier: path.basename(relatif), mutation, verdict, message }
  }
}
