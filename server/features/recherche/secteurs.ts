/** Sectors by name or number. They are written all day: read at each search, never kept. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { SecteurTrouve } from '#contract/recherche'
import { cherchable } from '#domain/recherche'

const NOMBRE = 4
/** Fewer letters would name half of the country. */
const LETTRES_MIN = 3
const ACCENTS = 'àâäáçéèêëîïíôöóùûüúÿ'
const NUES = 'aaaaceeeeiiiooouuuuy'
const ACCENTUABLES = new Set(NUES)

/** Sectors whose name holds every word of the text, or whose number starts with it; the shortest name first. */
export async function trouverSecteurs(db: Kysely<Schema>, q: string): Promise<SecteurTrouve[]> {
  const mots = cherchable(q)
    .split(' ')
    .filter((m) => m !== '')
  if (mots.join('').length < LETTRES_MIN) return []
  const nom = sql`translate(lower(nom), ${ACCENTS}, ${NUES})`
  const { rows } = await sql<SecteurTrouve>`
    select id, nom, circonscription, cardinality(bureaux) as bureaux from secteur
    where supprime_le is null
      and (id like ${`${motif(q)}%`} or (${sql.join(
        mots.map((m) => sql`lower(nom collate "C") like ${ebauche(m)} and ${nom} like ${`%${motif(m)}%`}`),
        sql` and `,
      )}))
    order by length(nom), id limit ${NOMBRE}`.execute(db)
  return rows
}

/** Shape of the lower-case names that can hold a word, any character for a letter that may bear an accent (which "C" does not lower): taking accents off every name took 40 ms. */
const ebauche = (mot: string): string =>
  `%${Array.from(mot, (c) => (ACCENTUABLES.has(c) ? '_' : motif(c))).join('')}%`

const motif = (texte: string): string => texte.replaceAll(/[\\%_]/g, (c) => `\\${c}`)
