/** The share of bureaux with a contour, counted by hand on île nulle. */
import { expect, it } from 'vitest'
import { composerJointure, composerJointureDetaillee } from '../../etl/jointures.ts'
import { baseDeTest, ILE_NULLE, publier } from '../support/base.ts'

it('compte chaque bureau de chaque tour, avec ou sans contour', async () => {
  const base = await baseDeTest()
  try {
    const { jointures } = await publier(base, ILE_NULLE)
    expect(jointures).toHaveLength(5)
    expect(jointures.at(-1)).toEqual({
      scrutin: '2024-legislatives-2',
      departement: '99',
      bureaux: 3,
      dessines: 3,
      inscrits: 500,
      inscritsDessines: 500,
    })
  } finally {
    await base.fermer()
  }
})

it('écrit une ligne par tour, et une par département', () => {
  const j = (scrutin: string, departement: string, bureaux: number, dessines: number) => ({
    scrutin,
    departement,
    bureaux,
    dessines,
    inscrits: bureaux * 100,
    inscritsDessines: dessines * 100,
  })
  const jointures = [
    j('2022-presidentielle-1', '30', 4, 3),
    j('2022-presidentielle-1', '48', 4, 4),
    j('2024-legislatives-1', '48', 2, 2),
  ]
  const espaces = (l: string) => l.replaceAll(/[\u202f\u00a0]/g, ' ')
  expect(espaces(composerJointure(jointures)[0]!)).toBe(
    '2022-presidentielle-1    7 bureaux sur 8 (87,5 %), 87,5 % des inscrits',
  )
  expect(composerJointureDetaillee(jointures).map(espaces)).toEqual([
    'dép.   22pre1  24leg1',
    '30     75,0 %       ·',
    '48    100,0 % 100,0 %',
  ])
})
