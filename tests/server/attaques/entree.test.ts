/** Whoever tries to enter without a right: forged requests, fixation, links made up or over, ids guessed, passwords guessed. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creerLaissezPasser } from '#db/laissezPasser'
import { secretNeuf } from '#db/secret'
import { demarrerServeurAttaque, refuser, type ServeurAttaque } from '../../support/attaque.ts'
import { Client } from '../../support/client.ts'
import { entrer, MOT_DE_PASSE, viderComptes } from '../../support/compte.ts'
import { ficheDeTest } from '../../support/observation.ts'

let serveur: ServeurAttaque
let numero = 0
/** Another address: the rate limit of one test is not that of the next. */
const depuis = () => ({ 'x-forwarded-for': `198.51.100.${++numero % 250}` })
beforeAll(async () => {
  serveur = await demarrerServeurAttaque({ MANDATAIRES: '1' })
})
beforeEach(async () => {
  await viderComptes(serveur)
  serveur.journal()
})
afterAll(() => serveur.fermer())

/** What is refused, logged, and changes nothing; the log repeats neither a secret, nor a password, nor an address. */
const rienNeChange = (attaque: Parameters<typeof refuser>[1], tus: readonly string[] = []) =>
  refuser(serveur, attaque, { tus: [...tus, '198.51.100.', MOT_DE_PASSE] })

