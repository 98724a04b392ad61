/** `node --import tsx tests/etl/muter.ts [--nombre 200] [--graine 1]`: mutated inputs; fails on a silent change or a bare crash. */
import { parseArgs } from 'node:util'
import { muter, type Verdict } from './mutation.ts'

const { values } = parseArgs({
  options: { nombre: { type: 'string', default: '200' }, graine: { type: 'string', default: '1' } },
})
const compte = new Map<Verdict, number>()
for await (const essai of muter(Number(values.nombre), Number(values.graine))) {
  compte.set(essai.verdict, (compte.get(essai.verdict) ?? 0) + 1)
  if (['SILENCE', 'PANNE', 'vu au total'].includes(essai.verdict))
    console.log(`${essai.verdict} n° ${essai.numero}, ${essai.fichier}, ${essai.mutation} : ${essai.message}`)
}
console.log(`${values.nombre} fichiers abîmés, graine ${values.graine}`)
for (const [verdict, nombre] of compte) console.log(`  ${verdict.padEnd(18)} ${nombre}`)
process.exitCode = compte.has('SILENCE') || compte.has('PANNE') ? 1 : 0
