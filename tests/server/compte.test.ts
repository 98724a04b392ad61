/** Accounts over HTTP: invitation, entrance, lockout, one-time codes, sessions, resets, erasure. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CodesDeSecours, Comptes, GraineProposee, InvitationRemise, MonCompte } from '#contract/compte'
import type { Session } from '#contract/acces'
import { Client } from '../support/client.ts'
import { entrer, inviter, MOT_DE_PASSE, viderComptes } from '../support/compte.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

/** A new address for each caller, so that the rate limit of one test is not that of the next. */
let maintenant = new Date('2026-11-21T12:00:00Z')
const avancer = (secondes: number): void => {
  maintenant = new Date(maintenant.getTime() + secondes * 1000)
}
let serveur: ServeurDeTest
let numero = 0
const depuis = () => ({ 'x-forwarded-for': `198.51.100.${(numero % 250) + 1}` })
beforeAll(async () => {
  serveur = await demarrerServeurDemo(() => maintenant, { MANDATAIRES: '1' })
})
beforeEach(async () => {
  numero++
  await viderComptes(serveur)
})
afterAll(() => serveur.fermer())

const connecter = (client: Client, corps: Record<string, unknown>) =>
  client.appeler('POST', '/connexion', { corps: { motDePasse: MOT_DE_PASSE, ...corps }, entetes: depuis() })
const statut = async (reponse: Promise<Response>) => (await reponse).status

it('une invitation fait un compte une fois, et ouvre son ressort', async () => {
  const { secret } = await inviter(serveur, { role: 'groupe', libelle: 'Groupe du Val' })
  const client = new Client(serveur)
  const lecture = await client.appeler('POST', '/invitations/lecture', { corps: { secret } })
  expect(await lecture.json()).toMatchObject({ role: 'groupe', departements: ['96'], identifiant: null })
  const corps = { secret, identifiant: 'val.96', motDePasse: MOT_DE_PASSE }
  const entree = await client.appeler('POST', '/invitations/acceptation', { corps })
  expect(entree.status).toBe(201)
  expect(entree.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^qg_seance=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
  ])
  expect(await client.lire<Session>('/session')).toMatchObject({
    role: 'groupe',
    identifiant: 'val.96',
    libelle: 'Groupe du Val',
  })
  expect(await statut(new Client(serveur).appeler('POST', '/invitations/acceptation', { corps }))).toBe(403)
})

it('deux mains sur la même invitation en même temps font un seul compte', async () => {
  const { secret } = await inviter(serveur)
  const essais = ['alpha', 'beta', 'gamma'].map((identifiant) =>
    statut(
      new Client(serveur).appeler('POST', '/invitations/acceptation', {
        corps: { secret, identifiant, motDePasse: MOT_DE_PASSE },
        entetes: depuis(),
      }),
    ),
  )
  expect((await Promise.all(essais)).toSorted((a, b) => a - b)).toEqual([201, 403, 403])
  expect(await serveur.base.db.selectFrom('compte').select('id').execute()).toHaveLength(1)
})

it('un mot de passe faible est refusé, et le lien sert encore', async () => {
  const { secret } = await inviter(serveur)
  const client = new Client(serveur)
  const accepter = (motDePasse: string) =>
    statut(
      client.appeler('POST', '/invitations/acceptation', {
        corps: { secret, identifiant: 'camille', motDePasse },
        entetes: depuis(),
      }),
    )
  expect(await accepter('court')).toBe(400)
  expect(await accepter('aaaaaaaaaaaaaaaa')).toBe(400)
  expect(await accepter('camille-camille-1')).toBe(400)
  expect(await accepter(MOT_DE_PASSE)).toBe(201)
})

it('ni le mot de passe ni un secret n’est dans la base', async () => {
  const client = await entrer(serveur)
  const tout = JSON.stringify(
    await Promise.all(
      (['compte', 'seance', 'invitation', 'journal'] as const).map((t) =>
        serveur.base.db.selectFrom(t).selectAll().execute(),
      ),
    ),
  )
  expect(tout).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  expect(tout).not.toContain(MOT_DE_PASSE)
  for (const secret of client.temoins.values()) expect(tout).not.toContain(secret)
})

