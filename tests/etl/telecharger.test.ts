/** The download, against a server of ours that does everything that a server can do wrong. */
import fs from 'node:fs'
import path from 'node:path'
import { Writable } from 'node:stream'
import zlib from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { telecharger } from '../../etl/telecharger.ts'
import { dossierTemporaire } from '../support/base.ts'
import { avecFichiers, CONTENU, couper, servir, SHA256, statut, type Reponse } from '../support/fichiers.ts'

const source = avecFichiers()
/** The file that `prendre` is receiving. */
let partiel: string
const enCours = () => partiel

async function prendre(options: { sha256?: string; octets?: number; essais?: number } = {}) {
  const { essais, ...attendu } = options
  const vers = path.join(dossierTemporaire(), 'a/b/fichier.bin')
  partiel = `${vers}.partiel`
  const debut = performance.now()
  const erreur = await telecharger(
    { url: `${source.adresse}/fichier.bin`, vers, ...attendu },
    { env: {}, pause: 5, patience: 300, essais: essais ?? 4 },
  ).then(
    () => null,
    (e: Error) => e,
  )
  return {
    vers,
    erreur,
    duree: performance.now() - debut,
    lu: fs.existsSync(vers) ? fs.readFileSync(vers) : null,
  }
}

describe('telecharger', () => {
  it('prend un fichier, le vérifie, et ne laisse rien d’autre', async () => {
    source.repondre = servir()
    const { vers, lu, erreur } = await prendre({ sha256: SHA256, octets: CONTENU.length })
    expect(erreur).toBeNull()
    expect(lu!.equals(CONTENU)).toBe(true)
    expect(fs.readdirSync(path.dirname(vers))).toEqual(['fichier.bin'])
  })

  it('reprend une connexion coupée là où elle en était', async () => {
    const suite = servir()
    source.repondre = (q, r, passage) =>
      passage === 1 ? couper(80_000, enCours)(q, r, passage) : suite(q, r, passage)
    const { lu } = await prendre({ sha256: SHA256 })
    expect(lu!.equals(CONTENU)).toBe(true)
    expect(source.passages).toHaveLength(2)
    expect(source.passages[1]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/)
  })

  it('recommence tout quand le fichier a changé entre deux essais', async () => {
    const nouveau = Buffer.from('un tout autre fichier')
    source.repondre = (q, r, passage) =>
      passage === 1 ? couper(80_000, enCours)(q, r, passage) : servir(nouveau, '"v2"')(q, r, passage)
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
    source.repondre = (q, r, passage) =>
      (passage === 1 ? couper(80_000, enCours) : passage === 2 ? suite : entier)(q, r, passage)
    expect((await prendre()).lu!.equals(CONTENU)).toBe(true)
    expect(source.passages[2]!.headers.range).toBeUndefined()
  })

  it('n’a rien à redemander quand tout était là avant que le programme meure', async () => {
    source.repondre = (q, r) => {
      expect(q.headers.range).toBe('bytes=200000-')
      r.writeHead(416, { 'Content-Range': 'bytes */200000', ETag: '"v1"' }).end()
    }
    const vers = path.join(dossierTemporaire(), 'f')
    fs.writeFileSync(`${vers}.partiel`, CONTENU)
    fs.writeFileSync(`${vers}.partiel.etag`, '"v1"')
    await telecharger({ url: `${source.adresse}/f`, vers, sha256: SHA256 }, { env: {}, essais: 1 })
    expect(fs.readFileSync(vers).equals(CONTENU)).toBe(true)
    expect(source.passages).toHaveLength(1)
  })

  it('ne compte plus les essais d’avant quand un essai a bien avancé', async () => {
    const grand = Buffer.alloc(8e6, 'abcdefg')
    const servi = servir(grand)
    source.repondre = (q, r, passage) => {
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
    expect(source.passages).toHaveLength(6)
  })

  it('rend tel quel ce que le serveur comprime en chemin, et laisse comprimé ce qui l’est', async () => {
    source.repondre = (_, r) =>
      r.writeHead(200, { 'Content-Encoding': 'gzip', ETag: '"v1"' }).end(zlib.gzipSync(CONTENU))
    expect((await prendre({ sha256: SHA256 })).lu!.equals(CONTENU)).toBe(true)
    const vers = path.join(dossierTemporaire(), 'f.csv.gz')
    await telecharger({ url: `${source.adresse}/f.csv.gz`, vers }, { env: {}, essais: 1 })
    expect(zlib.gunzipSync(fs.readFileSync(vers)).equals(CONTENU)).toBe(true)
  })

  it('sur un disque plein, le dit au lieu de redemander', async () => {
    source.repondre = servir()
    const plein = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    const espion = vi
      .spyOn(fs, 'createWriteStream')
      .mockImplementation(
        () => new Writable({ write: (_m, _e, fait) => fait(plein) }) as unknown as fs.WriteStream,
      )
    const { erreur } = await prendre()
    espion.mockRestore()
    expect(erreur!.message).toMatch(/: Le disque est plein/)
    expect(source.passages).toHaveLength(1)
  })

  it('se passe des reprises quand le serveur n’en fait pas', async () => {
    const entier: Reponse = (_, reponse) =>
      reponse.writeHead(200, { 'Content-Length': CONTENU.length }).end(CONTENU)
    source.repondre = (q, r, passage) =>
      passage === 1 ? couper(50_000, enCours)(q, r, passage) : entier(q, r, passage)
    expect((await prendre({ sha256: SHA256 })).lu!.equals(CONTENU)).toBe(true)
  })

  it('réessaie sur 503, et attend ce que demande un 429', async () => {
    source.repondre = (q, r, passage) =>
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
    source.repondre = (q, r, passage) =>
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
    [
      'des coupures sans fin, sans reprise',
      couper(10, enCours, '"autre"'),
      {},
      /connexion coupée.*après 4 essais/,
      4,
    ],
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
    source.repondre = reponse
    const { erreur, lu, vers } = await prendre(attendu)
    expect(lu).toBeNull()
    expect(erreur!.name).toBe('TelechargementImpossible')
    expect(erreur!.message).toMatch(raison)
    expect(erreur!.message).toContain(`${source.adresse}/fichier.bin`)
    expect(erreur!.message).toContain(`posez le fichier ici : ${vers}`)
    expect(source.passages).toHaveLength(essais)
  })

  it('s’arrête quand on l’annule', async () => {
    source.repondre = statut(503)
    const annulation = new AbortController()
    const vers = path.join(dossierTemporaire(), 'f')
    const promesse = telecharger(
      { url: `${source.adresse}/f`, vers },
      { env: {}, pause: 60_000, annuler: annulation.signal },
    )
    setTimeout(() => annulation.abort(), 50)
    await expect(promesse).rejects.toThrow('annulé')
  })
})
