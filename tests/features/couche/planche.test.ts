/** Printed maps, on the demonstration: the same figures as the publication, text that stays text, vector and light. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demarrerServeurDemo, type ServeurDeTest } from '../../support/serveur.ts'

let serveur: ServeurDeTest
beforeAll(async () => {
  serveur = await demarrerServeurDemo()
})
afterAll(() => serveur.fermer())

const demander = (extension: string, requete: string) =>
  fetch(`${serveur.url}/api/v1/planche.${extension}?${requete}`)
const textes = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((m) => m[1]!)

it('la légende compte les bureaux dessinés, et la feuille dit d’où viennent les chiffres', async () => {
  const svg = await (await demander('svg', 'niveau=bureau&departement=96')).text()
  const mots = textes(svg)
  const { rows } = await sql<{ profil: string; n: number }>`
    select c.profil, count(*)::int as n from publie.lieu l join publie.classement c using (niveau, code)
    where l.niveau = 'bureau' and l.contour is not null group by 1`.execute(serveur.base.db)
  for (const { profil, n } of rows) {
    const nom = { acquis: 'Acquis', hesitant: 'Hésitant', droite: 'À droite', indetermine: 'Indéterminé' }[
      profil
    ]!
    expect(mots[mots.indexOf(nom) + 1]).toBe(String(n))
  }
  expect(mots.join(' ')).toMatch(/DONNÉES FICTIVES/)
  expect(mots.join(' ')).toMatch(/Données [0-9a-f]{12}, méthode 1\.\d, imprimé le 21\s?novembre\s?2026/)
  expect(mots).toContain('N')
  expect(mots.some((m) => /^\d+(,\d)?\skm$/.test(m))).toBe(true)
  expect(svg).toContain('id="foyer"')
})

it.each(['niveau=bureau&departement=96', 'niveau=commune&papier=A3&orientation=portrait&couche=marge'])(
  'le PDF de « %s » est vectoriel, balisé, avec ses polices, sous 2 Mo',
  async (requete) => {
    const pdf = Buffer.from(await (await demander('pdf', requete)).arrayBuffer())
    const brut = pdf.toString('latin1')
    expect(brut.slice(0, 5)).toBe('%PDF-')
    expect(pdf.length).toBeLessThan(2_000_000)
    expect(brut).not.toMatch(/\/Subtype\s*\/Image/)
    expect(brut).toMatch(/\/Marked true/)
    expect(brut).toMatch(/\/FontFile2/)
  },
)

it('le PNG est une image de la feuille entière', async () => {
  const png = Buffer.from(await (await demander('png', 'niveau=circonscription')).arrayBuffer())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2339, 1654])
})

it('dit ce qui n’existe pas, et refuse ce qui ne tient pas sur une feuille', async () => {
  expect((await demander('svg', 'couche=inconnue')).status).toBe(404)
  expect((await demander('svg', 'niveau=bureau&departement=30')).status).toBe(404)
  expect((await demander('svg', 'emprise=10,0,5,1')).status).toBe(400)
  expect((await demander('svg', 'emprise=0,0,0.1,0.1')).status).toBe(404)
})

it('les couches par classes ont autant de couleurs que de classes', async () => {
  const svg = await (
    await demander('svg', 'niveau=commune&couche=reserve&methode=quantiles&classes=5')
  ).text()
  const couleurs = [...svg.matchAll(/width="7" height="4.4" fill="(#[0-9A-F]{6})"/g)].map((m) => m[1])
  expect(couleurs.filter((c) => c !== '#D9D9D9')).toHaveLength(5)
  expect(new Set(couleurs).size).toBe(couleurs.length)
})
