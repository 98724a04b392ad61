/** A route is data: what it answers, who may call it, its contracts, its handler. Mounted by mount.ts, described by openapi.ts. */
import type { Readable } from 'node:stream'
import type { Request } from 'express'
import type { z } from 'zod'
import type { Acces, Acteur, Portee } from '#domain/acteur'
import type { Contexte } from './contexte.ts'
import type { Frein } from './frein.ts'
import type { Temoin, TemoinVoulu } from './temoins.ts'

export type { Contexte } from './contexte.ts'

/** An answer that is not JSON. */
export interface Corps {
  type: string
  /** What is sent, or how it is made once it is known to be wanted; or a flow, sent as it is read, which stops when the reader leaves. */
  contenu: Buffer | string | (() => Promise<Buffer | string>) | { flux: Readable }
  /** Of a public answer that lives: changes whenever the content does. Caches may then keep it, and ask (see {@link Route.vivante}). */
  marque?: string
  /** `br`: the content is already compressed so. */
  encodage?: 'br'
  /** File name proposed to the reader. */
  nomFichier?: string
  /** Bytes of a flow, about: what a progress is measured against. */
  tailleEstimee?: number
}

type Lu<S> = S extends z.ZodType ? z.output<S> : Record<string, never>

/** A verb that writes. */
export type Ecriture = 'post' | 'put' | 'delete'

export interface Route {
  methode: 'get' | Ecriture
  /** Express path, under /api/v1 unless it starts with `/fiches` or is a probe. */
  chemin: string
  resume: string
  acces: Acces
  /** What it does with the scope of the caller; only a public route needs not say it. */
  portee?: Portee
  /** Calls a minute from one address, when fewer than elsewhere: what could be guessed, what is long to make. */
  frein?: Frein
  /** Of a public GET: the answer depends on who calls. Every other one answers all alike, and is handed nobody. */
  personnelle?: boolean
  /** Of what writes: its name in the journal when `resume` is too long for it; null: it changes nothing that matters to an audit. */
  action?: string | null
  /** The object is a person: the journal says that something was done, not to whom. */
  personne?: boolean
  params?: z.ZodType
  query?: z.ZodType
  /** JSON contract of the body; only for what writes, and never for a DELETE. */
  corps?: z.ZodType
  /** The answer depends on what is written between two publications: no ETag but that of its {@link Corps}; a copy serves only without network. */
  vivante?: boolean
  /** JSON contract, or the media type of another kind of content. */
  reponse: z.ZodType | string
  /** What writes answers an {@link Ecrit}; its content is a {@link Corps} when `reponse` is a media type. */
  repondre(
    requete: { params: never; query: never; corps: never; acteur: Acteur; brute: Request },
    contexte: Contexte,
  ): Promise<unknown>
}

/** Answer of what writes: 201 when it made something, 200 when all was already there or changed. */
export interface Ecrit<T = unknown> {
  status: 200 | 201
  contenu: T
  /** Secrets to keep in the reader's cookies, or to forget. */
  temoins?: Partial<Record<Temoin, TemoinVoulu>>
}

/** Whoever is not anybody has a scope: the type refuses a route that does not say what it does with it. */
type Permis = { acces: 'public'; portee?: never } | { acces: Exclude<Acces, 'public'>; portee: Portee }

/** Declares a route, its handler typed by its contracts. */
export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  R extends z.ZodType | string = string,
>(
  definition: Permis & {
    chemin: string
    resume: string
    frein?: Frein
    personnelle?: boolean
    vivante?: boolean
    params?: P
    query?: Q
    reponse: R
    repondre(
      requete: { params: Lu<P>; query: Lu<Q>; acteur: Acteur; brute: Request },
      contexte: Contexte,
    ): Promise<R extends z.ZodType ? z.input<R> : Corps>
  },
): Route {
  return { methode: 'get', ...definition } as unknown as Route
}

/** Declares a route that writes, in the same way; a POST unless it says otherwise. */
export function ecriture<
  R extends z.ZodType | string,
  C extends z.ZodType | undefined = undefined,
  P extends z.ZodType | undefined = undefined,
>(
  definition: Permis & {
    methode?: Ecriture
    chemin: string
    resume: string
    frein?: Frein
    action?: string | null
    personne?: boolean
    params?: P
    corps?: C
    reponse: R
    repondre(
      requete: { params: Lu<P>; corps: Lu<C>; acteur: Acteur; brute: Request },
      contexte: Contexte,
    ): Promise<Ecrit<R extends z.ZodType ? z.input<R> : Corps>>
  },
): Route {
  return { methode: 'post', vivante: true, ...definition } as unknown as Route
}
