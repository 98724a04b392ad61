/** Two places face to face: figures, gaps, and what is not published. */
import { describe, expect, it } from 'vitest'
import type { Lieu, Tour } from '#contract/lieu'
import { lignesClassement, lignesSociologie, lignesVotes } from '../../web/features/comparer/face.ts'
import { ecarter } from '../../web/lieu/series.ts'

const tour = (scrutin: string, gauche: number | null): Tour => ({
  scrutin,
  libelle: scrutin,
  court: scrutin,
  type: 'legislatives',
  tour: 1,
  date: '2024-06-30',
  inscrits: 200,
  votants: 100,
  exprimes: 100,
  blancs: 0,
  nuls: 0,
  qualite: null,
  voix: { gauche, centre: 10, droite: 20, extremeDroite: 30, autres: null },
})

const lieu = (gauche: number | null, jeunes: number | null, marge: number | null): Lieu =>
  ({
    niveau: 'commune',
    inscrits: 200,
    classement: {
      probabilite: 0.5,
      probabiliteRejeu: null,
      marge,
      partPrevue: 0.3,
      ecartParticipation: 0.2,
      reserveNette: 10,
      volatilite: 0.1,
    },
    historique: { lieu: [tour('2022', 40), tour('2024', gauche)], departement: [], france: [] },
    sociologie: [
      { cle: 'jeunes', libelle: 'Moins de 15 ans', unite: 'part', valeur: jeunes, maille: 'commune' },
    ],
  }) as unknown as Lieu

describe('deux lieux face à face', () => {
  const [a, b] = [lieu(40, 0.2, 0.1), lieu(null, null, null)]
  it('dit l’écart du second au premier, et rien quand un des deux manque', () => {
    const marge = lignesClassement(a, lieu(40, 0.2, -0.05)).find((l) => l.libelle.startsWith('Marge'))
    expect([marge?.a, marge?.b, marge?.ecart]).toEqual(['+10,0', '−5,0', '−15,0'])
    expect(lignesClassement(a, b).find((l) => l.libelle.startsWith('Marge'))?.ecart).toBe('')
  })
  it('ne confond pas l’absence de candidat et zéro', () => {
    const [dernier] = lignesVotes(a, b)
    expect(dernier?.titre).toBe('2024')
    expect(dernier?.lignes[0]).toEqual({ libelle: 'Gauche', a: '40,0 %', b: 'pas de candidat', ecart: '' })
  })
  it('dit « non diffusé » là où l’INSEE se tait', () => {
    expect(lignesSociologie(a, b)[0]).toMatchObject({ a: '20,0 %', b: 'non diffusé', ecart: '' })
  })
})

describe('les noms au bout des courbes', () => {
  it('sont écartés sans descendre sous l’axe', () => {
    const hauteurs = [240, 244, 246, 100]
    const posees = ecarter(hauteurs, 18, 246)
    expect(Math.max(...posees)).toBeLessThanOrEqual(246)
    const triees = [...posees].sort((x, y) => x - y)
    for (let k = 1; k < triees.length; k++) expect(triees[k]! - triees[k - 1]!).toBeGreaterThanOrEqual(18)
    expect(posees[3]).toBe(100)
  })
})
