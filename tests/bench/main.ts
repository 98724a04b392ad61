/** `npm run bench -- <name> [options]`: runs one bench of this folder. */
import contours from './contours.ts'
import axe from './axe.ts'
import charge from './charge.ts'
import engine from './engine.ts'
import etl from './etl.ts'
import exports from './exports.ts'
import fiches from './fiches.ts'
import maillage from './maillage.ts'
import map from './map.ts'
import observer from './observer.ts'
import phone from './phone.ts'
import recherche from './recherche.ts'
import soak from './soak.ts'

const BANCS: Record<string, (options: string[]) => Promise<void>> = {
  axe,
  charge,
  contours,
  engine,
  etl,
  exports,
  fiches,
  maillage,
  map,
  observer,
  phone,
  recherche,
  soak,
}

const [nom = '', ...options] = process.argv.slice(2)
const banc = BANCS[nom]
if (banc) await banc(options)
else {
  console.error(`Usage : npm run bench -- ${Object.keys(BANCS).join(' | ')}`)
  process.exitCode = 2
}
