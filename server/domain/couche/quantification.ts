/**
 * Values of a layer as 16-bit steps: 140 kB for the bureaux of the country, and a class is one look-up in a table of 65 536
 * entries. Two steps are kept for what has no value, because the reader must tell them apart.
 */

/** No value is known, or its producer does not publish it. */
export const SANS_DONNEE = 65_535
/** The bloc had no candidate there at that round: not zero, not unknown. */
export const SANS_CANDIDAT = 65_534
/** Greatest step that stands for a value. */
export const PAS_MAXIMAL = 65_533
export const NOMBRE_DE_PAS = 65_536

/** value = origine + step × pas. */
export interface Echelle {
  origine: number
  pas: number
}

/** Step of a value, brought to the bounds of the scale; {@link SANS_DONNEE} for null and NaN. */
export function enPas(valeur: number | null, { origine, pas }: Echelle): number {
  if (valeur === null || Number.isNaN(valeur)) return SANS_DONNEE
  return Math.max(0, Math.min(PAS_MAXIMAL, Math.round((valeur - origine) / pas)))
}

/** Value of a step; NaN for {@link SANS_DONNEE} and {@link SANS_CANDIDAT}. */
export function valeurDuPas(rang: number, { origine, pas }: Echelle): number {
  return rang > PAS_MAXIMAL ? Number.NaN : origine + rang * pas
}

/** A column of values in steps. */
export function quantifier(valeurs: ArrayLike<number>, { origine, pas }: Echelle): Uint16Array {
  const n = valeurs.length
  const inverse = 1 / pas
  const sortie = new Uint16Array(n)
  for (let i = 0; i < n; i++) {
    const v = valeurs[i]!
    if (v !== v) sortie[i] = SANS_DONNEE
    else {
      const rang = Math.round((v - origine) * inverse)
      sortie[i] = rang < 0 ? 0 : rang > PAS_MAXIMAL ? PAS_MAXIMAL : rang
    }
  }
  return sortie
}
