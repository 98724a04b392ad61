/** Doors knocked and opened, as learning reads them. */
import { sql, type Kysely } from 'kysely'
import type { TourneeDeTerrain } from '#domain/apprentissage/ouverture'
import { densiteDe } from '#domain/ciblage/terrain'
import { STATUTS_RETENUS } from '#domain/observation'
import type { Schema } from './schema.ts'

/**
 * Retained door-to-door fiches of a département, with the ground of their bureau, commune or sector (that of its bureaux).
 * A fiche on a circonscription or a département does not say on which ground doors were knocked: left out.
 */
export async function lireTournees(db: Kysely<Schema>, departement: string): Promise<TourneeDeTerrain[]> {
  const { rows } = await sql<
    Omit<TourneeDeTerrain, 'terrain'> & { inscrits: number; superficie: number | null }
  >`
    with place as (
      select niveau, code, inscrits, superficie from publie.lieu
      where departement = ${departement} and niveau in ('bureau', 'commune')
      union all
      select 'secteur', s.id, sum(b.inscrits)::int, case when bool_and(b.superficie is not null) then sum(b.superficie) end
      from secteur s join publie.lieu b on b.niveau = 'bureau' and b.code = any(s.bureaux)
      where s.departement = ${departement}
      group by s.id
    )
    select o.id as fiche, o.jour, o.portes_frappees, o.portes_ouvertes, p.inscrits, p.superficie
    from observation o join place p on p.niveau = o.niveau and p.code = o.code
    where o.format = 'porteAPorte' and o.portes_frappees > 0 and o.statut in (${sql.join(STATUTS_RETENUS)})`.execute(
    db,
  )
  return rows.map(({ inscrits, superficie, ...tournee }) => ({
    ...tournee,
    terrain: densiteDe(inscrits, superficie),
  }))
}
