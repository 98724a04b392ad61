/** Most lines of a list. */
export const LIGNES_MAX = 2000
