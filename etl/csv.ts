/** Rows as CSV, for COPY. */

export type Champ = string | number | boolean | null

/** One CSV line; null is an empty unquoted field, text is quoted, line breaks become spaces. */
function ligneCsv(champs: readonly Champ[]): string {
  return (
    champs
      .map((c) =>
        c === null
          ? ''
          : typeof c === 'string'
            ? `"${c.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`
            : String(c),
      )
      .join(',') + '\n'
  )
}

/** CSV lines of `valeurs`, by batches of about a megabyte. */
export async function* lignesCsv<T>(valeurs: Iterable<T>, champs: (v: T) => Champ[]) {
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
