/** The download through the proxies of a firm. */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type Duplex } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { proxyPour } from '../../etl/proxy.ts'
import { telecharger } from '../../etl/telecharger.ts'
import { dossierTemporaire, RACINE } from '../support/base.ts'
import { avecFichiers, CONTENU, servir } from '../support/fichiers.ts'
import type { VuParLeTunnel } from '../support/tunnel.ts'

const source = avecFichiers()
const openssl = spawnSync('openssl', ['version']).status === 0
if (!openssl)
  process.stderr.write('  NON VÉRIFIÉ : le tunnel d’un proxy, faute d’openssl pour faire un certificat\n')

describe('un proxy', () => {
  it('passe par le proxy de l’environnement, avec l’adresse entière', async () => {
    source.repondre = servir()
    const vers = path.join(dossierTemporaire(), 'f')
    await telecharger(
      { url: 'http://donnees.exemple/f.csv', vers },
      { env: { HTTP_PROXY: source.adresse.replace('//', '//moi:secret@') }, essais: 1 },
    )
    expect(source.passages[0]!.url).toBe('http://donnees.exemple/f.csv')
    expect(source.passages[0]!.headers['proxy-authorization']).toBe(
      `Basic ${Buffer.from('moi:secret').toString('base64')}`,
    )
    expect(fs.readFileSync(vers).equals(CONTENU)).toBe(true)
  })

  it('passe par un tunnel du proxy vers un serveur chiffré, et dit ce que le proxy refuse', async () => {
    const vus: string[] = []
    const tunnels: Duplex[] = []
    const proxy = http.createServer().on('connect', (q, socket) => {
      vus.push(q.url!)
      tunnels.push(socket)
      if (q.url!.startsWith('muet')) return
      socket.end(`HTTP/1.1 ${q.url!.startsWith('ferme') ? '407 Non' : '502 Panne'}\r\n\r\n`)
    })
    await new Promise<void>((oui) => proxy.listen(0, '127.0.0.1', oui))
    const env = { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` }
    const essayer = (hote: string) =>
      telecharger(
        { url: `https://${hote}.exemple/f`, vers: path.join(dossierTemporaire(), 'f') },
        { env, pause: 5, essais: 2, patience: 200 },
      )
    await expect(essayer('ferme')).rejects.toThrow(/le proxy demande un nom et un mot de passe/)
    await expect(essayer('panne')).rejects.toThrow(/le proxy répond 502, après 2 essais/)
    await expect(essayer('muet')).rejects.toThrow(/le proxy ne répond plus, après 2 essais/)
    expect(vus).toEqual([
      'ferme.exemple:443',
      ...['panne', 'panne', 'muet', 'muet'].map((h) => `${h}.exemple:443`),
    ])
    for (const t of tunnels) t.destroy()
    await new Promise((oui) => proxy.close(oui))
  })

  it.skipIf(!openssl)(
    'rapporte le fichier entier par ses tunnels, coupés deux fois, et refuse un autre nom que celui du certificat',
    () => {
      const dossier = dossierTemporaire()
      const certificat = path.join(dossier, 'certificat.pem')
      const options =
        '-x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=donnees.exemple -addext subjectAltName=DNS:donnees.exemple'
      execFileSync('openssl', ['req', ...options.split(' '), '-keyout', path.join(dossier, 'cle.pem'), '-out', certificat], { stdio: 'ignore' }) // prettier-ignore
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'tests/support/tunnel.ts', dossier],
        {
          cwd: RACINE,
          env: { ...process.env, NODE_EXTRA_CA_CERTS: certificat },
          encoding: 'utf8',
        },
      )
      expect(stderr).toBe('')
      const vu = JSON.parse(stdout) as VuParLeTunnel
      const identite = `Basic ${Buffer.from('moi:secret').toString('base64')}`
      expect(vu.tunnels).toEqual([
        ...Array.from({ length: 3 }, () => `donnees.exemple:443 ${identite}`),
        `autre.exemple:443 ${identite}`,
      ])
      expect(vu.plages).toEqual([
        null,
        expect.stringMatching(/^bytes=[1-9]/),
        expect.stringMatching(/^bytes=[1-9]/),
      ])
      expect(vu.entier).toBe(true)
      expect(vu.refus).toMatch(/le certificat du serveur n’est pas reconnu/)
    },
  )

  it('choisit le proxy comme les autres programmes', () => {
    const env = { HTTPS_PROXY: 'http://p:3128', no_proxy: 'local, .interne.fr' }
    expect(proxyPour(new URL('https://a.fr/'), env)?.host).toBe('p:3128')
    expect(proxyPour(new URL('http://a.fr/'), env)).toBeNull()
    expect(proxyPour(new URL('https://x.interne.fr/'), env)).toBeNull()
    expect(proxyPour(new URL('https://local/'), env)).toBeNull()
    const etoile = { HTTPS_PROXY: 'p:3128', NO_PROXY: '*.Interne.fr,donnees.fr:8443' }
    expect(proxyPour(new URL('https://x.interne.fr/'), etoile)).toBeNull()
    expect(proxyPour(new URL('https://donnees.fr:8443/'), etoile)).toBeNull()
    expect(proxyPour(new URL('https://donnees.fr/'), etoile)?.host).toBe('p:3128')
    expect(proxyPour(new URL('https://autreinterne.fr/'), etoile)?.host).toBe('p:3128')
  })
})
