/** Layers of the map over HTTP, on the demonstration: every layer of the catalogue, its order, its figures. */
import { tableFromIPC, type Table } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Couches } from '#contract/couche'
import { PlanCarte } from '#contract/carte'
import { departementDe } from '#domain/codes'
import { SANS_CANDIDAT, SANS_DONNEE, valeurDuPas } from '#domain/couche/quantification'
import type { NiveauCarte } from '#domain/lieu'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

const lire = (chemin: string) => fetch(`${serveur.url}/api/v1${chemin}`)
async function arrow(chemin: string): Promise<Table> {
  const reponse = await lire(chemin)
  if (!reponse.ok) throw new Error(`${chemin} : ${reponse.status} ${await reponse.text()}`)
  return tableFromIPC(new Uint8Array(await reponse.arrayBuffer()))
}
async function couche(niveau: NiveauCarte, cle: string) {
  const table = await arrow(`/carte/${niveau}/couches/${cle}`)
  const meta = table.schema.metadata
  const echelle = { origine: Number(meta.get('origine')), pas: Number(meta.get('pas')) }
  const rangs = table.getChild('rang')!.toArray() as Uint16Array
  return { rangs, meta, valeur: (i: number) => valeurDuPas(rangs[i]!, echelle) }
}
async function codes(niveau: NiveauCarte): Promise<string[]> {
  const plan = PlanCarte.parse(await (await lire('/carte')).json())
  const morceaux = plan.couches.filter((c) => c.niveau === niveau)
  const tables = await Promise.all(morceaux.map((c) => arrow(c.valeurs.replace('/api/v1', ''))))
  return tables.flatMap((t) => Array.from(t.getChild('code')! as Iterable<string>))
}
const resultats = (niveau: string, scrutin: string) =>
  serveur.base.db
    .withSchema('publie')
    .selectFrom('resultat')
    .selectAll()
    .where('niveau', '=', niveau as 'bureau')
    .where('scrutin', '=', scrutin)
    .execute()

describe('les couches', () => {
  it('the catalogue names each layer, with a source and a vintage, at an address that answers one value a place', async () => {
    const { couches } = Couches.strict().parse(await (await lire('/couches')).json())
    expect(couches.length).toBeGreaterThan(60)
    const attendus = (await codes('bureau')).length
    for (const c of couches.filter((k) => k.niveaux.includes('bureau'))) {
      const table = await arrow(c.adresse.replace('/api/v1', ''))
      expect(table.numRows, c.cle).toBe(attendus)
      expect(table.schema.metadata.get('source')).toBe(c.source)
    }
  })

  it.each(['region', 'departement', 'circonscription', 'commune', 'bureau'] as const)(
    'shares follow the rows of the geometry: %s',
    async (niveau) => {
      const scrutin = '2024-legislatives-1'
      const [liste, part, lignes] = await Promise.all([
        codes(niveau),
        couche(niveau, `vote.gauche.${scrutin}`),
        resultats(niveau, scrutin),
      ])
      const parCode = new Map(lignes.map((l) => [l.code, l]))
      let avec = 0
      liste.forEach((code, i) => {
        const l = parCode.get(code)
        if (!l || l.exprimes === 0) return expect(part.rangs[i]).toBe(SANS_DONNEE)
        if (l.gauche === null) return expect(part.rangs[i]).toBe(SANS_CANDIDAT)
        avec++
        return expect(part.valeur(i)).toBeCloseTo(l.gauche / l.exprimes, 4)
      })
      expect(avec).toBeGreaterThan(0)
    },
  )

  it('a change is the difference of the two shares, without value where the bloc was absent once', async () => {
    const [de, vers] = ['2022-legislatives-1', '2024-legislatives-1']
    const [a, b, c] = await Promise.all([
      couche('bureau', `vote.centre.${de}`),
      couche('bureau', `vote.centre.${vers}`),
      couche('bureau', `evolution.centre.${de}.${vers}`),
    ])
    for (let i = 0; i < c.rangs.length; i++) {
      const attendu = b.valeur(i) - a.valeur(i)
      if (Number.isNaN(attendu)) expect(c.rangs[i]).toBeGreaterThanOrEqual(SANS_CANDIDAT)
      else expect(Math.abs(c.valeur(i) - attendu)).toBeLessThan(2.1e-4)
    }
  })

  it('says the national figure', async () => {
    const { meta } = await couche('bureau', 'participation.2024-legislatives-1')
    const [france] = await resultats('france', '2024-legislatives-1')
    expect(Number(meta.get('moyenne'))).toBeCloseTo(france!.votants / france!.inscrits, 9)
  })

  it('a bureau without INSEE value of its own reads that of its commune', async () => {
    const [desBureaux, desCommunes, listeBureaux, listeCommunes] = await Promise.all([
      couche('bureau', 'insee.tauxChomage'),
      couche('commune', 'insee.tauxChomage'),
      codes('bureau'),
      codes('commune'),
    ])
    const parCommune = new Map(listeCommunes.map((c, i) => [c, desCommunes.rangs[i]!]))
    const connus = listeBureaux.filter(
      (b, i) =>
        desBureaux.rangs[i] === parCommune.get(b.split('_')[0]!) && desBureaux.rangs[i] !== SANS_DONNEE,
    )
    expect(connus.length).toBeGreaterThan(0)
  })

  it('refuses a layer that does not exist, a bad key, and the plan of hours as a layer', async () => {
    for (const cle of ['x', 'vote.gauche.1981-presidentielle-1', 'heures'])
      expect((await lire(`/carte/bureau/couches/${cle}`)).status, cle).toBe(404)
    expect((await lire('/carte/bureau/couches/a%20b')).status).toBe(400)
    expect((await lire('/carte/france/couches/marge')).status).toBe(400)
  })
})

describe('où envoyer N heures', () => {
  it('sends no more hours than asked, and says the votes with their interval', async () => {
    const table = await arrow('/carte/heures.arrow?heures=400')
    const meta = table.schema.metadata
    const n = (cle: string) => Number(meta.get(cle))
    expect(n('heures')).toBeLessThanOrEqual(400)
    expect(n('voixBas')).toBeLessThanOrEqual(n('voix'))
    expect(n('voix')).toBeLessThanOrEqual(n('voixHaut'))
    const rangs = Array.from(table.getChild('rang')!.toArray() as Uint16Array)
    const servis = rangs.filter((r) => r !== SANS_DONNEE)
    expect(servis).toHaveLength(n('bureaux'))
    expect(servis.reduce((s, r) => s + r / 10, 0)).toBeCloseTo(n('heures'), 0)
  })

  it('reaches nobody within a minute, nor outside the département asked for', async () => {
    const liste = await codes('bureau')
    const departement = departementDe(liste[0]!)
    const servis = async (q: string) =>
      Number((await arrow(`/carte/heures.arrow?heures=2000&${q}`)).schema.metadata.get('bureaux'))
    expect(await servis('trajet=1')).toBe(0)
    expect(await servis(`departement=${departement}`)).toBeGreaterThan(0)
    expect(await servis('departement=75')).toBe(0)
    expect((await lire('/carte/heures.arrow?heures=2')).status).toBe(400)
  })
})
