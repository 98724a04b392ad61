/**
 * `npm run bench -- exports [département]`: every bureau of the publication of DATABASE_URL in each format, over HTTP from a server of
 * its own: time, size, peak resident memory of that server; then each file is opened again by a reader that did not write it, and
 * every name and margin compared with the database.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ouvrirBase, type Base } from '#db/connect'
import { lireBureaux } from '#db/bureaux'
import { creerLaissezPasser, revoquer } from '#db/laissezPasser'
import { arrondir } from '#domain/export/cellule'
import { FORMATS, FORMATS_EXPORT, type FormatExport } from '#domain/export/format'
import { RACINE, readConfig } from '../../server/config.ts'
import { dossierTemporaire } from '../support/base.ts'
import { relire, type Relu } from '../support/relire.ts'
import { ligne, titre } from './mesure.ts'

/** Resident memory that no export may make the server pass, whatever the number of lines. */
const PLAFOND_MO = 600

/** Heap of that server: what would grow with the lines would not fit; without a limit, the collector of a large machine only waits. */
const TAS_MO = 384

async function demarrer(): Promise<{ processus: ChildProcessByStdio<null, Readable, null>; url: string }> {
  const processus = spawn(
    process.execPath,
    [`--max-old-space-size=${TAS_MO}`, '--import', 'tsx', 'server/main.ts'],
    {
      cwd: RACINE,
      env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let dit = ''
  for await (const morceau of processus.stdout) {
    dit += String(morceau)
    const url = /http:\/\/\S+:\d+/.exec(dit)?.[0]
    if (url) {
      processus.stdout.resume()
      return { processus, url }
    }
  }
  throw new Error(`le serveur ne démarre pas :\n${dit}`)
}

/** Peak resident memory since the last reset, megabytes. */
function sommetMo(pid: number): number {
  const ko = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(ko) / 1000
}
const remettre = (pid: number): void => fs.writeFileSync(`/proc/${pid}/clear_refs`, '5')

async function attendus(base: Base, departement: string | undefined): Promise<Map<string, { nom: string; marge: number | null; point: boolean }>> {
  const vus = new Map<string, { nom: string; marge: number | null; point: boolean }>()
  for await (const lot of lireBureaux(base.db, { departements: departement ? [departement] : null }))
    for (const b of lot)
      vus.set(b.code, { nom: b.nom, marge: b.marge === null ? null : arrondir(b.marge * 100, 1), point: b.longitude !== null })
  return vus
} // prettier-ignore

/** Lines that differ from the database; a GPX leaves out what has no place on the map. */
function differences(relu: Relu, vrais: Awaited<ReturnType<typeof attendus>>, format: FormatExport): number {
  let fautes = 0
  for (const [code, { nom, marge, point }] of vrais) {
    if (format === 'gpx' && !point) continue
    const lu = relu.get(code)
    const memeNom = format === 'pdf' ? nom.trim().startsWith(lu?.nom.replace(/…$/, '').trim() ?? '\0') : lu?.nom === nom
    if (!lu || !memeNom || lu.marge !== marge) fautes++
  }
  return fautes
} // prettier-ignore

export default async function exports([departement]: string[]): Promise<void> {
  const base = await ouvrirBase(readConfig(process.env))
  const { processus, url } = await demarrer()
  const passe = await creerLaissezPasser(
    base.db,
    { role: 'siege', departements: null, territoire: null, libelle: 'banc', jours: 1 },
    new Date(),
  )
  const dossier = dossierTemporaire()
  try {
    const vrais = await attendus(base, departement)
    titre(`${vrais.size} bureaux dans chaque format`)
    for (const contours of [false, true])
      for (const format of FORMATS_EXPORT) {
        if (contours && !FORMATS[format].contours) continue
        const fichier = path.join(dossier, `bureaux.${format}`)
        remettre(processus.pid!)
        const debut = performance.now()
        const reponse = await fetch(
          `${url}/api/v1/exports/bureaux.${format}?contours=${contours ? 1 : 0}${departement ? `&departement=${departement}` : ''}`,
          { headers: { cookie: `qg_laissez_passer=${passe.secret}`, connection: 'close' } },
        )
        if (!reponse.ok) throw new Error(`${format} : ${reponse.status} ${await reponse.text()}`)
        await pipeline(Readable.fromWeb(reponse.body as never), fs.createWriteStream(fichier))
        const secondes = (performance.now() - debut) / 1000
        const sommet = sommetMo(processus.pid!)
        const octets = fs.statSync(fichier).size
        const fautes = differences(await relire(fichier, format), vrais, format)
        ligne(
          `${FORMATS[format].nom}${contours ? ', contours' : ''}`,
          `${secondes.toFixed(1)} s, ${(octets / 1e6).toFixed(1)} Mo (${Math.round(octets / vrais.size)} o/ligne), sommet ${Math.round(sommet)} Mo, relu : ${fautes} écart(s)`,
          sommet <= PLAFOND_MO && fautes === 0,
        )
      }
  } finally {
    await revoquer(base.db, passe.id, new Date())
    processus.kill('SIGTERM')
    fs.rmSync(dossier, { recursive: true })
    await base.fermer()
  }
}
