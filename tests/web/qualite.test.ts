/** Filters of the anomalies, and their file. */
import { expect, it } from 'vitest'
import {
  choix,
  csvAnomalies,
  filtrer,
  SANS_FILTRE,
  voixConcernees,
  type Anomalie,
} from '../../web/features/qualite/filtrer.ts'

const anomalie = (a: Partial<Anomalie>): Anomalie => ({
  id: 1,
  source: 'contours',
  ligne: null,
  champ: null,
  valeur: null,
  regle: 'code en double',
  gravite: 'information',
  voix: null,
  message: '=1+1',
  lieu: null,
  departement: null,
  ...a,
})
const TOUTES = [
  anomalie({ id: 1, departement: '30', voix: 12 }),
  anomalie({ id: 2, departement: '30', regle: 'nuance inconnue', gravite: 'alerte', voix: 5 }),
  anomalie({ id: 3, departement: '69' }),
]

it('filtre par tous les critères à la fois, et compte les voix', () => {
  expect(filtrer(TOUTES, SANS_FILTRE)).toHaveLength(3)
  const gard = filtrer(TOUTES, { ...SANS_FILTRE, departement: '30' })
  expect(voixConcernees(gard)).toBe(17)
  expect(filtrer(TOUTES, { ...SANS_FILTRE, departement: '69', gravite: 'alerte' })).toEqual([])
})

it('un critère propose ce que les autres laissent, avec les nombres', () => {
  expect(choix(TOUTES, { ...SANS_FILTRE, departement: '30' }, 'departement')).toEqual([
    { valeur: '30', nombre: 2 },
    { valeur: '69', nombre: 1 },
  ])
  expect(choix(TOUTES, { ...SANS_FILTRE, departement: '69' }, 'gravite')).toEqual([
    { valeur: 'information', nombre: 1 },
  ])
})

it('le CSV a une ligne par anomalie, et aucune formule', () => {
  const lignes = csvAnomalies(TOUTES, 'v1').trimEnd().split('\r\n')
  expect(lignes).toHaveLength(4)
  expect(lignes[1]).toContain("'=1+1")
})
