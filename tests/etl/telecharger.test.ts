/** The download, against a server of ours that does everything that a server can do wrong. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Writable, type Duplex } from 'node:stream'
import zlib from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Barre } from '../../etl/barre.ts'
import { collecter, suiviConsole } from '../../etl/collecter.ts'
import { CATALOGUE, type Fiche } from '../../etl/catalogue.ts'
import { proxyPour } from '../../etl/proxy.ts'
import { telecharger } from '../../etl/telecharger.ts'
import { dossierTemporaire } from '../support/base.ts'

const CONTENU = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7) % 256))
const SHA256 = createHash('sha256').update(CONTENU).digest('hex')

type Reponse = (requete: http.IncomingMessage, reponse: http.ServerResponse, passage: number) => void
let serveur: http.Server
let adresse: string
let repondre: Reponse
let passages: http.IncomingMessage[]
/** The file that `prendre` is receiving. */
let partiel: string

beforeAll(async () => {
  serveur = http.createServer((requete, reponse) => {
    passages.push(requete)
    repondre(requete, reponse, passages.length)
  })
  await new Promise<void>((oui) => serveur.listen(0, '127.0.0.1', oui))
  adresse = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
})
afterAll(() => new Promise((oui) => serveur.close(oui)))
beforeEach(() => {
  passages = []
})

/** Serves `contenu` with ranges, as a file server does. */
const servir =
  (contenu = CONTENU, etag = '"v1"'): Reponse =>
  (requete, reponse) => {
    const [, debut] = /bytes=(\d+)-/.exec(requete.headers.range ?? '') ?? []
    const suite = debut !== undefined && requete.headers['if-range'] === etag
    const reste = suite ? contenu.subarray(Number(debut)) : contenu
    reponse.writeHead(suite ? 206 : 200, {
      'Content-Length': reste.length,
      ETag: etag,
      ...(suite ? { 'Content-Range': `bytes ${debut}-${contenu.length - 1}/${contenu.length}` } : {}),
    })
    reponse.end(reste)
  }
/** Announces everything, sends `octets` of it, and hangs up once some of them are on the disk of the reader. */
const couper =
  (octets: number, etag = '"v1"'): Reponse =>
  (_, reponse) => {
    reponse.writeHead(200, { 'Content-Length': CONTENU.length, ETag: etag })
    const debut = Date.now()
    reponse.write(CONTENU.subarray(0, octets))
    const guet = setInterval(() => {
      const recu = fs.statSync(partiel, { throwIfNoEntry: false })
      if (!recu || recu.size === 0 || recu.mtimeMs < debut) return
      clearInterval(guet)
      reponse.destroy()
    }, 5)
  }
const statut =
  (code: number, entetes: Record<string, string> = {}): Reponse =>
  (_, reponse) => {
    reponse.writeHead(code, entetes)
    reponse.end()
  }

async function prendre(options: { sha256?: string; octets?: number; essais?: number } = {}) {
  const { essais, ...attendu } = options
  const vers = path.join(dossierTemporaire(), 'a/b/fichier.bin')
  partiel = `${vers}.partiel`
  const pauses: number[] = []
  const debut = performance.now()
  const erreur = await telecharger(
    { url: `${adresse}/fichier.bin`, vers, ...attendu },
    { env: {}, pause: 5, patience: 300, essais: essais ?? 4 },
  ).then(
    () => null,
    (e: Error) => e,
  )
  pauses.push(performance.now() - debut)
  return { vers, erreur, duree: pauses[0]!, lu: fs.existsSync(vers) ? fs.readFileSync(vers) : null }
}

