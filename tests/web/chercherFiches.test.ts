/** The search of the catalogue, over the true cards. */
import { expect, it } from 'vitest'
import { lireCatalogue } from '#db/catalogue'
import { chercherFiches } from '../../web/features/methode/chercherFiches.ts'

const FICHES = lireCatalogue()

it('sans rien chercher, donne tout, ce qui est lu d’abord', () => {
  const toutes = chercherFiches(FICHES, ' ')
  expect(toutes).toHaveLength(FICHES.length)
  const lues = toutes.map((f) => f.etape !== 'aucune')
  expect(lues.lastIndexOf(true)).toBeLessThan(lues.indexOf(false))
})

it('trouve une colonne par son nom ou par son sens, sans accents ni casse', () => {
  const cles = (texte: string) => chercherFiches(FICHES, texte).map((f) => f.cle)
  expect(cles('pr_md60')).toEqual(['insee-filosofi-commune'])
  expect(cles('DEPUTES assemblee')).toContain('deputes')
  expect(cles('quartiers prioritaires')).toContain('quartiers-prioritaires')
  expect(cles('introuvable-xyz')).toEqual([])
})
