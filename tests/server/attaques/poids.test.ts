/** Too much, too big, too slow: cut before it costs. */
import net from 'node:net'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demarrerServeurAttaque, refuser, type ServeurAttaque } from '../../support/attaque.ts'
import { ficheDeTest } from '../../support/observation.ts'

let serveur: ServeurAttaque
beforeAll(async () => {
  serveur = await demarrerServeurAttaque({}, { entetes: 400, requete: 800, ronde: 100 })
})
afterAll(() => serveur.fermer())

const poster = (body: string | Uint8Array<ArrayBuffer>, entetes: Record<string, string> = {}) =>
  fetch(`${serveur.url}/api/v1/observations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...entetes },
    body,
  })

describe('un corps', () => {
  it('de plus de 64 ko est refusé', async () => {
    await refuser(
      serveur,
      async (noter) => {
        for (const corps of [
          JSON.stringify(ficheDeTest({ texte: 'a'.repeat(70_000) })),
          '[' + '1,'.repeat(40_000) + '1]',
        ])
          expect(noter((await poster(corps)).status)).toBe(413)
      },
      { tus: ['aaaaaa', '1,1,1'] },
    )
  })

  it.each([
    ['gzip', zlib.gzipSync],
    [
      'br',
      (b: Buffer) => zlib.brotliCompressSync(b, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ],
    ['deflate', zlib.deflateSync],
  ] as const)(
    'compressé (%s) est refusé sans être ouvert : un kilo-octet en cache des mégas',
    async (encodage, serrer) => {
      const bombe = new Uint8Array(serrer(Buffer.from(`{"a":"${' '.repeat(20_000_000)}"}`)))
      expect(bombe.length).toBeLessThan(60_000)
      const avant = process.memoryUsage().rss
      await refuser(serveur, async (noter) => {
        expect(noter((await poster(bombe, { 'content-encoding': encodage })).status)).toBe(415)
      })
      expect(process.memoryUsage().rss - avant).toBeLessThan(15_000_000)
    },
  )

  it('fait de mille crochets, de clés qui touchent au prototype, ou d’octets, est refusé', async () => {
    await refuser(
      serveur,
      async (noter) => {
        for (const corps of [
          '['.repeat(30_000) + ']'.repeat(30_000),
          '{"__proto__":{"role":"siege"},"constructor":{}}',
          new Uint8Array([0xff, 0xfe, 0x00]),
        ])
          expect(noter((await poster(corps)).status)).toBe(400)
      },
      { tus: ['__proto__', '[[[['] },
    )
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it('des en-têtes de 40 ko sont refusés', async () => {
    await refuser(
      serveur,
      async (noter) => {
        expect(noter((await poster('{}', { 'x-long': 'a'.repeat(40_000) })).status)).toBe(431)
      },
      { tus: ['aaaaaa', 'x-long'] },
    )
  })
})

/** Sends these pieces, then waits: how long until the server cuts, in milliseconds, and what it said. */
function attendreLaCoupure(morceaux: readonly string[]): Promise<{ ms: number; dit: string }> {
  const { hostname, port } = new URL(serveur.url)
  return new Promise((oui) => {
    const debut = performance.now()
    let dit = ''
    const prise = net.connect(Number(port), hostname, () => {
      for (const m of morceaux) prise.write(m)
    })
    prise.on('data', (d) => (dit += d.toString()))
    prise.on('error', () => {})
    prise.on('close', () => oui({ ms: performance.now() - debut, dit }))
  })
}

it('ce qui n’est pas une requête est refusé', async () => {
  await refuser(serveur, async (noter) => {
    const { dit } = await attendreLaCoupure(['N’IMPORTE QUOI\r\n\r\n'])
    expect(dit).toMatch(/^HTTP\/1\.1 400/)
    noter(400)
  })
})

describe('un client lent', () => {
  it('qui n’envoie pas ses en-têtes est coupé', async () => {
    await refuser(serveur, async (noter) => {
      const { ms, dit } = await attendreLaCoupure([
        'POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nX-A: ',
      ])
      expect(dit).toMatch(/^HTTP\/1\.1 408/)
      noter(408)
      expect(ms).toBeLessThan(10_000)
    })
  })

  it('qui annonce un corps et ne l’envoie pas est coupé, sans rien écrire', async () => {
    await refuser(serveur, async (noter) => {
      const { ms, dit } = await attendreLaCoupure([
        'POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"id":',
      ])
      expect(dit).toMatch(/^HTTP\/1\.1 408/)
      noter(408)
      expect(ms).toBeLessThan(10_000)
    })
    expect((await fetch(`${serveur.url}/health`)).status).toBe(200)
  })
})

it('trop de requêtes d’une adresse : une minute d’attente, dite dans les en-têtes', async () => {
  const lire = () =>
    fetch(`${serveur.url}/api/v1/invitations/lecture`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: 'a'.repeat(43) }),
    })
  const reponses: Response[] = []
  await refuser(
    serveur,
    async (noter) => {
      reponses.push(...(await Promise.all(Array.from({ length: 30 }, lire))))
      for (const r of reponses) noter(r.status)
    },
    { tus: ['a'.repeat(43)] },
  )
  expect(reponses.filter((r) => r.status === 403)).toHaveLength(20)
  const freinees = reponses.filter((r) => r.status === 429)
  expect(freinees).toHaveLength(10)
  for (const r of freinees) expect(Number(r.headers.get('retry-after'))).toBeGreaterThan(0)
  // the whole service has its own, wider
  const { headers } = await fetch(`${serveur.url}/api/v1/session`)
  expect(headers.get('ratelimit-policy')).toMatch(/q=3000; w=60/)
})
