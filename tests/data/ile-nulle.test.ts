import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { identitesRompues } from '#domain/participation'
import { lireLarge, lireRagged, type Urne } from './lire.ts'

const ILE = path.resolve(import.meta.dirname, '../fixtures/ile-nulle/elections/bureaux-format-officiel')
const SCRUTINS: Record<string, () => Urne[]> = {
  '2019-europeennes': () => lireRagged(`${ILE}/2019-europeennes/resultats-definitifs-par-bureau-de-vote.txt`),
  '2022-presidentielle': () =>
    lireRagged(`${ILE}/2022-presidentielle/resultats-par-niveau-burvot-t1-france-entiere.txt`),
  '2022-legislatives': () =>
    lireRagged(`${ILE}/2022-legislatives/resultats-par-niveau-burvot-t1-france-entiere.txt`),
  '2024-legislatives-1': () =>
    lireLarge(`${ILE}/2024-legislatives-t1/resultats-definitifs-par-bureau-de-vote.csv`),
  '2024-legislatives-2': () =>
    lireLarge(`${ILE}/2024-legislatives-t2/resultats-definitifs-par-bureau-de-vote.csv`),
}

/** Last row of the table of the README: inscrits, votants, exprimés, then votes in the order of blocs. */
const TOTAUX = {
  '2019-europeennes': [1000, 570, 510, 190, 125, 40, 125, 30],
  '2022-presidentielle': [1000, 760, 710, 250, 165, 50, 220, 25],
  '2022-legislatives': [1000, 450, 390, 90, 120, 55, 110, 15],
  '2024-legislatives-1': [1000, 710, 650, 260, 120, 55, 200, 15],
  '2024-legislatives-2': [500, 350, 310, 160, 0, 0, 150, 0],
}
const BLOCS = [
  ['NUP', 'DVG', 'UG', 'MÉLENCHON', 'ROUSSEL', 'LA FRANCE INSOUMISE', 'EUROPE ÉCOLOGIE'],
  ['ENS', 'MACRON', 'RENAISSANCE'],
  ['LR', 'PÉCRESSE', 'UNION DROITE-CENTRE'],
  ['RN', 'LE PEN', 'ZEMMOUR', 'PRENEZ LE POUVOIR'],
  ['DIV', 'LASSALLE', 'PARTI ANIMALISTE'],
]

describe('île nulle', () => {
  it.each(Object.entries(TOTAUX))('%s adds up to the totals of its README', (scrutin, totaux) => {
    const urnes = SCRUTINS[scrutin]!()
    const somme = (f: (u: Urne) => number) => urnes.reduce((s, u) => s + f(u), 0)
    const voix = BLOCS.map((noms) =>
      somme((u) => u.candidats.reduce((s, c) => s + (noms.includes(c.nuance) ? c.voix : 0), 0)),
    )
    expect([somme((u) => u.inscrits), somme((u) => u.votants), somme((u) => u.exprimes), ...voix]).toEqual(
      totaux,
    )
  })

  it.each(Object.keys(SCRUTINS))('%s keeps the accounting identities', (scrutin) => {
    for (const u of SCRUTINS[scrutin]!())
      expect(
        identitesRompues(
          u,
          u.candidats.reduce((s, c) => s + c.voix, 0),
        ),
      ).toEqual([])
  })
})
