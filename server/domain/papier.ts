/** Sheets that a map is printed on. */
export const FORMATS_PAPIER = ['A4', 'A3'] as const
