/** Words of the levels, agreed with a count. */
import type { NiveauCarte } from '#domain/lieu'
import { accord, nombre } from '#domain/typographie'

const OBJET: Record<NiveauCarte, readonly [string, string]> = {
  departement: ['département', 'départements'],
  circonscription: ['circonscription', 'circonscriptions'],
  commune: ['commune', 'communes'],
  bureau: ['bureau', 'bureaux'],
}

/** « 253 bureaux », « 1 commune ». */
export const objets = (niveau: NiveauCarte, n: number): string =>
  `${nombre(n)} ${accord(n, ...OBJET[niveau])}`
