/** Words of the accounts. */
import type { RessortCompte } from '#contract/compte'
import { dateCourte } from '#domain/typographie'

/** « 21 nov., 13 h 05 », in the hour of the reader. */
export function dateHeure(iso: string): string {
  const d = new Date(iso)
  const jour = `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`
  return `${dateCourte(jour)}, ${d.getHours()} h ${String(d.getMinutes()).padStart(2, '0')}`
}

/** « 30, 34 » or « tout le pays ». */
export const ouDe = ({ departements, territoire }: RessortCompte): string =>
  [departements?.join(', ') ?? 'tout le pays', territoire && `${territoire.niveau} ${territoire.code}`]
    .filter(Boolean)
    .join(' · ')
