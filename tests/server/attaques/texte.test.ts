/** A script in every text that somebody may write: the pages, drawings and sheets that show it never let it run. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demarrerServeurAttaque, refuser, type ServeurAttaque } from '../../support/attaque.ts'
import { Client } from '../../support/client.ts'
import { BUREAU, ficheDeTest } from '../../support/observation.ts'

const SCRIPT = `"'><script>window.perce=1</script><img src=x onerror=window.perce=1><svg/onload=window.perce=1>`
/** The same, and what typst would read as its own code. */
const CHARGE = `${SCRIPT} #panic("perce") \\ $x$`

let serveur: ServeurAttaque
let siege: Client
beforeAll(async () => {
  serveur = await demarrerServeurAttaque()
  siege = new Client(serveur)
  await semer()
})
afterAll(() => serveur.fermer())
const appeler = (methode: string, chemin: string, corps?: unknown) =>
  siege.appeler(methode, chemin, { corps, ici: true })

async function ecrire(methode: string, chemin: string, corps: unknown): Promise<Record<string, unknown>> {
  const reponse = await appeler(methode, chemin, corps)
  expect([chemin, reponse.status, reponse.ok ? '' : await reponse.text()]).toEqual([
    chemin,
    expect.any(Number),
    '',
  ])
  return (await reponse.json()) as Record<string, unknown>
}

let secteur = ''
/** Every text field that a route accepts, of those that end on a page. */
async function semer(): Promise<void> {
  const cree = await ecrire('POST', '/secteurs', { nom: CHARGE.slice(0, 60), bureaux: [BUREAU] })
  secteur = cree['id'] as string
  for (const [niveau, code] of [
    ['bureau', BUREAU],
    ['commune', '96009'],
    ['circonscription', '96-01'],
  ]) {
    const { id } = await ecrire('POST', '/enjeux', {
      niveau,
      code,
      theme: 'sante',
      texte: CHARGE,
      concerne: CHARGE,
      source: CHARGE,
      sourceDate: '2026-11-01',
    })
    await ecrire('POST', `/enjeux/${id as string}/statut`, { statut: 'verifie' })
    await ecrire('POST', `/enjeux/${id as string}/statut`, { statut: 'publie' })
    const fiche = ficheDeTest({
      niveau,
      code,
      texte: CHARGE,
      enjeux: [{ theme: 'ecole', texte: CHARGE.slice(0, 140) }],
    })
    await ecrire('POST', '/observations', fiche)
    await ecrire('POST', `/observations/${fiche.id}/decision`, { statut: 'publiee' })
  }
  const { techniques } = (await (await appeler('GET', '/techniques/suivi')).json()) as {
    techniques: { cle: string; version: number; contenu: Record<string, unknown> }[]
  }
  const touchees = techniques
  expect(touchees.length).toBeGreaterThan(3)
  for (const { cle, version, contenu } of touchees)
    await ecrire('PUT', `/techniques/${cle}`, {
      version,
      contenu: { ...contenu, titre: CHARGE.slice(0, 80), ouverture: CHARGE, cloture: CHARGE, source: CHARGE },
    })
  await ecrire('POST', '/laissez-passer', {
    role: 'groupe',
    departements: ['96'],
    libelle: SCRIPT.slice(0, 80),
    jours: 3,
  })
}

const DOCUMENTS = () => [
  `/fiches/bureaux/${BUREAU}`,
  '/fiches/communes/96009',
  '/fiches/circonscriptions/96-01',
  `/fiches/secteurs/${secteur}`,
  '/fiches/communes/96009/versions',
  '/api/v1/planche.svg?niveau=commune&departement=96',
  '/api/v1/carte/commune/carte.svg?emprise=0,45,1,46&largeur=200&hauteur=200',
]

it('aucun document ne porte une balise venue d’un texte ; sa politique ne laisse rien courir d’autre que le site', async () => {
  let montres = 0
  for (const chemin of DOCUMENTS()) {
    const reponse = await appeler('GET', chemin)
    expect([chemin, reponse.status]).toEqual([chemin, 200])
    const texte = await reponse.text()
    if (texte.includes('window.perce')) montres++
    expect(texte).not.toMatch(/<script>window|<img src=x|<svg\/onload/)
    const politique = reponse.headers.get('content-security-policy')!
    expect(politique).toMatch(/^default-src 'none'/)
    expect(politique.match(/script-src[^;]*/)?.[0] ?? "script-src 'none'").toMatch(
      /^script-src '(self|none)'$/,
    )
    expect(politique).not.toContain('unsafe-eval')
  }
  // the texts are shown, escaped: a page that left them out would prove nothing
  expect(montres).toBeGreaterThanOrEqual(3)
})

it('les fiches imprimées se composent : le texte n’est pas du code pour qui met en page', async () => {
  for (const chemin of [
    `/fiches/bureaux/${BUREAU}.pdf`,
    '/fiches/circonscriptions/96-01.pdf',
    `/fiches/secteurs/${secteur}.pdf`,
  ]) {
    const reponse = await appeler('GET', chemin)
    expect([chemin, reponse.status]).toEqual([chemin, 200])
    const pdf = Buffer.from(await reponse.arrayBuffer())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).not.toMatch(/\/(JavaScript|JS|Launch)\b/)
  }
})

it('les réponses de l’interface sont du JSON, que nul navigateur ne prend pour une page', async () => {
  for (const chemin of ['/enjeux/suivi', '/retours?statut=publiee', '/techniques', '/laissez-passer']) {
    const reponse = await appeler('GET', chemin)
    expect(reponse.headers.get('content-type')).toMatch(/^application\/json/)
    expect(reponse.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await reponse.text()).toContain('window.perce')
  }
})

it('un identifiant, un numéro, un format ne sont pas des textes : refusés', async () => {
  const { secret } = (await ecrire('POST', '/invitations', {
    role: 'groupe',
    departements: ['96'],
    jours: 3,
  })) as {
    secret: string
  }
  const accepter = { secret, identifiant: SCRIPT.slice(0, 50), motDePasse: 'quatre cerisiers bleus' }
  const essais: [methode: string, chemin: string, corps: unknown, statut: number][] = [
    ['POST', '/invitations/acceptation', accepter, 400],
    ['POST', '/observations', ficheDeTest({ code: SCRIPT.slice(0, 30) }), 400],
    ['DELETE', `/laissez-passer/${encodeURIComponent(SCRIPT)}`, undefined, 400],
    ['DELETE', `/laissez-passer/${randomUUID()}`, undefined, 404],
  ]
  await refuser(
    serveur,
    async (noter) => {
      for (const [methode, chemin, corps, statut] of essais)
        expect([chemin, noter((await appeler(methode, chemin, corps)).status)]).toEqual([chemin, statut])
    },
    { tus: [secret, 'script', 'cerisiers'] },
  )
})

it('chaque page porte les en-têtes de sécurité, et dit au navigateur de rester en https quand il y est', async () => {
  for (const chemin of ['/carte', '/api/v1/session', '/fiches/communes/96009']) {
    const { headers } = await fetch(serveur.url + chemin)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-powered-by')).toBe(null)
  }
})