describe('telecharger', () => {
  it('prend un fichier, le vérifie, et ne laisse rien d’autre', async () => {
    repondre = servir()
    const { vers, lu, erreur } = await prendre({ sha256: SHA256, octets: CONTENU.length })
    expect(erreur).toBeNull()
    expect(lu!.equals(CONTENU)).toBe(true)
    expect(fs.readdirSync(path.dirname(vers))).toEqual(['fichier.bin'])
  })

  it('reprend une connexion coupée là où elle en était', async () => {
    const suite = servir()
    repondre = (q, r, passage) => (passage === 1 ? couper(80_000)(q, r, passage) : suite(q, r, passage))
    const { lu } = await prendre({ sha256: SHA256 })
    expect(lu!.equals(CONTENU)).toBe(true)
    expect(passages).toHaveLength(2)
    expect(passages[1]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/)
  })

  it('recommence tout quand le fichier a changé entre deux essais', async () => {
    const nouveau = Buffer.from('un tout autre fichier')
    repondre = (q, r, passage) =>
      passage === 1 ? couper(80_000)(q, r, passage) : servir(nouveau, '"v2"')(q, r, passage)
    const { lu } = await prendre()
    expect(lu!.equals(nouveau)).toBe(true)
  })

  it.each<[string, Reponse]>([
    // the rest of another file: the server does not know If-Range, and gives what is there now
    [
      'd’un autre ETag',
      (q, r) => {
        const debut = Number(/bytes=(\d+)-/.exec(q.headers.range!)![1])
        const entetes = { ETag: '"v2"', 'Content-Range': `bytes ${debut}-199999/200000` }
        r.writeHead(206, entetes).end(Buffer.alloc(CONTENU.length - debut, 'z'))
      },
    ],
    [
      'd’une autre place',
      (_, r) => r.writeHead(206, { ETag: '"v1"', 'Content-Range': 'bytes 10-19/200000' }).end('0123456789'),
    ],
  ])('ne colle pas une suite %s', async (_, suite) => {
    const entier = servir()
    repondre = (q, r, passage) =>
      (passage === 1 ? couper(80_000) : passage === 2 ? suite : entier)(q, r, passage)
    expect((await prendre()).lu!.equals(CONTENU)).toBe(true)
    expect(passages[2]!.headers.range).toBeUndefined()
  })

  it('n’a rien à redemander quand tout était là avant que le programme meure', async () => {
    repondre = (q, r) => {
      expect(q.headers.range).toBe('bytes=200000-')
      r.writeHead(416, { 'Content-Range': 'bytes */200000', ETag: '"v1"' }).end()
    }
    const vers = path.join(dossierTemporaire(), 'f')
    fs.writeFileSync(`${vers}.partiel`, CONTENU)
    fs.writeFileSync(`${vers}.partiel.etag`, '"v1"')
    await telecharger({ url: `${adresse}/f`, vers, sha256: SHA256 }, { env: {}, essais: 1 })
    expect(fs.readFileSync(vers).equals(CONTENU)).toBe(true)
    expect(passages).toHaveLength(1)
  })

  it('ne compte plus les essais d’avant quand un essai a bien avancé', async () => {
    const grand = Buffer.alloc(8e6, 'abcdefg')
    const servi = servir(grand)
    repondre = (q, r, passage) => {
      if (passage > 5) return servi(q, r, passage)
      const debut = Number(/bytes=(\d+)-/.exec(q.headers.range ?? '')?.[1] ?? 0)
      const entetes = { ETag: '"v1"', 'Content-Length': grand.length - debut }
      r.writeHead(debut > 0 ? 206 : 200, {
        ...entetes,
        ...(debut > 0 ? { 'Content-Range': `bytes ${debut}-${grand.length - 1}/${grand.length}` } : {}),
      })
      r.write(grand.subarray(debut, debut + 1_400_000), () => setTimeout(() => r.destroy(), 100))
    }
    const { lu } = await prendre({ essais: 2 })
    expect(lu?.equals(grand)).toBe(true)
    expect(passages).toHaveLength(6)
  })

  it('rend tel quel ce que le serveur comprime en chemin, et laisse comprimé ce qui l’est', async () => {
    repondre = (_, r) =>
      r.writeHead(200, { 'Content-Encoding': 'gzip', ETag: '"v1"' }).end(zlib.gzipSync(CONTENU))
    expect((await prendre({ sha256: SHA256 })).lu!.equals(CONTENU)).toBe(true)
    const vers = path.join(dossierTemporaire(), 'f.csv.gz')
    await telecharger({ url: `${adresse}/f.csv.gz`, vers }, { env: {}, essais: 1 })
    expect(zlib.gunzipSync(fs.readFileSync(vers)).equals(CONTENU)).toBe(true)
  })

  it('sur un disque plein, le dit au lieu de redemander', async () => {
    repondre = servir()
    const plein = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    const espion = vi
      .spyOn(fs, 'createWriteStream')
      .mockImplementation(
        () => new Writable({ write: (_m, _e, fait) => fait(plein) }) as unknown as fs.WriteStream,
      )
    const { erreur } = await prendre()
    espion.mockRestore()
    expect(erreur!.message).toMatch(/: Le disque est plein/)
    expect(passages).toHaveLength(1)
  })

  it('se passe des reprises quand le serveur n’en fait pas', async () => {
    const entier: Reponse = (_, reponse) =>
      reponse.writeHead(200, { 'Content-Length': CONTENU.length }).end(CONTENU)
    repondre = (q, r, passage) => (passage === 1 ? couper(50_000)(q, r, passage) : entier(q, r, passage))
    expect((await prendre({ sha256: SHA256 })).lu!.equals(CONTENU)).toBe(true)
  })

  it('réessaie sur 503, et attend ce que demande un 429', async () => {
    repondre = (q, r, passage) =>
      (passage === 1 ? statut(503) : passage === 2 ? statut(429, { 'Retry-After': '1' }) : servir())(
        q,
        r,
        passage,
      )
    const { lu, duree } = await prendre()
    expect(lu!.equals(CONTENU)).toBe(true)
    expect(duree).toBeGreaterThan(1000)
  })

  it('suit une redirection', async () => {
    repondre = (q, r, passage) =>
      (q.url === '/ailleurs.bin' ? servir() : statut(302, { Location: '/ailleurs.bin' }))(q, r, passage)
    expect((await prendre()).lu!.equals(CONTENU)).toBe(true)
  })

  it.each<[string, Reponse, object, RegExp, number]>([
    ['404', statut(404), {}, /ne connaît plus cette adresse \(404\)/, 1],
    ['403', statut(403), {}, /le serveur répond 403/, 1],
    ['503 sans fin', statut(503), {}, /le serveur répond 503, après 4 essais/, 4],
    [
      'une taille fausse',
      servir(),
      { octets: 12 },
      /200000 octets reçus, 12 attendus, deux fois de suite/,
      2,
    ],
    [
      'une somme fausse',
      servir(),
      { sha256: 'a'.repeat(64) },
      /la somme SHA-256 n’est pas celle du catalogue.*deux fois de suite/,
      2,
    ],
    ['des coupures sans fin, sans reprise', couper(10, '"autre"'), {}, /connexion coupée.*après 4 essais/, 4],
    ['une boucle de redirections', statut(302, { Location: '/fichier.bin' }), {}, /trop de redirections/, 6],
    [
      'une redirection vers rien',
      statut(302, { Location: 'http://[' }),
      {},
      /une adresse qui n’en est pas une/,
      1,
    ],
    ['un proxy fermé', statut(407), {}, /le proxy demande un nom et un mot de passe/, 1],
    [
      'une attente d’une heure',
      statut(429, { 'Retry-After': '3600' }),
      {},
      /demande d’attendre 60 minutes/,
      1,
    ],
    [
      'un portail de connexion',
      (_, r) => r.writeHead(200, { 'Content-Type': 'text/csv' }).end('\n<!DOCTYPE html><title>Wi-Fi</title>'),
      {},
      /une page web au lieu du fichier/,
      1,
    ],
    ['un fichier vide', servir(Buffer.alloc(0)), {}, /le fichier reçu est vide, deux fois/, 2],
    [
      'une forme inconnue',
      (_, r) => r.writeHead(200, { 'Content-Encoding': 'zstd' }).end(CONTENU),
      {},
      /sous une forme inconnue/,
      1,
    ],
    [
      'un goutte-à-goutte',
      (_, r) => {
        const gouttes = setInterval(() => (r.destroyed ? clearInterval(gouttes) : r.write('x')), 50)
      },
      { essais: 2 },
      /n’envoie presque plus rien.*après 2 essais/,
      2,
    ],
    ['un serveur muet', () => {}, { essais: 2 }, /le serveur ne répond plus, après 2 essais/, 2],
  ])('%s : dit l’adresse, la raison, et que faire à la main', async (_, reponse, attendu, raison, essais) => {
    repondre = reponse
    const { erreur, lu, vers } = await prendre(attendu)
    expect(lu).toBeNull()
    expect(erreur!.name).toBe('TelechargementImpossible')
    expect(erreur!.message).toMatch(raison)
    expect(erreur!.message).toContain(`${adresse}/fichier.bin`)
    expect(erreur!.message).toContain(`posez le fichier ici : ${vers}`)
    expect(passages).toHaveLength(essais)
  })

  it('s’arrête quand on l’annule', async () => {
    repondre = statut(503)
    const annulation = new AbortController()
    const vers = path.join(dossierTemporaire(), 'f')
    const promesse = telecharger(
      { url: `${adresse}/f`, vers },
      { env: {}, pause: 60_000, annuler: annulation.signal },
    )
    setTimeout(() => annulation.abort(), 50)
    await expect(promesse).rejects.toThrow('annulé')
  })

  it('passe par le proxy de l’environnement, avec l’adresse entière', async () => {
    repondre = servir()
    const vers = path.join(dossierTemporaire(), 'f')
    await telecharger(
      { url: 'http://donnees.exemple/f.csv', vers },
      { env: { HTTP_PROXY: adresse.replace('//', '//moi:secret@') }, essais: 1 },
    )
    expect(passages[0]!.url).toBe('http://donnees.exemple/f.csv')
    expect(passages[0]!.headers['proxy-authorization']).toBe(
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

describe('collecter', () => {
  const modele = CATALOGUE.find((f) => f.cle === 'presidentielle-2022')!
  const fiche = (chemin: string, url: string): Fiche => ({
    ...modele,
    fichiers: [{ ...modele.fichiers[0]!, chemin, url, sha256: undefined, octets: undefined }],
  })
  const journal = () => {
    const lignes: string[] = []
    return { lignes, sortie: { write: (t: string) => lignes.push(t) } as unknown as NodeJS.WriteStream }
  }

  it('prend ce qui manque, garde le reste, et ne redemande rien la fois d’après', async () => {
    repondre = (q, r, p) => servir(q.url === '/c.gz' ? zlib.gzipSync(CONTENU) : CONTENU)(q, r, p)
    const [dossier, { sortie, lignes }] = [dossierTemporaire(), journal()]
    fs.mkdirSync(path.join(dossier, 'x'))
    fs.writeFileSync(path.join(dossier, 'x/a.txt'), 'déjà là')
    const catalogue = [
      fiche('x/a.txt', `${adresse}/a`),
      fiche('x/b.txt', `${adresse}/b`),
      fiche('x/c.txt', `${adresse}/c.gz`),
    ]
    const options = {
      dossier,
      departements: new Set(['30']),
      jobs: 2,
      env: {},
      suivi: suiviConsole(sortie),
      catalogue,
    }
    await collecter(options)
    await collecter(options)
    expect(new Set(passages.map((p) => p.url))).toEqual(new Set(['/b', '/c.gz']))
    expect(passages).toHaveLength(2)
    expect(fs.readdirSync(path.join(dossier, 'x')).sort()).toEqual(['a.txt', 'b.txt', 'c.txt.gz'])
    expect(lignes.filter((l) => l.includes('✓'))).toHaveLength(2)
  })

  it('essaie tout, puis nomme chaque adresse qui a manqué', async () => {
    repondre = (q, r, p) => (q.url === '/bon' ? servir() : statut(404))(q, r, p)
    const dossier = dossierTemporaire()
    const catalogue = [
      fiche('a', `${adresse}/mauvais`),
      fiche('b', `${adresse}/bon`),
      fiche('c', `${adresse}/pire`),
    ]
    await expect(
      collecter({
        dossier,
        departements: new Set(),
        jobs: 1,
        env: {},
        suivi: suiviConsole(journal().sortie),
        catalogue,
      }),
    ).rejects.toThrow(/2 fichiers n’ont pas pu être téléchargés[^]*\/mauvais[^]*\/pire/)
    expect(fs.readdirSync(dossier).filter((f) => !f.endsWith('.verrou'))).toEqual(['b'])
  })

  it('continue sans un jeu accessoire, en disant lequel manque, pourquoi, et que faire ; pas sans un autre', async () => {
    repondre = (q, r, p) => (q.url === '/bon' ? servir() : statut(404))(q, r, p)
    const dossier = dossierTemporaire()
    const { sortie, lignes } = journal()
    const options = {
      dossier,
      departements: new Set<string>(),
      jobs: 1,
      env: {},
      suivi: suiviConsole(sortie),
    }
    const accessoire = { ...fiche('a', `${adresse}/absent`), accessoire: true }
    await collecter({ ...options, catalogue: [accessoire, fiche('b', `${adresse}/bon`)] })
    expect(fs.existsSync(path.join(dossier, 'b'))).toBe(true)
    const dit = lignes.join('')
    expect(dit).toMatch(/continue sans 1.fichier accessoire/)
    expect(dit).toContain(`${adresse}/absent`)
    expect(dit).toContain('404')
    expect(dit).toContain(path.join(dossier, 'a'))
    await expect(
      collecter({ ...options, catalogue: [accessoire, fiche('c', `${adresse}/pire`)] }),
    ).rejects.toThrow(/2 fichiers[^]*\/absent[^]*\/pire/)
  })

  it('coupe le fichier national des contours par département', async () => {
    const entite = (d: string, nom: string) =>
      JSON.stringify({ type: 'Feature', properties: { codeDepartement: d, nomCommune: nom }, geometry: null })
    const national = `{"type":"FeatureCollection","crs":{"type":"name"},"features":[${[
      entite('30', 'Accolade } et "guillemet" \\'),
      entite('48', 'Autre'),
      entite('30', 'Dernière {'),
    ].join(',\n')}]}`
    repondre = servir(Buffer.from(national))
    const dossier = dossierTemporaire()
    const chemin = 'contours/bureaux-de-vote/contours-france-entiere-latest-v2.geojson'
    await collecter({
      dossier,
      departements: new Set(['30']),
      jobs: 1,
      env: {},
      suivi: suiviConsole(journal().sortie),
      catalogue: [fiche(chemin, `${adresse}/contours`)],
    })
    const lu = JSON.parse(
      fs.readFileSync(path.join(dossier, 'contours/bureaux-de-vote/bureaux-de-vote-30.geojson'), 'utf8'),
    )
    expect(lu.features.map((f: { properties: { nomCommune: string } }) => f.properties.nomCommune)).toEqual([
      'Accolade } et "guillemet" \\',
      'Dernière {',
    ])
    expect(fs.existsSync(path.join(dossier, 'contours/bureaux-de-vote/bureaux-de-vote-48.geojson'))).toBe(
      false,
    )
  })

  it('la barre dit ce qui est là, le débit et le temps qui reste', () => {
    let maintenant = 0
    const lignes: string[] = []
    const barre = new Barre(2, { write: (t: string) => lignes.push(t) > 0, isTTY: true }, () => maintenant)
    barre.avancer('a', 0, 10_000_000)
    maintenant = 1000
    barre.avancer('a', 5_000_000, 10_000_000)
    expect(barre.ligne().replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toBe(
      '  [############············] 5,0 / 10,0 Mo, 0 fichier sur 2, 5,0 Mo/s, encore au moins 1 s',
    )
    expect(lignes.at(-1)!.startsWith('\r\u001B[K')).toBe(true)
  })

  it('la barre oublie la vitesse d’il y a longtemps, compte en minutes, et tient dans le terminal', () => {
    let maintenant = 0
    const lignes: string[] = []
    const sortie = { write: (t: string) => lignes.push(t) > 0, isTTY: true, columns: 60 }
    const barre = new Barre(1, sortie, () => maintenant)
    barre.avancer('a', 0, 1_000_000_000)
    for (; maintenant < 60_000; maintenant += 1000) barre.avancer('a', maintenant * 10_000, 1_000_000_000)
    for (; maintenant < 120_000; maintenant += 1000)
      barre.avancer('a', 590_000_000 + (maintenant - 59_000) * 100, 1_000_000_000)
    expect(barre.ligne().replaceAll(/[\u202f\u00a0]/g, ' ')).toMatch(/0,1 Mo\/s, encore 1 h \d\d$/)
    expect(lignes.every((l) => l.replace('\r\u001B[K', '').length < 60)).toBe(true)
  })

  it('la console dit les incidents, sur un terminal et dans un journal', () => {
    const { lignes, sortie } = journal()
    const suivi = suiviConsole(sortie)
    suivi.debut([{ nom: 'a/b.csv', url: 'http://x/', vers: '/x' }])
    suivi.incident('a/b.csv', 'le serveur répond 503 ; essai 2 sur 5 dans 1 s')
    expect(lignes).toEqual(['  ! a/b.csv : le serveur répond 503 ; essai 2 sur 5 dans 1 s\n'])
  })
})
