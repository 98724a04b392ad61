/**
 * `npm run tuer -- [--fois 50] [--graine 1] [--from DIR] [--autre DIR] [--departements 30,48] [--depuis TEXTE]`: kills loads without
 * warning, at moments drawn over the whole of a run, or from when it says a text (« ✓ Publication des résultats »: the switch). Each killed load does every step again to publish the other reading of the nuances, or the other folder.
 * What is published right after must be one of the two publications, whole; the same load, run again, must end with what a run that
 * nobody disturbed publishes, tables and lake.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { GROUPEMENTS } from '#domain/bloc'
import { parseCodeDepartement } from '#domain/codes'
import { Hasard } from '#domain/hasard'
import { ouvrirBase } from '#db/connect'
import { Atelier } from '../../etl/graphe.ts'
import { voies } from '../../etl/charger.ts'
import { planifier } from '../../etl/plan.ts'
import { DEMO, dossierTemporaire } from '../support/base.ts'
import { contenuPublie, lancerEtl, type Fin } from './dossier.ts'

const { values } = parseArgs({
  options: {
    fois: { type: 'string', default: '50' },
    graine: { type: 'string', default: '1' },
    from: { type: 'string', default: DEMO },
    autre: { type: 'string' },
    departements: { type: 'string' },
    depuis: { type: 'string' },
  },
})
const hasard = new Hasard(Number(values.graine))
const lieu = { databaseUrl: process.env['DATABASE_URL'] ?? null, home: dossierTemporaire() }
const source = path.resolve(values.from)
const departements = values.departements?.split(',').map(parseCodeDepartement) ?? null
/** The two publications that take turns. */
const PUBLICATIONS =
  values.autre === undefined
    ? GROUPEMENTS.map((groupement) => ({ source, groupement }))
    : [source, path.resolve(values.autre)].map((s) => ({ source: s, groupement: GROUPEMENTS[0] }))
type Publication = (typeof PUBLICATIONS)[number]
const options = (p: Publication) => [
  '--from',
  p.source,
  '--groupement',
  p.groupement,
  ...(departements ? ['--departements', departements.join()] : []),
]

/** Hash of every published table. */
async function tables(): Promise<string> {
  const base = await ouvrirBase(lieu)
  try {
    return createHash('sha256')
      .update(JSON.stringify(await contenuPublie(base)))
      .digest('hex')
  } finally {
    await base.fermer()
  }
}

/** Hash of every file of the lake. */
function lac(): string {
  const somme = createHash('sha256')
  const dossier = path.join(lieu.home, 'lac')
  for (const f of fs.readdirSync(dossier, { recursive: true, encoding: 'utf8' }).sort())
    if (f.endsWith('.parquet')) somme.update(f).update(fs.readFileSync(path.join(dossier, f)))
  return somme.digest('hex')
}

const tout = async () => `${await tables()} ${lac()}`

/** Moments are drawn from this text, or from the start. */
const depuis = values.depuis === undefined ? {} : { texte: values.depuis }
/** A load never lasts so long. */
const JAMAIS = 24 * 3600_000

/** A load that nobody disturbs. @returns milliseconds over which moments are drawn. */
async function charger(p: Publication, ...autres: string[]): Promise<number> {
  const fin = await lancerEtl(lieu, [...options(p), ...autres], { ...depuis, ms: JAMAIS })
  if (fin.code !== 0) throw new Error(`le chargement qui suit échoue : ${fin.erreurs}`)
  return fin.reste ?? 0
}

const atelier = path.join(lieu.home, 'atelier')
/** Steps in the order of the graph. */
const ordre: string[] = []

/** What the load was doing: the first of the folders that it had opened, the others may wait for it; or what it had last said. */
function etapeDe({ sortie }: Fin): string {
  const encours = fs
    .readdirSync(atelier)
    .filter((nom) => ordre.includes(nom))
    .filter((nom) => fs.readdirSync(path.join(atelier, nom)).some((cle) => cle.endsWith('.encours')))
  const etape = ordre.find((nom) => encours.includes(nom))
  if (etape !== undefined) return etape.replace(/^resultats-.*/, 'resultats')
  const dernier = /✓ ([^:]+) : [^✓]*$/.exec(sortie)?.[1]
  return dernier === undefined ? 'démarrage' : `après « ${dernier} »`
}

const references = new Map<Publication, { tables: string; tout: string }>()
let duree = 0
for (const p of PUBLICATIONS) {
  duree = await charger(p, '--force')
  references.set(p, { tables: await tables(), tout: await tout() })
}
const plan = await planifier(
  { ...PUBLICATIONS[0]!, departements: departements && new Set(departements) },
  new Atelier(atelier),
)
console.log(
  `${(duree / 1000).toFixed(1)} s ${depuis.texte === undefined ? 'par chargement' : `depuis « ${depuis.texte} »`}, ${(plan.octets / 1e6).toFixed(0)} Mo lus, ${voies(plan)} fil(s)`,
)
ordre.push(...plan.noeuds.map((n) => n.nom))
const voulus = Number(values.fois)
/** Before it, the program has not started. */
const AMORCE = depuis.texte === undefined ? 200 : 0
const etapes = new Map<string, number>()
let [publie, tues, intacts, fautes] = [PUBLICATIONS.at(-1)!, 0, 0, 0]
// A load that ended before its moment is no kill: it is drawn again, in the same slice of the
// time that a load takes now.
for (let i = 1; tues < voulus && i <= 4 * voulus; i++) {
  const vise = PUBLICATIONS.find((p) => p !== publie)!
  const tranche = (((tues * 7919) % voulus) + hasard.uniforme()) / voulus
  const moment = Math.round(AMORCE + tranche * (duree - AMORCE))
  const fin = await lancerEtl(lieu, [...options(vise), '--force'], { ...depuis, ms: moment })
  const tue = fin.signal === 'SIGKILL'
  if (!tue && fin.reste !== null) duree = fin.reste
  const etape = tue ? etapeDe(fin) : 'fini avant'
  const vue = await tables()
  const entiere = [...references.values()].some((r) => r.tables === vue)
  await charger(vise)
  const identique = (await tout()) === references.get(vise)!.tout
  publie = vise
  if (!entiere || !identique) fautes++
  if (tue) {
    tues++
    etapes.set(etape, (etapes.get(etape) ?? 0) + 1)
    if (vue !== references.get(vise)!.tables) intacts++
  }
  console.log(
    `${i} : ${tue ? `tué à ${moment} ms` : `fini avant ${moment} ms`} (${etape}), ` +
      `${entiere ? 'publication entière' : 'PUBLICATION ABÎMÉE'}, puis ${identique ? 'identique' : 'DIFFÉRENT'}`,
  )
}
console.log('\nCe que faisait le chargement quand il a été tué :')
for (const [etape, n] of [...etapes].sort((a, b) => b[1] - a[1]))
  console.log(`${String(n).padStart(4)}  ${etape}`)
console.log(
  `${tues} chargements tués sur ${voulus} demandés (${intacts} avant la bascule), ${fautes} fautes, graine ${values.graine}, ` +
    `contenus ${[...references.values()].map((r) => r.tout.slice(0, 12)).join(' et ')}`,
)
if (tues < voulus || fautes > 0) process.exitCode = 1
