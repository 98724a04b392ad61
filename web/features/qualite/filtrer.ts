/** Anomalies that a reader asked for, and what they add up to. Pure. */
import type { ListeAnomalies } from '#contract/publication'
import { csv } from '#domain/export/cellule'

export type Anomalie = ListeAnomalies['anomalies'][number]

/** Empty: no filter. */
export interface Filtre {
  gravite: string
  source: string
  regle: string
  departement: string
}
export const SANS_FILTRE: Filtre = { gravite: '', source: '', regle: '', departement: '' }
export const CRITERES = ['gravite', 'source', 'regle', 'departement'] as const

export function filtrer(anomalies: readonly Anomalie[], filtre: Filtre, sauf?: keyof Filtre): Anomalie[] {
  return anomalies.filter((a) => CRITERES.every((c) => c === sauf || filtre[c] === '' || a[c] === filtre[c]))
}

/** Values of a criterion that the other filters leave, with how many each has; the most frequent first. */
export function choix(
  anomalies: readonly Anomalie[],
  filtre: Filtre,
  critere: keyof Filtre,
): { valeur: string; nombre: number }[] {
  const comptes = new Map<string, number>()
  for (const a of filtrer(anomalies, filtre, critere)) {
    const valeur = a[critere]
    if (valeur !== null) comptes.set(valeur, (comptes.get(valeur) ?? 0) + 1)
  }
  return [...comptes]
    .map(([valeur, nombre]) => ({ valeur, nombre }))
    .sort((a, b) => b.nombre - a.nombre || a.valeur.localeCompare(b.valeur))
}

export const voixConcernees = (anomalies: readonly Anomalie[]): number =>
  anomalies.reduce((somme, a) => somme + (a.voix ?? 0), 0)

export const csvAnomalies = (anomalies: readonly Anomalie[], version: string): string =>
  csv([
    [
      'Gravité',
      'Source',
      'Ligne',
      'Champ',
      'Valeur',
      'Règle',
      'Voix',
      'Département',
      'Lieu',
      'Message',
      'Données',
    ],
    ...anomalies.map((a) => [
      a.gravite,
      a.source,
      a.ligne,
      a.champ,
      a.valeur,
      a.regle,
      a.voix,
      a.departement,
      a.lieu?.nom ?? null,
      a.message,
      version,
    ]),
  ])
