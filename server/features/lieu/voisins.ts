/** Places that touch a place. */
import { sql, type Kysely } from 'kysely'
import type { Voisins } from '#contract/lieu'
import type { Schema } from '#db/schema'
import type { Niveau } from '#domain/lieu'

/** Contours drawn apart by their publishers leave gaps: so near, they touch. Degrees, about 20 m. */
const JEU_DEGRES = 0.0002

type Voisin = Voisins['voisins'][number]

/** Places of the same level within {@link JEU_DEGRES}, nearest anchor first; none when the place is not drawn. */
export async function lireVoisins(db: Kysely<Schema>, niveau: Niveau, code: string): Promise<Voisin[]> {
  const { rows } = await sql<Omit<Voisin, 'classement'> & Voisin['classement']>`
    select v.code, v.nom, v.departement, v.inscrits, v.schematique, c.profil, c.foyer, c.marge
    from publie.lieu l
    join publie.lieu v on v.niveau = l.niveau and v.code <> l.code
      and v.contour && ST_Expand(l.contour, ${JEU_DEGRES}) and ST_DWithin(v.contour, l.contour, ${JEU_DEGRES})
    join publie.classement c on c.niveau = v.niveau and c.code = v.code
    where l.niveau = ${niveau} and l.code = ${code}
    order by ST_Distance(v.ancre, l.ancre), v.code`.execute(db)
  return rows.map(({ profil, foyer, marge, ...voisin }) => ({
    ...voisin,
    classement: { profil, foyer, marge },
  }))
}
