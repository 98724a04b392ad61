/** A kind of job: what it needs, how urgent it is, what it does. */
import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Base } from '#db/connect'
import type { Schema } from '#db/schema'
import type { Travail } from '#db/schemaDurable'

/** What a job writes once: run in the transaction that says that it is done, so that it is done once or not at all. */
export type Effet = (t: Transaction<Schema>) => Promise<unknown>

/** A job as its taker holds it. Whatever it writes is refused once the job was cancelled or taken by another. */
export interface Tenue<D> {
  travail: Travail
  donnees: D
  base: Base
  horloge: () => Date
  /** Says how far it is. @throws Perdu when it is no longer ours. */
  avancer: (fait: number, total: number) => Promise<void>
  /** Names of the files that it, or a taker before it, has written whole. */
  fichiers: () => Promise<Set<string>>
  /** Writes a file; it exists once whole. @throws Perdu */
  poser: (nom: string, contenu: Uint8Array | AsyncIterable<Uint8Array>) => Promise<void>
}

export interface Sorte<D = unknown> {
  nom: string
  donnees: z.ZodType<D>
  /** The highest first. */
  priorite: number
  /** How many times it may be taken: a job that kills its worker stops there. */
  essais: number
  /** Its key is never free again: a job of a night, of a version. */
  uneFois: boolean
  /** Queued once a day by whoever looks first; its key is the day. */
  quotidien: boolean
  /** Finished jobs whose files are kept, the last ones. */
  gardes: number
  executer(tenue: Tenue<D>): Promise<Effet | void>
}

/** Declares a kind; its data are typed by their schema. */
export function sorte<D>(s: Partial<Sorte<D>> & Pick<Sorte<D>, 'nom' | 'donnees' | 'executer'>): Sorte {
  const complete = {
    priorite: 0,
    essais: 5,
    uneFois: s.quotidien ?? false,
    quotidien: false,
    gardes: 6,
    ...s,
  }
  return complete
}

/** The job was cancelled, or is now somebody else's. */
export class Perdu extends Error {
  override name = 'Perdu'
}

/** It will fail as well another time: no use trying again. */
export class Impossible extends Error {
  override name = 'Impossible'
}