it('un identifiant inconnu et un mot de passe faux ont la même réponse', async () => {
  const { identifiant } = await entrer(serveur)
  const faux = await connecter(new Client(serveur), { identifiant, motDePasse: 'autre chose, encore' })
  const inconnu = await connecter(new Client(serveur), { identifiant: 'personne' })
  expect([faux.status, inconnu.status]).toEqual([403, 403])
  expect(await faux.json()).toEqual(await inconnu.json())
})

it('après cinq échecs il faut attendre, deux fois plus à chaque fois, que l’identifiant existe ou non', async () => {
  const { identifiant } = await entrer(serveur)
  for (const qui of [identifiant, 'personne']) {
    const essayer = (motDePasse: string) =>
      statut(connecter(new Client(serveur), { identifiant: qui, motDePasse }))
    const faux = 'autre chose, encore'
    for (let i = 0; i < 5; i++) expect(await essayer(faux)).toBe(403)
    expect(await essayer(MOT_DE_PASSE)).toBe(429)
    avancer(31)
    expect(await essayer(faux)).toBe(403)
    avancer(31)
    expect(await essayer(MOT_DE_PASSE)).toBe(429)
    avancer(30)
    expect(await essayer(MOT_DE_PASSE)).toBe(qui === identifiant ? 200 : 403)
    numero++
  }
})

it('vingt essais à la fois comptent un par un', async () => {
  const { identifiant } = await entrer(serveur)
  const essais = Array.from({ length: 12 }, () =>
    statut(connecter(new Client(serveur), { identifiant, motDePasse: 'autre chose, encore' })),
  )
  const statuts = await Promise.all(essais)
  expect(statuts.filter((s) => s === 403)).toHaveLength(5)
  expect(statuts.filter((s) => s === 429)).toHaveLength(7)
})

it('une session finit d’elle-même : un jour sans rien, ou quatorze jours', async () => {
  const client = await entrer(serveur)
  const role = async () => (await client.lire<Session>('/session')).role
  avancer(23 * 3600)
  expect(await role()).toBe('federation')
  avancer(25 * 3600)
  expect(await role()).toBe('visiteur')
  await connecter(client, { identifiant: client.identifiant })
  for (let jour = 0; jour < 14; jour++) {
    expect(await role()).toBe('federation')
    avancer(23 * 3600 + 1800)
  }
  avancer(8 * 3600)
  expect(await role()).toBe('visiteur')
})