describe('une requête forgée par un autre site', () => {
  const AILLEURS: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://ailleurs.invalid' },
    { origin: 'null' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ]
  it.each(AILLEURS)('%o', async (entetes) => {
    const federation = await entrer(serveur, { role: 'federation' })
    await rienNeChange(async (noter) => {
      const essayer = async (methode: string, chemin: string, corps: unknown) => {
        const reponse = await federation.appeler(methode, chemin, {
          corps,
          entetes: { ...depuis(), ...entetes },
        })
        noter(reponse.status)
        expect([chemin, reponse.status < 400 ? 'accepté' : [403, 415].includes(reponse.status)]).toEqual([
          chemin,
          true,
        ])
      }
      await essayer('POST', '/invitations', { role: 'groupe', departements: ['96'], jours: 3 })
      await essayer('POST', '/observations', ficheDeTest())
      await essayer('POST', '/laissez-passer', {
        role: 'groupe',
        departements: ['96'],
        libelle: 'G',
        jours: 1,
      })
      await essayer('POST', `/laissez-passer/${randomUUID()}/retablir`, '')
    })
  })

  it('un verbe sans corps, d’un autre site', async () => {
    const federation = await entrer(serveur, { role: 'federation' })
    await rienNeChange(async (noter) => {
      const entetes = { ...depuis(), 'sec-fetch-site': 'cross-site' }
      for (const chemin of ['/compte/seances', '/session'])
        expect(noter((await federation.appeler('DELETE', chemin, { entetes })).status)).toBe(403)
    })
  })

  it('la même, de la page du service, passe', async () => {
    const federation = await entrer(serveur, { role: 'federation' })
    const corps = { role: 'groupe', departements: ['96'], jours: 3 }
    const ici = [{ 'sec-fetch-site': 'same-origin' }, { origin: serveur.url }]
    for (const entetes of ici)
      expect(
        (await federation.appeler('POST', '/invitations', { corps, entetes: { ...depuis(), ...entetes } }))
          .status,
      ).toBe(201)
  })

  it('aucune réponse n’ouvre la lecture à un autre site', async () => {
    const entetes = { origin: 'https://ailleurs.invalid', 'access-control-request-method': 'POST' }
    for (const methode of ['OPTIONS', 'GET']) {
      const reponse = await new Client(serveur).appeler(methode, '/session', { entetes })
      expect(reponse.headers.get('access-control-allow-origin')).toBe(null)
      expect(reponse.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })
})

it('fixation : un témoin posé avant d’entrer ne vaut rien après', async () => {
  const { identifiant } = await entrer(serveur)
  const victime = new Client(serveur)
  const pose = secretNeuf()
  victime.temoins.set('qg_seance', pose)
  const corps = { identifiant, motDePasse: MOT_DE_PASSE }
  expect((await victime.appeler('POST', '/connexion', { corps, entetes: depuis() })).status).toBe(200)
  expect(victime.temoins.get('qg_seance')).not.toBe(pose)
  const attaquant = new Client(serveur)
  attaquant.temoins.set('qg_seance', pose)
  const entrerEncore = () =>
    rienNeChange(
      async (noter) => {
        expect(noter((await attaquant.appeler('GET', '/compte')).status)).toBe(403)
      },
      [pose, victime.temoins.get('qg_seance')!],
    )
  await entrerEncore()
  // and the session that was there before is closed by a new entrance
  const ancienne = victime.temoins.get('qg_seance')!
  await victime.appeler('POST', '/connexion', { corps, entetes: depuis() })
  attaquant.temoins.set('qg_seance', ancienne)
  await entrerEncore()
})

describe('un lien', () => {
  const passe = (reste: object = {}, quand = new Date('2026-11-20')) =>
    creerLaissezPasser(
      serveur.base.db,
      {
        role: 'lien',
        departements: ['96'],
        territoire: { niveau: 'commune', code: '96009' },
        libelle: 'Groupe',
        jours: 30,
        ...reste,
      },
      quand,
    )
  const tenter = async (secret: string) => {
    const client = new Client(serveur)
    const entree = await client.appeler('POST', '/session', { corps: { secret }, entetes: depuis() })
    client.temoins.set('qg_laissez_passer', secret)
    const envoi = await client.appeler('POST', '/observations', { corps: ficheDeTest(), entetes: depuis() })
    return [entree.status, envoi.status]
  }

  it('inventé, tronqué, d’une lettre changée, périmé ou retiré, il n’ouvre rien', async () => {
    const { secret, id } = await passe()
    const perime = await passe({ jours: 1 }, new Date('2026-11-19'))
    const retire = await passe()
    await new Client(serveur).appeler('DELETE', `/laissez-passer/${retire.id}`, { ici: true })
    const change = (secret[0] === 'A' ? 'B' : 'A') + secret.slice(1)
    await rienNeChange(
      async (noter) => {
        for (const faux of [
          secretNeuf(),
          change,
          secret.toUpperCase(),
          id,
          perime.secret,
          retire.secret,
          secret.slice(1),
        ])
          for (const status of await tenter(faux)) expect([400, 403]).toContain(noter(status))
      },
      [secret, perime.secret],
    )
  })

  it('n’ouvre que son lieu', async () => {
    const { secret } = await passe()
    expect(await tenter(secret)).toEqual([200, 201])
    const client = new Client(serveur)
    client.temoins.set('qg_laissez_passer', secret)
    const envoyer = async (lieu: Record<string, unknown>) =>
      (await client.appeler('POST', '/observations', { corps: ficheDeTest(lieu), entetes: depuis() })).status
    await rienNeChange(async (noter) => {
      expect(noter(await envoyer({ niveau: 'bureau', code: '96001_0001' }))).toBe(403)
      expect(noter(await envoyer({ niveau: 'departement', code: '96' }))).toBe(403)
      expect(noter(await envoyer({ niveau: 'circonscription', code: '96-01' }))).toBe(403)
    })
    expect(await envoyer({ niveau: 'commune', code: '96009' })).toBe(201)
  })
})

it('des numéros devinés : hors du ressort comme inexistants, la réponse est la même', async () => {
  const ici = await entrer(serveur, { role: 'federation', departements: ['96'] })
  const autre = await creerLaissezPasser(
    serveur.base.db,
    { role: 'groupe', departements: ['30'], libelle: 'Ailleurs', jours: 9 },
    new Date('2026-11-20'),
  )
  const compte30 = await entrer(serveur, { role: 'groupe', departements: ['30'] })
  const { id } = await serveur.base.db
    .selectFrom('compte')
    .select('id')
    .where('identifiant', '=', compte30.identifiant)
    .executeTakeFirstOrThrow()
  await rienNeChange(async (noter) => {
    for (const [methode, chemin, existe, corps] of [
      ['DELETE', '/laissez-passer/', autre.id],
      ['DELETE', '/comptes/', id],
      ['PUT', '/comptes/', id, { role: 'groupe', departements: ['96'], actif: false }],
    ] as const) {
      const reponses = []
      for (const numeroTente of [existe, randomUUID()]) {
        const reponse = await ici.appeler(methode, chemin + numeroTente, { corps, entetes: depuis() })
        reponses.push([noter(reponse.status), await reponse.text()])
      }
      expect(reponses[0]).toEqual(reponses[1])
      expect(reponses[0]![0]).toBe(404)
    }
  })
})

it('un mot de passe deviné : l’adresse qui essaie est freinée, sans que le journal la retienne', async () => {
  const { identifiant } = await entrer(serveur)
  const entetes = depuis()
  await rienNeChange(
    async (noter) => {
      const statuts: number[] = []
      for (let i = 0; i < 25; i++) {
        const corps = { identifiant: `devine${i}`, motDePasse: 'autre chose, encore' }
        statuts.push(
          noter((await new Client(serveur).appeler('POST', '/connexion', { corps, entetes })).status),
        )
      }
      expect(statuts.filter((s) => s === 429)).toHaveLength(5)
    },
    [identifiant, 'devine'],
  )
})
