/** SQL in every parameter, paths that climb, formulas in exports: refused or taken as text, and nothing changed. */
import { readSheet } from 'read-excel-file/node'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../../server/app.ts'
import { demarrerServeurAttaque, refuser, type ServeurAttaque } from '../../support/attaque.ts'
import { ficheDeTest } from '../../support/observation.ts'
import { Client } from '../../support/client.ts'

let serveur: ServeurAttaque
let siege: Client
beforeAll(async () => {
  serveur = await demarrerServeurAttaque()
  siege = new Client(serveur)
})
afterAll(() => serveur.fermer())
const appeler = (methode: string, chemin: string, corps?: unknown) =>
  siege.appeler(methode, chemin, { corps, ici: true })

const SQL = [
  `'; drop table observation; --`,
  `' or '1'='1`,
  `1; select pg_sleep(5)`,
  `96' union select identifiant, empreinte from compte --`,
  `\\'; delete from journal; --`,
  `%27%20or%201=1`,
]

describe('du SQL', () => {
  const lues = ROUTES.filter((r) => r.methode === 'get')
  it.each(SQL)('dans chaque paramètre de chaque route lue : %s', async (charge) => {
    const dangereuse = encodeURIComponent(charge)
    // what reads leaves one trace at most: an export in the journal
    await refuser(
      serveur,
      async (noter) => {
        for (const route of lues) {
          const cles = Object.keys((route.query as { shape?: object } | undefined)?.shape ?? {})
          const requete = cles.map((c) => `${c}=${dangereuse}`).join('&')
          const debut = performance.now()
          const reponse = await appeler('GET', `${route.chemin.replaceAll(/:\w+/g, dangereuse)}?${requete}`)
          await reponse.arrayBuffer()
          expect([route.chemin, noter(reponse.status)]).not.toEqual([route.chemin, 500])
          // `pg_sleep` would take five seconds; a busy machine, far less
          expect(performance.now() - debut).toBeLessThan(5000)
        }
      },
      { tus: [charge, dangereuse], sauf: ['journal'] },
    )
  })

  it('dans une fiche, c’est du texte, gardé à la lettre', async () => {
    const texte = `La rue'); drop table observation; -- est en travaux.`
    const fiche = ficheDeTest({ texte })
    expect((await appeler('POST', '/observations', fiche)).status).toBe(201)
    const lue = await serveur.base.db
      .selectFrom('observation')
      .select('texte')
      .where('id', '=', fiche.id)
      .executeTakeFirstOrThrow()
    expect(lue.texte).toBe(texte)
  })

  it('dans une connexion, n’ouvre rien', async () => {
    await refuser(
      serveur,
      async (noter) => {
        for (const charge of SQL) {
          const corps = { identifiant: charge.slice(0, 60), motDePasse: charge }
          const reponse = await appeler('POST', '/connexion', corps)
          expect([403, 429]).toContain(noter(reponse.status))
          expect(reponse.headers.getSetCookie()).toEqual([])
        }
      },
      { tus: SQL },
    )
  })
})

describe('un chemin qui remonte', () => {
  const CHEMINS = [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/assets/....//....//etc/passwd',
    '/assets/..%5c..%5cpackage.json',
    '/fiches/impressions/..%2f..%2f..%2fetc%2fpasswd.zip',
    '/fiches/communes/..%2f..%2fetc%2fpasswd',
    '/api/v1/exports/bureaux...%2f..%2fetc%2fpasswd',
    '/assets/%00',
    '/%c0%ae%c0%ae/etc/passwd',
  ]
  it('n’ouvre aucun fichier : refusé, ou la page elle-même', async () => {
    await refuser(
      serveur,
      async (noter) => {
        for (const chemin of CHEMINS) noter(await remonter(chemin))
      },
      { tus: ['passwd', 'package.json', '..'] },
    )
  })

  async function remonter(chemin: string): Promise<number> {
    // by hand: fetch would simplify the path before it leaves
    const { status, texte } = await demanderBrut(serveur.url, chemin)
    expect(texte).not.toMatch(/root:|"devDependencies"/)
    if (!texte.includes('id="racine"')) expect([chemin, status >= 400]).toEqual([chemin, true])
    expect([chemin, status < 500]).toEqual([chemin, true])
    return status
  }
})

describe('une formule', () => {
  const FORMULES = ['=HYPERLINK("http://exemple.invalid")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1']
  it.each(['csv', 'xlsx'])('dans un nom, n’est pas calculée par le tableur : %s', async (format) => {
    const { db } = serveur.base
    for (const formule of FORMULES) {
      await sql`update publie.lieu set nom = ${formule} where niveau = 'commune' and code = '96009'`.execute(
        db,
      )
      await sql`update publie.lieu set nom = ${formule} where niveau = 'bureau' and code = '96009_0001'`.execute(
        db,
      )
      const reponse = await appeler('GET', `/exports/bureaux.${format}?departement=96`)
      expect(reponse.status).toBe(200)
      const octets = Buffer.from(await reponse.arrayBuffer())
      if (format === 'csv') {
        const cellules = octets
          .toString('utf8')
          .split(/[;\n]/)
          .map((c) => c.replace(/^\uFEFF/, '').replace(/^"/, ''))
        const nombre = /^[+-]?[\d\s\u00A0\u202F]+(,\d+)?"?\s*$/
        expect(cellules.filter((c) => /^[=+\-@\t\r]/.test(c) && c.trim() !== '' && !nombre.test(c))).toEqual(
          [],
        )
      } else {
        // a formula would be read as its value, or as nothing; a text is read as it is
        const lignes = await readSheet(octets)
        expect(lignes.flat().some((c) => typeof c === 'string' && c.trim().endsWith(formule.trim()))).toBe(
          true,
        )
      }
    }
  })
})

async function demanderBrut(url: string, chemin: string): Promise<{ status: number; texte: string }> {
  const { request } = await import('node:http')
  const { hostname, port } = new URL(url)
  return await new Promise((oui, non) => {
    const req = request({ hostname, port, path: chemin }, (res) => {
      let texte = ''
      res.setEncoding('utf8')
      res.on('data', (d: string) => (texte += d))
      res.on('end', () => oui({ status: res.statusCode ?? 0, texte }))
    })
    req.on('error', non)
    req.end()
  })
}
