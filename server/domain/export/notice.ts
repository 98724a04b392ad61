/** What every file says of itself: where the figures come from, how good they are, by which method. */
import { SENS_QUALITE } from '../qualite.ts'
import { NON_DIFFUSE, pluriel } from '../typographie.ts'

export interface Notice {
  titre: string
  /** Version of the publication. */
  donnees: string
  methode: string
  /** ISO day of the export. */
  jour: string
  fictive: boolean
  /** Bureaux by grade of their past, A to D. */
  qualite: Readonly<Record<string, number>>
  sources: readonly { titre: string; editeur: string; millesime: string; licence: string }[]
  lignes: number
}

/** One line that a copied row keeps: « Quartier Général, données ed405f, méthode 1.0, estimation du 2026-11-25 ». */
export const sourceEnLigne = (n: Notice): string =>
  `${n.fictive ? 'DONNÉES FICTIVES, ' : ''}Quartier Général, données ${n.donnees}, méthode ${n.methode}, export du ${n.jour}`

/** The notice as pairs, for a sheet or the metadata of a file. */
export function lignesDeNotice(n: Notice): [string, string][] {
  return [
    ['Titre', n.titre],
    ...(n.fictive ? ([['Attention', 'Données fictives, pour la démonstration']] as [string, string][]) : []),
    ['Lignes', pluriel(n.lignes, 'bureau', 'bureaux')],
    ['Version des données', n.donnees],
    ['Version de la méthode', n.methode],
    ['Export du', n.jour],
    ['Case vide', `${NON_DIFFUSE} ou inconnu ; jamais zéro`],
    ['Estimations', 'classe, probabilité, réserve et voix par heure : modèles, avec une marge d’erreur'],
    ...Object.entries(SENS_QUALITE).map(([grade, sens]): [string, string] => [
      `Qualité ${grade} (${sens})`,
      pluriel(n.qualite[grade] ?? 0, 'bureau', 'bureaux'),
    ]),
  ]
}
