/** The download, against a server of ours that does everything that a server can do wrong. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
    reponse.writeHead(suite ? 206 : 200, { 'Content-Length': reste.length, ETag: etag })
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
    ['une taille fausse', servir(), { octets: 12 }, /200000 octets reçus, 12 attendus/, 4],
    [
      'une somme fausse',
      servir(),
      { sha256: 'a'.repeat(64) },
      /la somme SHA-256 n’est pas celle du catalogue/,
      4,
    ],
    ['des coupures sans fin, sans reprise', couper(10, '"autre"'), {}, /connexion coupée.*après 4 essais/, 4],
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

  it('choisit le proxy comme les autres programmes', () => {
    const env = { HTTPS_PROXY: 'http://p:3128', no_proxy: 'local, .interne.fr' }
    expect(proxyPour(new URL('https://a.fr/'), env)?.host).toBe('p:3128')
    expect(proxyPour(new URL('http://a.fr/'), env)).toBeNull()
    expect(proxyPour(new URL('https://x.interne.fr/'), env)).toBeNull()
    expect(proxyPour(new URL('https://local/'), env)).toBeNull()
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
    repondre = servir()
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
      '  [############············] 5,0 / 10,0 Mo, 0 fichiers sur 2, 5,0 Mo/s, encore 1 s',
    )
    expect(lignes.at(-1)!.startsWith('\r\u001B[K')).toBe(true)
  })
})
