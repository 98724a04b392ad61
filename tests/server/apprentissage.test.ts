/** The loop over HTTP: what headquarters retain of the fiches is shown, and changes the techniques; issues reach the places they concern. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Ciblage } from '#contract/ciblage'
import { Enjeux, Observations, Techniques } from '#contract/observation'
import { migrer } from '#db/migrate'
import { BUREAU, clientDe, ficheDeTest } from '../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
let client: ReturnType<typeof clientDe>
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
  client = clientDe(serveur)
})
beforeEach(() => client.vider())
afterAll(async () => {
  await client.vider()
  await serveur.fermer()
})

describe('la boucle', () => {
  const observations = async (niveau = 'bureau', code = BUREAU) =>
    Observations.strict().parse(await client.lire(`/observations?niveau=${niveau}&code=${code}`))

  it('une fiche se montre une fois lue, son texte une fois publié', async () => {
    const f = ficheDeTest()
    await client.envoyer(f)
    expect((await observations()).observations).toEqual([])
    await client.decider(f.id, 'qualifiee')
    expect((await observations()).observations).toMatchObject([{ statut: 'qualifiee', texte: null }])
    await client.decider(f.id, 'publiee')
    const { observations: publiees, ouverture } = await observations('commune', '96009')
    expect(publiees).toMatchObject([{ statut: 'publiee', texte: f.texte, techniques: f.techniques }])
    expect(ouverture).toMatchObject({ taux: (28 + 20) / 150, fiches: 1, contacts: 50 })
    await client.decider(f.id, 'ecartee')
    expect((await observations()).observations).toEqual([])
    expect((await client.decider(randomUUID(), 'publiee')).status).toBe(404)
  })

  it('cinq fiches retenues changent l’ordre des techniques ; deux ne disent rien', async () => {
    const techniques = async () => Techniques.strict().parse(await client.lire('/techniques')).techniques
    expect((await techniques()).every((t) => t.appris === null)).toBe(true)
    for (let i = 0; i < 5; i++) {
      const f = ficheDeTest({
        techniques: [
          { technique: 'enjeuLocal', essais: 12, reussites: 10 },
          { technique: 'ecouteLongue', essais: 12, reussites: 4 },
          ...(i < 2 ? [{ technique: 'procurations', essais: 12, reussites: 12 }] : []),
        ],
      })
      await client.envoyer(f)
      await client.decider(f.id, 'publiee')
    }
    const apres = await techniques()
    expect(apres.slice(0, 2).map((t) => t.cle)).toEqual(['enjeuLocal', 'ecouteLongue'])
    expect(apres[0]!.appris).toMatchObject({ fiches: 5, contacts: 60, dernierJour: '2026-11-20' })
    expect(apres.find((t) => t.cle === 'procurations')!.appris).toBeNull()
    const rurales = Techniques.parse(await client.lire('/techniques?terrain=rural&profil=droite')).techniques
    expect(rurales.length).toBeGreaterThan(0)
    expect(rurales.every((t) => t.terrains.includes('rural') && t.profils.includes('droite'))).toBe(true)
  })

  it('les portes ouvertes remplacent l’a priori du ciblage, sur leur terrain ; un secteur compte avec ses bureaux', async () => {
    const cibler = async () =>
      Ciblage.strict().parse(await client.lire('/ciblage?departement=96&heures=400&exploration=0'))
    const avant = await cibler()
    expect(avant.ouvertures.every((o) => !o.appris && o.taux === 0.28 && o.fiches === 0)).toBe(true)
    const secteur = { niveau: 'secteur', code: '96-01-990' }
    await serveur.base.db
      .insertInto('secteur')
      .values({
        id: secteur.code,
        nom: 'Essai',
        departement: '96',
        circonscription: '96-01',
        bureaux: [BUREAU],
        mode: 'manuel',
        libre: true,
        depart: null,
        creeLe: new Date(),
        version: 1,
        modifieLe: new Date(),
        supprimeLe: null,
      })
      .execute()
    try {
      for (const reste of [{}, {}, secteur, { format: 'marche' }, { niveau: 'departement', code: '96' }]) {
        const f = ficheDeTest({ portesFrappees: 100, portesOuvertes: 70, ...reste })
        expect((await client.envoyer(f)).status).toBe(201)
        if (reste === secteur) expect((await cibler()).lignes).toEqual(avant.lignes)
        await client.decider(f.id, 'qualifiee')
      }
      const apres = await cibler()
      expect(apres.ouvertures.filter((o) => o.appris)).toMatchObject([
        { taux: (28 + 210) / 400, fiches: 3, contacts: 300, dernierJour: '2026-11-20' },
      ])
      expect(apres.voix.central).toBeGreaterThan(avant.voix.central)
    } finally {
      await serveur.base.db.deleteFrom('secteur').where('id', '=', secteur.code).execute()
    }
  })

  it('les techniques qui prennent mieux quelque part y pèsent dans le ciblage et sur la carte, au même instant', async () => {
    const { db } = serveur.base
    const autre = await db
      .withSchema('publie')
      .selectFrom('classement')
      .innerJoin('lieu', (j) =>
        j.onRef('lieu.code', '=', 'classement.code').onRef('lieu.niveau', '=', 'classement.niveau'),
      )
      .select(['lieu.code'])
      .where('lieu.niveau', '=', 'bureau')
      .where('profil', '!=', (e) =>
        e
          .selectFrom('classement as c')
          .select('c.profil')
          .where('c.niveau', '=', 'bureau')
          .where('c.code', '=', BUREAU),
      )
      .limit(1)
      .executeTakeFirstOrThrow()
    const couche = async () => {
      const reponse = await fetch(`${serveur.url}/api/v1/carte/bureau/couches/rendement`)
      expect(reponse.headers.get('cache-control')).toBe('no-cache')
      return Buffer.from(await reponse.arrayBuffer()).toString('base64')
    }
    const cibler = async () =>
      Ciblage.strict().parse(await client.lire('/ciblage?departement=96&heures=400&exploration=0'))
    const [avant, carteAvant] = [await cibler(), await couche()]
    expect([avant.facteurs, avant.jours]).toEqual([[], 60])
    for (const [code, reussites] of [
      [BUREAU, 12],
      [autre.code, 3],
    ] as const)
      for (let k = 0; k < 3; k++) {
        const f = ficheDeTest({ code, techniques: [{ technique: 'enjeuLocal', essais: 12, reussites }] })
        await client.envoyer(f)
        await client.decider(f.id, 'qualifiee')
      }
    const apres = await cibler()
    expect(apres.facteurs.map((f) => f.fiches)).toEqual([3, 3])
    expect(Math.max(...apres.facteurs.map((f) => f.facteur))).toBeGreaterThan(1.2)
    expect(Math.min(...apres.facteurs.map((f) => f.facteur))).toBeLessThan(0.8)
    expect(apres.lignes).not.toEqual(avant.lignes)
    expect(await couche()).not.toBe(carteAvant)

    const vote = '2026-12-06'
    const fixer = (jour: string | null) =>
      fetch(`${serveur.url}/api/v1/calendrier`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ vote: jour }),
      })
    expect((await fixer(vote)).status).toBe(200)
    const pres = await cibler()
    expect(pres.jours).toBe(15)
    const page = async () => (await fetch(`${serveur.url}/fiches/circonscriptions/96-01`)).text()
    expect(await page()).toContain('S’inscrire jusqu’au ven.')
    await fixer(null)
    expect(await page()).not.toContain('S’inscrire jusqu’au ven.')
  })

  it('un enjeu publié se montre dans son lieu, ceux qui le contiennent et ceux qu’il contient', async () => {
    const commun = { theme: 'sante' as const, source: 'ARS', sourceDate: '2026-09-01', creeLe: new Date() }
    const enjeu = (niveau: 'commune' | 'departement', code: string, statut: 'publie' | 'propose') => ({
      ...commun,
      id: randomUUID(),
      niveau,
      code,
      statut,
      texte: `${code} ${statut}`,
    })
    await serveur.base.db
      .insertInto('enjeu')
      .values([
        enjeu('commune', '96009', 'publie'),
        enjeu('commune', '96009', 'propose'),
        enjeu('commune', '96001', 'publie'),
        enjeu('departement', '96', 'publie'),
      ])
      .execute()
    const textes = async (niveau: string, code: string) =>
      Enjeux.strict()
        .parse(await client.lire(`/enjeux?niveau=${niveau}&code=${code}`))
        .enjeux.map((e) => e.texte)
        .sort()
    expect(await textes('bureau', BUREAU)).toEqual(['96 publie', '96009 publie'])
    expect(await textes('departement', '96')).toEqual(['96 publie', '96001 publie', '96009 publie'])
  })

  it('le catalogue se sème une fois et garde ce que le siège a changé', async () => {
    const { db } = serveur.base
    const titre = (t: string) =>
      db.updateTable('technique').set({ titre: t }).where('cle', '=', 'marche').execute()
    await titre('Changé')
    await migrer(serveur.base)
    const apres = await db.selectFrom('technique').select('titre').where('cle', '=', 'marche').execute()
    expect(apres).toEqual([{ titre: 'Changé' }])
    await titre('Stand au marché')
  })
})
