/**
 * `npm run envois -- [--fiches 1000] [--morts 6]`: a phone's outbox against a real server behind a bad network. Each fiche is sent until the
 * server says that it has it, up to five copies at once; requests and answers are lost by a proxy, the server is killed with `kill -9`.
 * Then the database is read: what is lost, what is doubled, what differs. Embedded database, or PostgreSQL with DATABASE_URL.
 */
import { randomUUID } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ouvrirBase } from '#db/connect'
import { Hasard } from '#domain/hasard'
import { RACINE, readConfig } from '../../server/config.ts'
import { ouvrirMandataire, type Panne } from '../support/mandataire.ts'

const PORT = Number(process.env['PORT'] ?? 5179)
const attendre = (ms: number) => new Promise((suite) => setTimeout(suite, ms))
const { values } = parseArgs({
  options: { fiches: { type: 'string', default: '1000' }, morts: { type: 'string', default: '6' } },
})
const NOMBRE = Number(values.fiches)
const MORTS = Number(values.morts)
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-envois-'))
const env = { ...process.env, QG_HOME: home, PORT: String(PORT), LOG_LEVEL: 'silent' }

async function demarrer(): Promise<ChildProcess> {
  const serveur = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: RACINE,
    env,
    stdio: 'ignore',
  })
  for (let i = 0; i < 1200; i++) {
    const pret = await fetch(`http://127.0.0.1:${PORT}/ready`).then(
      (r) => r.ok,
      () => false,
    )
    if (pret) return serveur
    if (serveur.exitCode !== null) throw new Error('le serveur ne démarre pas')
    await attendre(200)
  }
  throw new Error('le serveur n’est pas prêt après quatre minutes')
}

const hasard = new Hasard(2026)
let serveur = await demarrer()
const mandataire = await ouvrirMandataire(PORT)
const subies: Record<Panne, number> = { passe: 0, coupe: 0, avant: 0, apres: 0 }
mandataire.panne = () => {
  const u = hasard.uniforme()
  const panne: Panne = u < 0.5 ? 'passe' : u < 0.6 ? 'coupe' : u < 0.8 ? 'avant' : 'apres'
  subies[panne]++
  return panne
}
const jour = new Date().toISOString().slice(0, 10)
const lieux = (
  (await (await fetch(`http://127.0.0.1:${PORT}/api/v1/circonscriptions/96-01/bureaux`)).json()) as {
    lieux: { code: string }[]
  }
).lieux
const fiches = Array.from({ length: NOMBRE }, (_, i) => ({
  id: randomUUID(),
  niveau: 'bureau',
  code: lieux[i % lieux.length]!.code,
  jour,
  format: 'porteAPorte',
  participants: 1 + (i % 9),
  portesFrappees: 20 + (i % 50),
  portesOuvertes: 12,
  conversations: 8,
  reactions: ['interesse'],
  preoccupations: ['sante'],
  techniques: [{ technique: 'enjeuLocal', essais: 8, reussites: i % 9 }],
  texte: null,
  suite: 'aucune',
  enjeux: [{ theme: 'sante', texte: `Suggestion ${i}` }],
}))

let requetes = 0
const accusees = { nombre: 0 }
async function envoyer(fiche: (typeof fiches)[number]): Promise<boolean> {
  requetes++
  try {
    const reponse = await fetch(`${mandataire.url}/api/v1/observations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Connection: 'close' },
      body: JSON.stringify(fiche),
      signal: AbortSignal.timeout(15_000),
    })
    if (reponse.status === 200 || reponse.status === 201) return true
    if (reponse.status < 500 && reponse.status !== 429)
      throw new Error(`refus ${reponse.status} ${await reponse.text()}`)
    return false
  } catch (erreur) {
    if ((erreur as Error).message.startsWith('refus')) throw erreur
    return false // lost: sent again
  }
}
const file = [...fiches]
async function telephone(): Promise<void> {
  for (let fiche = file.pop(); fiche; fiche = file.pop()) {
    for (let recue = false; !recue;) {
      const copies = Array.from({ length: 5 }, () => envoyer(fiche))
      recue = (await Promise.all(copies)).some(Boolean)
      if (!recue) await attendre(50 + hasard.uniforme() * 200)
    }
    accusees.nombre++
  }
}
const debut = performance.now()
const telephones = Promise.all(Array.from({ length: 6 }, telephone))
let morts = 0
for (let seuil = 1; seuil <= MORTS; seuil++) {
  const cible = (NOMBRE * seuil) / (MORTS + 1)
  for (; accusees.nombre < cible;) await attendre(20)
  serveur.kill('SIGKILL')
  await new Promise((suite) => serveur.once('exit', suite))
  morts++
  serveur = await demarrer()
}
await telephones
const secondes = Math.round((performance.now() - debut) / 1000)
await mandataire.fermer()
serveur.kill('SIGTERM')
await new Promise((suite) => serveur.once('exit', suite))

const base = await ouvrirBase(readConfig(env))
const ids = fiches.map((f) => f.id)
const lignes = await base.db.selectFrom('observation').selectAll().where('id', 'in', ids).execute()
const techniques = await base.db
  .selectFrom('observationTechnique')
  .selectAll()
  .where('observation', 'in', ids)
  .execute()
const enjeux = await base.db
  .selectFrom('observationEnjeu')
  .selectAll()
  .where('observation', 'in', ids)
  .execute()
const { n } = await base.db
  .selectFrom('observation')
  .select((e) => e.fn.countAll<string>().as('n'))
  .executeTakeFirstOrThrow()
await base.db.deleteFrom('observation').where('id', 'in', ids).execute()
await base.fermer()
fs.rmSync(home, { recursive: true })
const parId = new Map(lignes.map((l) => [l.id, l]))
const perdues = fiches.filter((f) => !parId.has(f.id)).length
const doublees = lignes.length - parId.size + (base.moteur === 'postgresql' ? 0 : Number(n) - parId.size)
const alterees = fiches.filter((f) => {
  const l = parId.get(f.id)
  const t = techniques.filter((x) => x.observation === f.id)
  const e = enjeux.filter((x) => x.observation === f.id)
  return (
    l &&
    (l.participants !== f.participants ||
      l.portesFrappees !== f.portesFrappees ||
      t.length !== 1 ||
      t[0]!.reussites !== f.techniques[0]!.reussites ||
      e.length !== 1 ||
      e[0]!.texte !== f.enjeux[0]!.texte)
  )
}).length
console.log(`${base.moteur} : ${NOMBRE} fiches, ${requetes} requêtes en ${secondes} s, ${morts} kill -9`)
console.log(
  `pannes : ${subies.coupe} coupées, ${subies.avant} perdues avant le serveur, ${subies.apres} réponses perdues, ${subies.passe} passées`,
)
console.log(`perdues ${perdues}, doublées ${doublees}, altérées ${alterees}`)
if (perdues + doublees + alterees > 0) process.exitCode = 1