it('chacun voit ses sessions et ferme celles qu’il veut, pas celles d’un autre', async () => {
  const client = await entrer(serveur)
  const ailleurs = new Client(serveur)
  const entetes = { ...depuis(), 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' }
  await ailleurs.appeler('POST', '/connexion', {
    corps: { identifiant: client.identifiant, motDePasse: MOT_DE_PASSE },
    entetes,
  })
  const { seances } = await client.lire<MonCompte>('/compte')
  expect(new Map(seances.map((s) => [s.appareil, s.courante]))).toEqual(
    new Map([
      ['Autre navigateur, autre machine', true],
      ['Firefox, Linux', false],
    ]),
  )
  const autre = seances.find((s) => !s.courante)!
  const etranger = await entrer(serveur)
  await etranger.appeler('DELETE', `/compte/seances/${autre.id}`)
  expect(await statut(ailleurs.appeler('GET', '/compte'))).toBe(200)
  await client.appeler('DELETE', `/compte/seances/${autre.id}`)
  expect(await statut(ailleurs.appeler('GET', '/compte'))).toBe(403)
  expect(await statut(client.appeler('GET', '/compte'))).toBe(200)
})

it('changer son mot de passe ferme les autres sessions et change le secret de celle-ci', async () => {
  const client = await entrer(serveur)
  const ailleurs = new Client(serveur)
  await connecter(ailleurs, { identifiant: client.identifiant })
  const avant = client.temoins.get('qg_seance')
  const nouveau = 'sept tables de ferme'
  const changer = (ancien: string) =>
    statut(client.appeler('PUT', '/compte/mot-de-passe', { corps: { ancien, nouveau }, entetes: depuis() }))
  expect(await changer('pas celui-là')).toBe(403)
  expect(await changer(MOT_DE_PASSE)).toBe(200)
  expect(client.temoins.get('qg_seance')).not.toBe(avant)
  expect(await statut(client.appeler('GET', '/compte'))).toBe(200)
  expect(await statut(ailleurs.appeler('GET', '/compte'))).toBe(403)
  expect(await statut(connecter(new Client(serveur), { identifiant: client.identifiant }))).toBe(403)
})

it('le double code : proposé, confirmé, demandé, jamais accepté deux fois ; un code de secours sert une fois', async () => {
  const client = await entrer(serveur)
  const { identifiant } = client
  const proposer = await client.appeler('POST', '/compte/double-code', {
    corps: { motDePasse: MOT_DE_PASSE },
  })
  const { graine, adresse } = (await proposer.json()) as GraineProposee
  expect(adresse).toMatch(/^otpauth:\/\/totp\//)
  const code = () =>
    new TOTP({ secret: Secret.fromBase32(graine) }).generate({ timestamp: maintenant.getTime() })
  expect(await statut(connecter(new Client(serveur), { identifiant }))).toBe(200)
  const confirme = await client.appeler('PUT', '/compte/double-code', { corps: { code: code() } })
  const { codes } = (await confirme.json()) as CodesDeSecours
  expect(new Set(codes).size).toBe(10)

  const sans = await connecter(new Client(serveur), { identifiant })
  expect(await sans.json()).toEqual({ etat: 'codeDemande' })
  expect(sans.headers.getSetCookie()).toEqual([])
  expect(await statut(connecter(new Client(serveur), { identifiant, code: code() }))).toBe(403)
  avancer(30)
  expect(await statut(connecter(new Client(serveur), { identifiant, code: code() }))).toBe(200)
  expect(await statut(connecter(new Client(serveur), { identifiant, code: code() }))).toBe(403)
  expect(await statut(connecter(new Client(serveur), { identifiant, code: codes[0] }))).toBe(200)
  expect(await statut(connecter(new Client(serveur), { identifiant, code: codes[0] }))).toBe(403)
  expect(await client.lire<MonCompte>('/compte')).toMatchObject({ doubleCode: true, codesDeSecours: 9 })
})

it('un lien d’administration remet un mot de passe, ferme les sessions, et ne remplace pas le double code', async () => {
  const siege = await entrer(serveur, { role: 'siege', departements: null })
  const client = await entrer(serveur)
  const { comptes } = await siege.lire<Comptes>('/comptes')
  const { id } = comptes.find((c) => c.identifiant === client.identifiant)!
  const demander = async (sansDoubleCode: boolean) => {
    const reponse = await siege.appeler('POST', `/comptes/${id}/reinitialisation`, {
      corps: { sansDoubleCode },
    })
    return (await reponse.json()) as InvitationRemise
  }
  const { secret } = await demander(false)
  const nouveau = 'sept tables de ferme'
  const corps = { secret, motDePasse: nouveau }
  const remis = await new Client(serveur).appeler('POST', '/invitations/acceptation', {
    corps,
    entetes: depuis(),
  })
  expect(await remis.json()).toMatchObject({ etat: 'entre' })
  expect(await statut(client.appeler('GET', '/compte'))).toBe(403)
  expect(await statut(connecter(client, { identifiant: client.identifiant, motDePasse: nouveau }))).toBe(200)
})

it('une fédération répond de ses groupes et lecteurs, de personne d’autre', async () => {
  const siege = await entrer(serveur, { role: 'siege', departements: null })
  const federation = await entrer(serveur)
  const ici = await entrer(serveur, { role: 'groupe', departements: ['96'] })
  await entrer(serveur, { role: 'groupe', departements: ['30'] })
  const { comptes } = await federation.lire<Comptes>('/comptes')
  expect(comptes.map((c) => c.identifiant)).toEqual([ici.identifiant])
  const demande = { role: 'groupe', departements: ['96'], jours: 3 }
  for (const refusee of [
    { ...demande, role: 'federation' },
    { ...demande, departements: ['30'] },
    { ...demande, role: 'siege', departements: null },
  ])
    expect(await statut(federation.appeler('POST', '/invitations', { corps: refusee }))).toBe(403)
  expect(await statut(federation.appeler('POST', '/invitations', { corps: demande }))).toBe(201)
  const tous = await siege.lire<Comptes>('/comptes')
  const autre = tous.comptes.find((c) => c.identifiant === siege.identifiant)!
  expect(await statut(federation.appeler('DELETE', `/comptes/${autre.id}`))).toBe(404)
  const enHausse = { role: 'siege', departements: null, actif: true }
  expect(await statut(federation.appeler('PUT', `/comptes/${comptes[0]!.id}`, { corps: enHausse }))).toBe(403)
})

it('fermer un compte le met dehors aussitôt, et se défait ; le dernier compte du siège reste', async () => {
  const siege = await entrer(serveur, { role: 'siege', departements: null })
  const client = await entrer(serveur)
  const { comptes } = await siege.lire<Comptes>('/comptes')
  const idDe = (i: string) => comptes.find((c) => c.identifiant === i)!.id
  const corps = { role: 'federation', departements: ['96'], actif: false }
  const mettre = (id: string, c: object) => statut(siege.appeler('PUT', `/comptes/${id}`, { corps: c }))
  expect(await mettre(idDe(client.identifiant), corps)).toBe(200)
  expect(await statut(client.appeler('GET', '/compte'))).toBe(403)
  expect(await statut(connecter(client, { identifiant: client.identifiant }))).toBe(403)
  expect(await mettre(idDe(client.identifiant), { ...corps, actif: true })).toBe(200)
  expect(await statut(connecter(client, { identifiant: client.identifiant }))).toBe(200)
  expect(await mettre(idDe(siege.identifiant), { role: 'siege', departements: null, actif: false })).toBe(409)
  expect(await statut(siege.appeler('DELETE', `/comptes/${idDe(siege.identifiant)}`))).toBe(409)
})

it('effacé, un compte n’est plus nulle part ; le journal garde un numéro qui ne désigne plus personne', async () => {
  const siege = await entrer(serveur, { role: 'siege', departements: null })
  const client = await entrer(serveur)
  await client.appeler('POST', '/compte/effacement', { corps: { motDePasse: MOT_DE_PASSE } })
  for (const table of ['compte', 'seance', 'invitation', 'journal', 'secours', 'tentative'] as const)
    expect(JSON.stringify(await serveur.base.db.selectFrom(table).selectAll().execute())).not.toContain(
      client.identifiant,
    )
  const { lignes } = await siege.lire<{ lignes: { qui: string; action: string }[] }>('/journal')
  expect(lignes.filter((l) => l.qui.startsWith('Compte effacé')).map((l) => l.action)).toEqual([
    'Efface son propre compte, pour de bon',
    'Crée son compte par invitation',
  ])
})

it('un compte de démonstration n’ouvre que sur cette machine', async () => {
  const client = new Client(serveur)
  const corps = { role: 'groupe' }
  expect(await statut(client.appeler('POST', '/connexion/demonstration', { corps }))).toBe(403)
  expect(await statut(client.appeler('POST', '/connexion/demonstration', { corps, ici: true }))).toBe(200)
  expect(await statut(client.appeler('GET', '/compte', { ici: true }))).toBe(200)
  expect(await statut(client.appeler('GET', '/compte'))).toBe(403)
})
