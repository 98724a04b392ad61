/** A coordinate in a path: a tenth of a unit is finer than the printer. */
export const decimale = (n: number): string => String(Math.round(n * 10) / 10)
