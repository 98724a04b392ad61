/** The sessions of a plan as a CSV. Pure. */
import type { Ciblage } from '#contract/ciblage'
import { NOM_PROFIL } from '#domain/profil'
import { nomCirconscription } from '#domain/nom'
import type { Ligne } from './groupes.ts'
import { csv, type Cellule } from '#domain/export/cellule'

const ENTETE = [
  'Rang',
  'Usage',
  'Code du bureau',
  'Bureau',
  'Commune',
  'Circonscription',
  'Classe',
  'Foyer d’abstention',
  'Inscrits',
  'Réserve nette (voix)',
  'Séances',
  'Heures aux portes',
  'Heures de trajet',
  'Trajet aller (min)',
  'Voix nettes (estimation)',
  'Voix nettes, bas',
  'Voix nettes, haut',
  'Pourquoi',
  'Source',
] as const

export interface ContexteCsv {
  /** Name of the département. */
  departement: string
  /** Data, method and date, repeated on each line: a line that is copied keeps them. */
  source: string
}

function ligneCsv(l: Ligne, rang: number, { departement, source }: ContexteCsv): Cellule[] {
  return [
    rang,
    l.exploration ? 'tiré au sort, à visiter' : 'à visiter',
    l.code,
    l.nom,
    l.nomCommune,
    // In words: « 30-01 » would become 30 January.
    l.circonscription ? nomCirconscription(departement, l.circonscription) : '',
    NOM_PROFIL[l.profil],
    l.foyer ? 'oui' : 'non',
    l.inscrits,
    l.reserveNette === null ? null : Math.round(l.reserveNette),
    l.seances,
    l.heuresPortes,
    l.heuresTrajet,
    Math.round(l.trajetMinutes),
    l.voix.central,
    l.voix.bas,
    l.voix.haut,
    l.pourquoi,
    source,
  ]
}

/** The allocation as a file: bureaux to visit in the order of the list, then the witnesses that nobody must visit. */
export function csvCiblage({ temoins }: Ciblage, lignes: readonly Ligne[], contexte: ContexteCsv): string {
  const vide = (n: number): null[] => Array.from({ length: n }, () => null)
  return csv([
    ENTETE,
    ...lignes.map((l, k) => ligneCsv(l, k + 1, contexte)),
    ...temoins.map((t) => [null, 'témoin, à ne pas visiter', t.code, t.nom, ...vide(14), contexte.source]),
  ])
}
