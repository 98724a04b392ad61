/** `npm run bench -- <name> [options]`: runs one bench of this folder. */
import process from 'node:process'

const BANCS =
  'axe charge contours engine etl exports fiches maillage map observer phone recherche soak'.split(' ')

const [nom = '', ...options] = process.argv.slice(2)
if (BANCS.includes(nom)) {
  // loaded alone: the memory of a bench is not that of the others
  const { default: banc } = (await import(`./${nom}.ts`)) as { default: (o: string[]) => Promise<void> }
  await banc(options)
} else {
  console.error(`Usage : npm run bench -- ${BANCS.join(' | ')}`)
  process.exitCode = 2
}
