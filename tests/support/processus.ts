/** Real processes of the application, each on a port of its own, to be killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'

const RACINE = path.resolve(import.meta.dirname, '../..')

export interface Processus {
  url: string
  enfant: ChildProcess
  /** What it said on both outputs. */
  dit(): string
  /** Sends a signal and waits for the end. @returns exit code, or the signal that ended it, and how long it took. */
  finir(signal?: NodeJS.Signals): Promise<{ code: number | string | null; ms: number }>
}

async function portLibre(): Promise<number> {
  const prise = createServer().listen(0, '127.0.0.1')
  await once(prise, 'listening')
  const { port } = prise.address() as AddressInfo
  prise.close()
  await once(prise, 'close')
  return port
}

/** @param script run by tsx from the root; it listens on `PORT`. @param sonde address that answers 200 once it is ready. */
export async function lancer(
  script: string,
  { sonde, port, ...env }: Record<string, string> & { sonde: string },
): Promise<Processus> {
  const libre = port ?? String(await portLibre())
  const enfant = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: RACINE,
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: libre, PORT_OUVRIER: libre },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let dit = ''
  for (const flux of [enfant.stdout, enfant.stderr])
    flux.on('data', (morceau: Buffer) => {
      dit = (dit + morceau.toString()).slice(-20_000)
    })
  const fini = once(enfant, 'exit')
  const url = `http://127.0.0.1:${libre}`
  for (;;) {
    if (enfant.exitCode !== null || enfant.signalCode !== null)
      throw new Error(`${script} s’est arrêté :\n${dit}`)
    const pret = await fetch(url + sonde).then(
      (r) => r.ok,
      () => false,
    )
    if (pret) break
    await new Promise((suite) => setTimeout(suite, 100))
  }
  return {
    url,
    enfant,
    dit: () => dit,
    async finir(signal = 'SIGTERM') {
      const debut = performance.now()
      enfant.kill(signal)
      const [code, par] = (await fini) as [number | null, string | null]
      return { code: code ?? par, ms: performance.now() - debut }
    },
  }
}

export const lancerServeur = (env: Record<string, string>) =>
  lancer('server/main.ts', { OUVRIER: 'externe', ...env, sonde: '/ready' })
export const lancerOuvrier = (env: Record<string, string>) =>
  lancer('server/worker.ts', { ...env, sonde: '/health' })
