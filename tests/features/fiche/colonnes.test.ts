import { expect, it } from 'vitest'
import { colonnesDe } from '../../../server/features/fiche/colonnes.ts'

const LIGNE = { inscrits: '999', participation: '–', avance: '–', reserve: '+9', geste: 'présence' }
const REPERE = { libelle: '', precision: '', ici: '66,3 %', reference: '68,6 %' }

it('columns of figures take what their longest figure needs, and leave the names their room', () => {
  const grande = {
    inscrits: '125 678',
    participation: '100 %',
    avance: '−100,0',
    reserve: '−123 456',
    geste: 'faire voter',
  }
  const { etapes, reperes } = colonnesDe(
    [LIGNE, grande],
    true,
    [REPERE, { ...REPERE, ici: '−123 456' }],
    'département',
  )
  // 9.5 pt figures of 0.52 em are 1.74 mm each; signs and spaces come on top.
  expect(etapes[0]!).toBeGreaterThan(6 * 1.74 + 1.6)
  expect(etapes[3]!).toBeGreaterThan(6 * 1.74 + 1.6)
  expect(etapes.reduce((s, l) => s + l, 0)).toBeLessThan(116 - 6 - 30)
  expect(reperes[0]!).toBeGreaterThan(6 * 2.38 + 1)
  expect(reperes[0]! + reperes[1]!).toBeLessThan(40)
})

it('a heading longer than its figures sets the width; no column without its heading', () => {
  const avec = colonnesDe([LIGNE], true, [REPERE], 'dépt').etapes
  const sans = colonnesDe([LIGNE], false, [REPERE], 'dépt').etapes
  expect([avec.length, sans.length]).toEqual([5, 4])
  expect(avec[1]!).toBeGreaterThan(colonnesDe([LIGNE], true, [REPERE], 'dépt').etapes[2]!)
})
