/** What the legend keeps: a range of values, or some classes. The rest pales on the map and leaves the table. */
import { NOMBRE_DE_PAS, PAS_MAXIMAL, valeurDuPas } from '#domain/couche/quantification'
import type { Rendu } from './coucheDessinee.ts'

export type Brosse = { de: number; a: number } | { classes: readonly number[] }

/** For each step of a drawn layer, 1 when it is kept. */
export function gardesDe(brosse: Brosse, { classeDuPas, variable }: Rendu): Uint8Array {
  const gardes = new Uint8Array(NOMBRE_DE_PAS)
  if ('classes' in brosse) {
    const voulues = new Set(brosse.classes)
    for (let pas = 0; pas < NOMBRE_DE_PAS; pas++) gardes[pas] = voulues.has(classeDuPas[pas]!) ? 1 : 0
    return gardes
  }
  const marge = variable.echelle.pas / 2
  for (let pas = 0; pas <= PAS_MAXIMAL; pas++) {
    const v = valeurDuPas(pas, variable.echelle)
    gardes[pas] = v >= brosse.de - marge && v <= brosse.a + marge ? 1 : 0
  }
  return gardes
}

/** `0.2_0.35` or `c0,2` for the address. */
export const ecrireBrosse = (b: Brosse): string =>
  'classes' in b ? `c${b.classes.join()}` : `${Number(b.de.toFixed(4))}_${Number(b.a.toFixed(4))}`

/** Null for what cannot be read. */
export function lireBrosse(texte: string | null): Brosse | null {
  if (!texte) return null
  if (texte.startsWith('c')) {
    const classes = texte.slice(1).split(',')
    return classes.every((c) => /^\d{1,2}$/.test(c)) ? { classes: classes.map(Number) } : null
  }
  const [de, a, ...reste] = texte.split('_').map((mot) => (mot === '' ? Number.NaN : Number(mot)))
  if (de === undefined || a === undefined || reste.length > 0) return null
  return Number.isFinite(de) && Number.isFinite(a) && de <= a ? { de, a } : null
}
