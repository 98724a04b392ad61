/**
 * `npm run bench -- charge [--secondes 8] [--connexions 20] [--coupure]`: two servers and one worker on the PostgreSQL of DATABASE_URL, which it writes
 * into. Throughput and latency by route beside an empty Express route of the same run; then a server and the worker are killed;
 * `--coupure`: this alone. On the demonstration, where whoever sits at the machine may write.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { ouvrirBase } from '#db/connect'
import { readConfig } from '../../server/config.ts'
import { lancer, lancerOuvrier, lancerServeur, type Processus } from '../support/processus.ts'
import { couper, type Parc } from './charge/coupure.ts'
import { tirer, type Cible, type Tir } from './charge/tirs.ts'
import { titre } from './mesure.ts'

const jour = new Date().toISOString().slice(0, 10)

function montrer(nom: string, t: Tir, vide: number | null): void {
  const part = vide === null ? '' : `${Math.round((100 * t.debit) / vide)} %`
  console.log(
    [
      nom.padEnd(44),
      t.debit.toFixed(0).padStart(7),
      t.p50.toFixed(0).padStart(6),
      t.p99.toFixed(0).padStart(6),
      (t.octets / 1e6).toFixed(1).padStart(7),
      (t.processeur?.toFixed(2) ?? '').padStart(7),
      part.padStart(6),
      t.mauvaises > 0 ? `  ${t.mauvaises} failed` : '',
    ].join(' '),
  )
}

interface Lieux {
  bureau: { code: string }
  circonscription: { code: string }
  commune: { nom: string }
  corps: () => string
}

async function mesurer(
  parc: Parc,
  vide: Processus,
  allure: { secondes: number; connexions: number },
  { bureau, circonscription, commune, corps }: Lieux,
): Promise<void> {
  const lire = (chemin: string) => fetch(parc.serveurs[0]!.url + chemin)
  /** What a cache that revalidates asks. */
  const revalider = async (nom: string, chemin: string): Promise<Cible> => {
    const reponse = await lire(chemin)
    await reponse.arrayBuffer()
    return { nom: `${nom}, 304`, chemin, entetes: { 'if-none-match': reponse.headers.get('etag') ?? '' } }
  }
  const adresseDuBureau = `/api/v1/lieux/bureau/${encodeURIComponent(bureau.code)}`
  const fiche = `/fiches/circonscriptions/${circonscription.code}`
  const plan = (await (await lire('/api/v1/carte')).json()) as {
    couches: { niveau: string; contours: string; valeurs: string }[]
  }
  const communes = plan.couches.find((c) => c.niveau === 'commune')!
  const br = { 'accept-encoding': 'br' }
  const cibles: Cible[] = [
    { nom: 'GET /health', chemin: '/health' },
    await revalider('GET publication', '/api/v1/publication'),
    { nom: 'GET publication', chemin: '/api/v1/publication' },
    await revalider('GET one bureau', adresseDuBureau),
    { nom: 'GET one bureau', chemin: adresseDuBureau },
    { nom: 'GET search', chemin: `/api/v1/recherche?q=${encodeURIComponent(commune.nom)}` },
    { nom: 'GET geometry of the communes', chemin: communes.contours, entetes: br },
    { nom: 'GET values of the communes', chemin: communes.valeurs, entetes: br },
    await revalider('GET fiche of a circonscription, page', fiche),
    { nom: 'GET fiche of a circonscription, page', chemin: fiche },
    await revalider('GET fiche of a circonscription, PDF', `${fiche}.pdf`),
    { nom: 'GET fiche of a circonscription, PDF', chemin: `${fiche}.pdf` },
    { nom: 'POST fiche d’observation', chemin: '/api/v1/observations', corps },
  ]
  titre(
    `Load: 2 servers, 1 worker, PostgreSQL and autocannon on ${os.cpus().length} cores; ${allure.connexions} connections, ${allure.secondes} s a route`,
  )
  console.log(`${'route'.padEnd(44)}   req/s p50 ms p99 ms    MB/s  cpu ms  of empty`)
  const seul = await tirer([vide.url], { nom: '', chemin: '/' }, allure)
  montrer('empty Express route, one process', seul, null)
  const urls = () => parc.serveurs.map((s) => s.url)
  for (const cible of cibles) {
    // the first answer of each server reads what it then keeps
    for (const url of urls()) if (!cible.corps) await (await fetch(url + cible.chemin)).arrayBuffer()
    // nor is code measured before it is compiled
    await tirer(urls(), cible, allure)
    montrer(cible.nom, await tirer(urls(), cible, allure), seul.debit)
  }
  montrer('empty Express route, again', await tirer([vide.url], { nom: '', chemin: '/' }, allure), null)
}

export default async function charge(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      secondes: { type: 'string', default: '8' },
      connexions: { type: 'string', default: '20' },
      coupure: { type: 'boolean', default: false },
    },
  })
  const allure = { secondes: Number(values.secondes), connexions: Number(values.connexions) }
  const { databaseUrl } = readConfig(process.env)
  if (databaseUrl === null) throw new Error('DATABASE_URL: a PostgreSQL that the bench may write into')
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-charge-'))
  const env = {
    DATABASE_URL: databaseUrl,
    QG_HOME: home,
    REQUETES_PAR_MINUTE: '100000000',
    DOCUMENTS_PAR_MINUTE: '100000000',
  }
  const vide = await lancer('tests/bench/charge/vide.ts', { sonde: '/' })
  const parc: Parc = { serveurs: [await lancerServeur(env)], ouvrier: await lancerOuvrier(env) }
  parc.serveurs.push(await lancerServeur(env))
  const base = await ouvrirBase({ databaseUrl, home })
  try {
    const lieu = (niveau: string, rang: number) =>
      sql<{ code: string; departement: string; nom: string }>`
        select code, departement, nom from publie.lieu where niveau = ${niveau} order by code offset ${rang} limit 1`
        .execute(base.db)
        .then((r) => r.rows[0]!)
    const bureau = await lieu('bureau', 10)
    const circonscription = await lieu('circonscription', 0)
    const commune = await lieu('commune', 1)
    const corps = (id: string) =>
      JSON.stringify({
        id,
        niveau: 'bureau',
        code: bureau.code,
        jour,
        format: 'porteAPorte',
        participants: 4,
        portesFrappees: 50,
        portesOuvertes: 20,
        conversations: 12,
        reactions: ['interesse'],
        preoccupations: ['sante'],
        techniques: [],
        texte: null,
        suite: 'revenir',
        enjeux: [],
      })
    if (!values.coupure)
      await mesurer(parc, vide, allure, {
        bureau,
        circonscription,
        commune,
        corps: () => corps(randomUUID()),
      })

    titre('kill -9 of one server and of the worker, in the middle of writes and jobs')
    const { departement } = circonscription
    if (!(await couper(parc, base, { env, departement, secondes: 3 * allure.secondes, corps })))
      process.exitCode = 1
  } finally {
    await base.fermer()
    await Promise.all([vide, ...parc.serveurs, parc.ouvrier].map((p) => p.finir('SIGKILL')))
  }
}
