/** Rows as CSV, for COPY. */

export type Champ = string | number | boolean | null

const A_ECHAPPER = /["\r\n]/

/** One CSV line; null is an empty unquoted field, text is quoted, line breaks become spaces. */
export function ligneCsv(champs: readonly Champ[]): string {
  let ligne = ''
  for (const c of champs) {
    if (typeof c === 'string')
      ligne += A_ECHAPPER.test(c) ? `"${c.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"` : `"${c}"`
    else if (c !== null) ligne += String(c)
    ligne += ','
  }
  return `${ligne.slice(0, -1)}\n`
}

/** CSV lines of `valeurs`, by batches of about a megabyte. */
export function* lignesCsv<T>(valeurs: Iterable<T>, champs: (v: T) => Champ[]): Generator<string> {
  let lot = ''
  for (const v of valeurs) {
    lot += ligneCsv(champs(v))
    if (lot.length > 1 << 20) {
      yield lot
      lot = ''
    }
  }
  if (lot !== '') yield lot
}
