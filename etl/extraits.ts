/** What the steps read of the mapping of nuances: a reason that is written better, a round that is not there, the other reading change nothing. */
import fs from 'node:fs'
import { GROUPEMENTS, type Groupement } from '#domain/bloc'
import { SourceInvalide } from './anomalie.ts'
import { empreinteTextes } from './empreinte.ts'
import { NUANCES } from './fichiers.ts'
import { decouper } from './lignes.ts'

/**
 * @param tours those that are loaded. @returns a hash for each reading, and one of the nuances that the mapping knows.
 * @throws SourceInvalide when the mapping is not the table that is expected.
 */
export function extraitsNuances(
  tours: readonly string[],
  fichier = NUANCES,
): Record<Groupement | 'connues', string> {
  const elections = new Set(tours.map((t) => t.replace(/-[12]$/, '')))
  const lignes = fs.readFileSync(fichier, 'utf8').split(/\r?\n/)
  const champs = (i: number) => {
    try {
      return decouper(lignes[i]!, ',')
    } catch (cause) {
      throw new SourceInvalide(fichier, i + 1, (cause as Error).message, { cause })
    }
  }
  const entete = champs(0)
  const places = ['election', 'nuance', ...GROUPEMENTS].map((c) => entete.indexOf(c))
  if (places.includes(-1))
    throw new SourceInvalide(fichier, 1, `colonnes election, nuance, ${GROUPEMENTS.join(', ')} attendues`)
  const lues = lignes
    .map((l, i) => (i === 0 || l === '' ? [] : champs(i)))
    .map((c) => places.map((p) => c[p] ?? ''))
    .filter(([election]) => elections.has(election!))
  const empreinte = (colonnes: readonly number[]) =>
    empreinteTextes(...lues.map((c) => colonnes.map((p) => c[p]).join(';')).sort())
  const lectures = GROUPEMENTS.map((g, i) => [g, empreinte([0, 1, 2 + i])] as const)
  return { ...(Object.fromEntries(lectures) as Record<Groupement, string>), connues: empreinte([0, 1]) }
}
