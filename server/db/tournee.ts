/** Doors knocked and opened, as learning reads them. */
import { sql, type Kysely } from 'kysely'
import type { TourneeDeTerrain } from '#domain/apprentissage/ouverture'
import { densiteDe } from '#domain/ciblage/terrain'
import { STATUTS_RETENUS } from '#domain/observation'
import type { Schema } from './schema.ts'

export interface TourneeLue extends TourneeDeTerrain {
  departement: string
}

/**
 * Retained door-to-door fiches, with the ground of their bureau, commune or sector (that of its bureaux).
 * A fiche on a circonscription or a département does not say on which ground doors were knocked: left out.
 * @param departement null: those of the whole country.
 */
export async function lireTournees(
  db: Kysely<Schema>,
  departement: string | null = null,
): Promise<TourneeLue[]> {
  const { rows } = await sql<Omit<TourneeLue, 'terrain'> & { inscrits: number; superficie: number | null }>`
    select o.id as fiche, o.jour, o.portes_frappees, o.portes_ouvertes, p.departement, p.inscrits, p.superficie
    from observation o
    join lateral (
      select l.departement, l.inscrits, l.superficie from publie.lieu l
      where o.niveau in ('bureau', 'commune') and l.niveau = o.niveau and l.code = o.code
      union all
      select s.departement, sum(b.inscrits)::int, case when bool_and(b.superficie is not null) then sum(b.superficie) end
      from secteur s join publie.lieu b on b.niveau = 'bureau' and b.code = any(s.bureaux)
      where o.niveau = 'secteur' and s.id = o.code
      group by s.id
    ) p on ${departement}::text is null or p.departement = ${departement}
    where o.format = 'porteAPorte' and o.portes_frappees > 0 and o.statut in (${sql.join(STATUTS_RETENUS)})`.execute(
    db,
  )
  return rows.map(({ inscrits, superficie, ...tournee }) => ({
    ...tournee,
    terrain: densiteDe(inscrits, superficie),
  }))
}
