/**
 * `node --import tsx tests/etl/tuer.ts [--fois 50] [--graine 1]`: kills loads without warning at random moments; after each one, the
 * next run must publish exactly what a run that nobody disturbed publishes, tables and lake.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Hasard } from '#domain/hasard'
import { ouvrirBase } from '#db/connect'
import { dossierTemporaire, ILE_NULLE } from '../support/base.ts'
import { abimer, contenuPublie, copierIle, ILE, lancerEtl } from './dossier.ts'

const { values } = parseArgs({
  options: { fois: { type: 'string', default: '50' }, graine: { type: 'string', default: '1' } },
})
const hasard = new Hasard(Number(values.graine))
const lieu = { databaseUrl: process.env['DATABASE_URL'] ?? null, home: dossierTemporaire() }
const autre = copierIle()
abimer(autre, ILE.presidentielle2022, (t) => t.replace('MACRON', 'MICRON'))

/** Hash of every published table and of every file of the lake. */
async function empreinte(): Promise<string> {
  const somme = createHash('sha256')
  const base = await ouvrirBase(lieu)
  try {
    somme.update(JSON.stringify(await contenuPublie(base)))
  } finally {
    await base.fermer()
  }
  const lac = path.join(lieu.home, 'lac')
  for (const f of fs.readdirSync(lac, { recursive: true, encoding: 'utf8' }).sort())
    if (f.endsWith('.parquet')) somme.update(f).update(fs.readFileSync(path.join(lac, f)))
  return somme.digest('hex')
}

async function charger(): Promise<number> {
  const debut = performance.now()
  const fin = await lancerEtl(lieu, ['--from', ILE_NULLE])
  if (fin.code !== 0) throw new Error(`le chargement qui suit échoue : ${fin.erreurs}`)
  return performance.now() - debut
}

await charger()
const attendu = await empreinte()
const duree = await lancerEtl(lieu, ['--from', autre]).then(charger)
const voulus = Number(values.fois)
let tues = 0
// A load that ended before its moment is no kill: another one is drawn, so that there are as many kills as asked for.
for (let i = 1; tues < voulus && i <= 4 * voulus; i++) {
  const moment = Math.round(200 + hasard.uniforme() * duree)
  const fin = await lancerEtl(lieu, ['--from', autre], moment)
  if (fin.signal === 'SIGKILL') tues++
  await charger()
  const lu = await empreinte()
  console.log(
    `${i} : ${fin.signal === 'SIGKILL' ? `tué à ${moment} ms` : 'fini avant'}, ${lu === attendu ? 'identique' : 'DIFFÉRENT'}`,
  )
  if (lu !== attendu) process.exitCode = 1
}
console.log(
  `${tues} chargements tués sur ${voulus} demandés, graine ${values.graine}, contenu ${attendu.slice(0, 12)}`,
)
if (tues < voulus) process.exitCode = 1
