/** Every kind of job, as app.ts has every route. */
import { impression } from './features/fiche/travaux.ts'
import { oubliDesListes } from './features/liste/travaux.ts'
import { conservation } from './features/militant/travaux.ts'
import { menage } from './travaux/menage.ts'
import type { Sorte } from './travaux/sorte.ts'

export const SORTES: readonly Sorte[] = [impression, conservation, oubliDesListes, menage]
