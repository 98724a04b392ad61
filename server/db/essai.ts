/** What was tried in the street, as learning reads it. */
import { sql, type Kysely } from 'kysely'
import type { Essai } from '#domain/apprentissage/technique'
import { densiteDe } from '#domain/ciblage/terrain'
import { STATUTS_RETENUS } from '#domain/observation'
import type { Schema } from './schema.ts'

/** Every technique tried on a retained fiche, with the ground and the class of its place; of a sector, those of its bureaux. */
export async function lireEssais(db: Kysely<Schema>): Promise<Essai[]> {
  const { rows } = await sql<Omit<Essai, 'terrain'> & { inscrits: number; superficie: number | null }>`
    select t.technique, t.observation as fiche, o.jour, t.essais, t.reussites,
      coalesce(l.inscrits, s.inscrits) as inscrits, coalesce(l.superficie, s.superficie) as superficie,
      coalesce(c.profil, s.profil) as profil
    from observation_technique t
    join observation o on o.id = t.observation
    left join publie.lieu l on l.niveau = o.niveau and l.code = o.code
    left join publie.classement c on c.niveau = o.niveau and c.code = o.code
    left join lateral (
      select sum(b.inscrits)::int as inscrits, sum(b.superficie) as superficie,
        mode() within group (order by cb.profil) as profil
      from secteur x
      join publie.lieu b on b.niveau = 'bureau' and b.code = any(x.bureaux)
      left join publie.classement cb on cb.niveau = b.niveau and cb.code = b.code
      where o.niveau = 'secteur' and x.id = o.code
    ) s on true
    where o.statut in (${sql.join(STATUTS_RETENUS)}) and coalesce(l.inscrits, s.inscrits) is not null`.execute(
    db,
  )
  return rows.map(({ inscrits, superficie, ...essai }) => ({
    ...essai,
    terrain: superficie === null ? null : densiteDe(inscrits, superficie),
  }))
}
