/** The sentences of a list. Pure. */
import type { Liste, LigneListe } from '#contract/liste'
import { enumeration, INSECABLE, nombre, pluriel } from '#domain/typographie'

/** « 21 h 14 », or « mar. 24 nov., 21 h 14 » on another day; by the clock of the reader. */
export function heure(iso: string, maintenant = new Date()): string {
  const quand = new Date(iso)
  const h = `${quand.getHours()}${INSECABLE}h${INSECABLE}${String(quand.getMinutes()).padStart(2, '0')}`
  if (quand.toDateString() === maintenant.toDateString()) return h
  const jour = quand.toLocaleDateString('fr-FR', { weekday: 'short', day: 'numeric', month: 'short' })
  return `${jour.replaceAll(' ', INSECABLE)}, ${h}`
}

/** « à 21 h 14 », or « mar. 24 nov., 21 h 14 »: when something was done. */
export const depuisQuand = (iso: string, maintenant = new Date()): string =>
  new Date(iso).toDateString() === maintenant.toDateString()
    ? `à${INSECABLE}${heure(iso, maintenant)}`
    : `le ${heure(iso, maintenant)}`

/** « Groupe du Centre, 21 h 14 »; empty while nobody has said anything. */
export const parQui = ({ groupe, quand }: Pick<LigneListe, 'groupe' | 'quand'>): string =>
  quand === null ? '' : `${groupe ?? 'La fédération'}, ${heure(quand)}`

export interface Avancement {
  aFaire: number
  enCours: number
  fait: number
}

export function avancement(lignes: readonly Pick<LigneListe, 'statut'>[]): Avancement {
  const a: Avancement = { aFaire: 0, enCours: 0, fait: 0 }
  for (const { statut } of lignes) a[statut]++
  return a
}

/** « 12 bureaux, 10 431 inscrits, 48 séances de deux heures à deux ». */
export function resumeListe({ lignes }: Liste): string {
  const seances = lignes.reduce((s, l) => s + (l.seances ?? 0), 0)
  const inscrits = lignes.reduce((s, l) => s + l.inscrits, 0)
  return [
    pluriel(lignes.length, 'bureau', 'bureaux'),
    pluriel(inscrits, 'inscrit'),
    ...(seances > 0 ? [`${pluriel(seances, 'séance')} de deux heures à deux`] : []),
  ].join(', ')
}

/** What changed since the last version; null: nothing. */
export function phraseEcarts({ ajoutes, retires, deplaces }: Liste['ecarts']): string | null {
  const quoi = [
    ...(ajoutes.length > 0 ? [pluriel(ajoutes.length, 'bureau ajouté', 'bureaux ajoutés')] : []),
    ...(retires.length > 0 ? [pluriel(retires.length, 'bureau retiré', 'bureaux retirés')] : []),
    ...(deplaces > 0 ? [pluriel(deplaces, 'bureau déplacé', 'bureaux déplacés')] : []),
  ]
  return quoi.length === 0 ? null : enumeration(quoi)
}

/** A cell as the page shows it: a dash for what is unknown or « non diffusé ». */
export const valeurMontree = (v: string | number | null, decimales: number): string =>
  v === null ? '–' : typeof v === 'number' ? nombre(v, { decimales }) : v

/** Address that opens the fiche d'observation on a bureau. */
export const versFiche = (code: string): string => `/observer?niveau=bureau&code=${encodeURIComponent(code)}`
