/** A fiche learns: published, five returns, published again; the second says what changed and why. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { VersionPubliee, VersionsFiche } from '#contract/fiche'
import { construireFiche } from '#domain/fiche'
import { comparerFiches, garder } from '#domain/fiche/version'
import { extraireLieu } from '../../../server/features/fiche/extraire.ts'
import { BUREAU, clientDe, ficheDeTest } from '../../support/observation.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../../support/serveur.ts'
import { terrainDe, territoire, TERRITOIRE } from './territoire.ts'

describe('comparing two versions', () => {
  const fiche = construireFiche(extraireLieu(terrainDe(territoire(TERRITOIRE)), 'secteur', '99-01-1')!.source)
  const gardee = garder(fiche)
  it('says where the group meets: its own place, or that of the first bureau', () => {
    const terrain = terrainDe(territoire(TERRITOIRE))
    const de = (t: typeof terrain) => construireFiche(extraireLieu(t, 'secteur', '99-01-1')!.source)
    const [premiere] = de(terrain).etapes
    expect(de(terrain).departs).toEqual(premiere!.ancre ? [premiere!.ancre] : [])
    const depart = { nom: 'Place du marché', longitude: 3.5, latitude: 44.1 }
    const vivant = {
      ...terrain.vivant,
      secteurs: terrain.vivant.secteurs.map((s) => (s.id === '99-01-1' ? { ...s, depart } : s)),
    }
    expect(de({ ...terrain, vivant })).toMatchObject({ depart: 'Place du marché', departs: [[3.5, 44.1]] })
  })
  it('says how many of its bureaux have a past that is estimated, and nothing when none has', () => {
    expect(fiche.definitions).not.toContain('passé estimé')
    const { source } = extraireLieu(terrainDe(territoire(TERRITOIRE)), 'secteur', '99-01-1')!
    const douteux = source.bureaux.map((b, i) => ({ ...b, qualite: i === 0 ? ('C' as const) : b.qualite }))
    expect(construireFiche({ ...source, bureaux: douteux }).definitions).toMatch(
      new RegExp(
        `1\u00a0bureau a un passé estimé, sur ${source.bureaux.length} : réserve et classe y sont moins sûres`,
      ),
    )
    const seul = { ...source, bureaux: douteux.slice(0, 1) }
    expect(construireFiche(seul).definitions).toContain('Le passé de ce bureau est estimé : ')
  })
  it('says that the date of the vote was set, moved, removed', () => {
    const vote = { ...gardee, vote: 'dim. 6 juin 2027.' }
    expect(comparerFiches(gardee, vote).map((e) => [e.sujet, e.texte])).toEqual([
      ['calendrier', 'Vote : dim. 6 juin 2027.'],
    ])
    expect(comparerFiches(vote, gardee)).toHaveLength(1)
  })
  it('says nothing of a fiche that says the same', () => {
    expect(comparerFiches(gardee, structuredClone(gardee))).toEqual([])
  })
  it('says who overtook whom, which class and which figure changed, and that the data did', () => {
    const apres = structuredClone(gardee)
    apres.edition = 'Méthode 1.1.'
    const [a, b] = apres.etapes
    ;[a!.rang, b!.rang] = [b!.rang, a!.rang]
    apres.etapes.splice(0, 2, b!, a!)
    apres.reperes[0]!.ici = '61,0 %'
    const code = Object.keys(apres.bureaux)[0]!
    apres.bureaux[code] = ['droite', true]
    const ecarts = comparerFiches(gardee, apres)
    expect(ecarts.map((e) => e.sujet)).toEqual(['ordre', 'classe', 'chiffre', 'donnees'])
    expect(ecarts[0]!.texte).toBe(`${b!.nom} passe avant ${a!.nom}`)
    expect(ecarts[2]!.texte).toContain('61,0 %')
  })
})

describe('published versions', () => {
  let serveur: ServeurDeTest
  let client: ReturnType<typeof clientDe>
  const vider = async () => {
    await client.vider()
    await sql`truncate fiche_version`.execute(serveur.base.db)
  }
  beforeAll(async () => {
    serveur = await demarrerServeurDemo()
    client = clientDe(serveur)
  })
  beforeEach(() => vider())
  afterAll(async () => {
    await vider()
    await serveur.fermer()
  })
  const publier = async () =>
    VersionPubliee.parse(await (await client.poster(`/fiches/bureaux/${BUREAU}/versions`, {})).json())

  it('are written once for what says the same', async () => {
    expect(await publier()).toMatchObject({ rang: 1, nouvelle: true, ecarts: [] })
    expect(await publier()).toMatchObject({ rang: 1, nouvelle: false })
  })

  it('say that returns changed the techniques and the concerns, on the page and on paper', async () => {
    await publier()
    for (let i = 0; i < 5; i++) {
      const fiche = ficheDeTest({
        preoccupations: ['logement'],
        techniques: [{ technique: 'enjeuLocal', essais: 12, reussites: 11 }],
      })
      expect((await client.envoyer(fiche)).status).toBe(201)
      await client.decider(fiche.id, 'publiee')
    }
    const deux = await publier()
    expect(deux).toMatchObject({ rang: 2, nouvelle: true })
    const sujets = deux.ecarts.map((e) => e.sujet)
    expect(sujets.slice(0, 3)).toEqual(['retours', 'technique', 'preoccupation'])
    expect(deux.ecarts[1]!.texte).toContain('Ouvrir par l’enjeu local')
    expect(deux.ecarts[1]!.pourquoi).toMatch(/5.retours/)
    expect(deux.ecarts[2]!.texte).toMatch(/logement/i)
    const page = await (await fetch(`${serveur.url}/fiches/bureaux/${BUREAU}`)).text()
    expect(page).toMatch(/Changé par vos 5.retours/)
    const versions = await (await fetch(`${serveur.url}/fiches/bureaux/${BUREAU}/versions`)).text()
    expect(versions).toContain('Version 2')
    expect(versions).toContain('Première version publiée')
    const lues = VersionsFiche.parse(await client.lire(`/fiches/bureaux/${BUREAU}/versions`))
    expect(lues.versions.map((v) => v.rang)).toEqual([2, 1])
  })
})
