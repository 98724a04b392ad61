/** The publication that a request sees: read once for each request, whoever asks. */
import type { Request } from 'express'
import { sql } from 'kysely'
import type { Base } from '#db/connect'

interface PublicationVue {
  version: string
  /** Invented data: the demonstration. */
  fictive: boolean
}

async function lire({ db }: Base): Promise<PublicationVue | null> {
  const { rows } = await sql<PublicationVue>`select version, fictive from publie.publication`.execute(db)
  return rows[0] ?? null
}

const lues = new WeakMap<Request, Promise<PublicationVue | null>>()

/** Null: the table is empty. @throws when nothing was ever published. */
export function publicationVue(req: Request, base: Base): Promise<PublicationVue | null> {
  const deja = lues.get(req)
  if (deja) return deja
  const lecture = lire(base)
  lues.set(req, lecture)
  return lecture
}
