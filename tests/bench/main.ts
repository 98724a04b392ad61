/** `npm run bench -- <name> [options]`: runs one bench of this folder. */
import process from 'node:process'

/** Loaded alone: the memory of a bench is not that of the others. */
const BANCS: Record<string, () => Promise<{ default: (options: string[]) => Promise<void> }>> = {
  axe: () => import('./axe.ts'),
  charge: () => import('./charge.ts'),
  contours: () => import('./contours.ts'),
  engine: () => import('./engine.ts'),
  etl: () => import('./etl.ts'),
  exports: () => import('./exports.ts'),
  fiches: () => import('./fiches.ts'),
  maillage: () => import('./maillage.ts'),
  map: () => import('./map.ts'),
  observer: () => import('./observer.ts'),
  phone: () => import('./phone.ts'),
  recherche: () => import('./recherche.ts'),
  soak: () => import('./soak.ts'),
}

const [nom = '', ...options] = process.argv.slice(2)
const banc = BANCS[nom]
if (banc) await (await banc()).default(options)
else {
  console.error(`Usage : npm run bench -- ${Object.keys(BANCS).join(' | ')}`)
  process.exitCode = 2
}
