/** What every reader of results yields, whatever the layout: one bureau at one round. */
import type { Participation } from '#domain/participation'
import type { Journal } from '../anomalie.ts'

/** Who stands; the same object from bureau to bureau, in the layouts that are read as bytes. */
export interface Candidature {
  /** Panel or list number; 0 when the layout has none. The only key: two candidates can share surname and nuance. */
  panneau: number
  /** Key in the mapping of blocs (see cleNuance). */
  nuance: string
  nom: string
  prenom: string
}

export interface ResultatBureau extends Participation {
  ligne: number
  bureau: string
  departement: string
  nomDepartement: string | null
  commune: string
  nomCommune: string
  /** null when the layout does not say. */
  circonscription: string | null
  /** In the order of the file; the same array as long as bureaux have the same candidates. */
  candidats: readonly Candidature[]
  /** Votes of each of them. */
  voix: readonly number[]
  /** A column of percentages that does not say what the counts say; null: none, or the layout has no percentages. */
  incoherence?: string | null
}

export interface Fichier {
  /** Key in the catalogue, used by anomalies. */
  cle: string
  chemin: string
  /** Path under the source folder, for messages. */
  nom: string
  /** The round to read, of a file that holds several. */
  scrutin: string
  /** Second file of a dataset made of two. */
  avec: string | null
  /** Bureaux of the round that better files gave already: a complement need not read them. */
  connus: ReadonlySet<string>
  journal: Journal
}

export type Lecteur = (fichier: Fichier) => AsyncGenerator<ResultatBureau[]>

/** A row that cannot be read; the reader counts it and goes on. */
export class LigneIllisible extends Error {
  readonly champ: string
  readonly valeur: string
  constructor(champ: string, valeur: string, message: string) {
    super(message)
    this.champ = champ
    this.valeur = valeur
  }
}

/** Half a unit of the last decimal that the ministry writes, whatever the rounding. */
const TOLERANCE = 0.0101

/** Whether a percentage of the file is that of the counts: two columns that changed places are found so. An empty one says nothing. */
export function concorde(valeur: number, base: number, pourcentage: string | undefined): boolean {
  if (pourcentage === undefined || pourcentage === '' || base === 0) return true
  return proche(Number.parseFloat(pourcentage.replace(',', '.')), valeur, base)
}

/** The same, of a percentage that has been read. */
export function proche(pourcentage: number, valeur: number, base: number): boolean {
  return Math.abs(pourcentage - (100 * valeur) / base) < TOLERANCE
}

/** A count written in digits only. @throws LigneIllisible */
export function entier(valeur: string | undefined, champ: string): number {
  if (valeur === undefined || !/^\d{1,9}$/.test(valeur))
    throw new LigneIllisible(champ, valeur ?? '', `« ${valeur ?? ''} » n’est pas un nombre entier (${champ})`)
  return Number(valeur)
}
