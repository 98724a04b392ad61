/** A route is data: what it answers, who may call it, its contracts, its handler. Mounted by mount.ts, described by openapi.ts. */
import type { Request } from 'express'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Base } from '#db/connect'
import type { Config } from '../config.ts'

export interface Contexte {
  base: Base
  config: Config
  log: Logger
  horloge(): Date
}

/** Who may call a route. `public`: anybody who reaches the server (loopback unless HOST says otherwise). */
export type Acces = 'public'

/** An answer that is not JSON. */
export interface Corps {
  type: string
  contenu: Buffer | string
  /** `br`: the content is already compressed so. */
  encodage?: 'br'
  /** The address holds the hash of the content: it never changes. */
  immuable?: boolean
  /** File name proposed to the reader. */
  nomFichier?: string
}

type Lu<S> = S extends z.ZodType ? z.output<S> : Record<string, never>

export interface Route {
  methode: 'get'
  /** Express path, under /api/v1 unless it starts with `/fiches` or is a probe. */
  chemin: string
  resume: string
  acces: Acces
  params?: z.ZodType
  query?: z.ZodType
  /** JSON contract, or the media type of another kind of content. */
  reponse: z.ZodType | string
  repondre(requete: { params: never; query: never; brute: Request }, contexte: Contexte): Promise<unknown>
}

/** Declares a route, its handler typed by its contracts. */
export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  R extends z.ZodType | string = string,
>(definition: {
  chemin: string
  resume: string
  acces: Acces
  params?: P
  query?: Q
  reponse: R
  repondre(
    requete: { params: Lu<P>; query: Lu<Q>; brute: Request },
    contexte: Contexte,
  ): Promise<R extends z.ZodType ? z.input<R> : Corps>
}): Route {
  return { methode: 'get', ...definition } as unknown as Route
}
