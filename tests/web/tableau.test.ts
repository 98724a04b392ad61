/** The table: what is in sight, and what goes to a spreadsheet. */
import { describe, expect, it } from 'vitest'
import { COLONNES } from '../../web/carte/colonnes.ts'
import type { Morceau } from '../../web/carte/morceau.ts'
import { dansLaVue } from '../../web/carte/lignes.ts'
import { lignesCsv } from '../../web/features/tableau/lignes.ts'

const morceau = {
  valeurs: {
    n: 3,
    code: ['30001', '30002', '30003'],
    nom: ['Aigaliers', 'Aigremont', 'Aigues-Mortes'],
    inscrits: Int32Array.from([400, 1200, 7000]),
    longitude: Float32Array.from([4.3, 4.1, NaN]),
    latitude: Float32Array.from([44.1, 43.9, NaN]),
    reserveNette: Float32Array.from([12, NaN, -3]),
  },
} as unknown as Morceau
const lignes = [2, 0, 1].map((rang) => ({ morceau, rang }))

describe('le tableau', () => {
  it('dans la vue ne garde que les lieux dont le point s’y trouve, dans leur ordre', () => {
    expect(dansLaVue(lignes, [4, 43.8, 4.2, 44]).map((l) => l.rang)).toEqual([1])
    expect(dansLaVue(lignes, [4, 43, 5, 45]).map((l) => l.rang)).toEqual([0, 1])
  })
  it('s’exporte comme il se lit : mêmes lignes, même ordre, rien là où il n’y a rien', () => {
    const colonnes = COLONNES.filter((c) => ['nom', 'reserve', 'inscrits'].includes(c.cle))
    expect(lignesCsv(lignes, colonnes)).toEqual([
      ['Code', 'Lieu', 'Réserve (nette, voix)', 'Inscrits'],
      ['30003', 'Aigues-Mortes', -3, 7000],
      ['30001', 'Aigaliers', 12, 400],
      ['30002', 'Aigremont', null, 1200],
    ])
  })
})
