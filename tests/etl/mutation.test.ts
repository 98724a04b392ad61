/** A short draw of mutated files at each run of the tests; two hundred by `node --import tsx tests/etl/muter.ts`. */
import { expect, it } from 'vitest'
import { muter } from './mutation.ts'
import { muterTerritoire } from './mutationTerritoire.ts'

it('un fichier abîmé finit en erreur claire ou en anomalie comptée, jamais en silence ni en panne', async () => {
  const fautes: string[] = []
  for await (const { numero, mutation, verdict, message } of muter(60, 2024))
    if (verdict === 'SILENCE' || verdict === 'PANNE')
      fautes.push(`${verdict} n° ${numero}, ${mutation} : ${message}`)
  expect(fautes).toEqual([])
})

it('un contour, une table de l’INSEE ou des députés abîmés aussi', async () => {
  const fautes: string[] = []
  for await (const { numero, mutation, verdict, message } of muterTerritoire(18, 1))
    if (verdict === 'SILENCE' || verdict === 'PANNE')
      fautes.push(`${verdict} n° ${numero}, ${mutation} : ${message}`)
  expect(fautes).toEqual([])
})
