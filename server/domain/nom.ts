/** Names of places that official files give as codes only. */
import { ordinal } from './typographie.ts'

/** Cities whose bureau numbers begin with the two digits of the arrondissement. */
const ARRONDISSEMENTS = new Set(['75056', '69123', '13055'])

/** « Uzès, bureau 1 »; « Paris, 13e arr., bureau 17 ». Letters and dots of the number are kept. */
export function nomBureau(commune: string, code: string): string {
  const [insee = '', numero = ''] = code.split('_')
  const [, tete = '', suite = ''] = /^(\d*)(.*)$/.exec(numero) ?? []
  const arrondissement = ARRONDISSEMENTS.has(insee) && tete.length === 4 ? Number(tete.slice(0, 2)) : 0
  const rang = Number(arrondissement > 0 ? tete.slice(2) : tete)
  const quartier = arrondissement > 0 ? `, ${arrondissement === 1 ? '1er' : `${arrondissement}e`} arr.` : ''
  return `${commune}${quartier}, bureau ${rang}${suite}`
}

/** « Gard, 6e circonscription ». */
export function nomCirconscription(departement: string, code: string): string {
  return `${departement}, ${ordinal(Number(code.slice(-2)))} circonscription`
}
