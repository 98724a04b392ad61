/**
 * `npm run muter -- [--nombre 200] [--graine 1] [--territoire]`: mutated inputs of every layout of results, or of the contours, tables of INSEE
 * and deputies; fails on a silent change or a bare crash. « valeur changée »: a figure of a table that nothing contradicts.
 */
import { parseArgs } from 'node:util'
import { muter, type Verdict as DesResultats } from './mutation.ts'
import { muterTerritoire, type EssaiTerritoire } from './mutationTerritoire.ts'

const { values } = parseArgs({
  options: {
    nombre: { type: 'string', default: '200' },
    graine: { type: 'string', default: '1' },
    territoire: { type: 'boolean', default: false },
  },
})
type Verdict = DesResultats | EssaiTerritoire['verdict']
const compte = new Map<Verdict, number>()
/** How many of each layout, and what came of them. */
const parFichier = new Map<string, Map<Verdict, number>>()
const ajouter = (m: Map<Verdict, number>, v: Verdict) => m.set(v, (m.get(v) ?? 0) + 1)
const essais = values.territoire ? muterTerritoire : muter
for await (const essai of essais(Number(values.nombre), Number(values.graine))) {
  ajouter(compte, essai.verdict)
  const duFichier = parFichier.get(essai.fichier) ?? new Map<Verdict, number>()
  parFichier.set(essai.fichier, duFichier)
  ajouter(duFichier, essai.verdict)
  if (['SILENCE', 'PANNE', 'vu au total', 'valeur changée'].includes(essai.verdict))
    console.log(`${essai.verdict} n° ${essai.numero}, ${essai.fichier}, ${essai.mutation} : ${essai.message}`)
}
console.log(`${values.nombre} fichiers abîmés, graine ${values.graine}`)
for (const [verdict, nombre] of compte) console.log(`  ${verdict.padEnd(18)} ${nombre}`)
for (const [fichier, verdicts] of parFichier)
  console.log(`  ${fichier} : ${[...verdicts].map(([v, n]) => `${n} ${v}`).join(', ')}`)
process.exitCode = compte.has('SILENCE') || compte.has('PANNE') ? 1 : 0
