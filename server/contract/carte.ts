/**
 * The map over the wire: geometry once (immutable, addressed by its hash), values apart, both Arrow IPC streams
 * whose rows are in the same order.
 *
 * Geometry columns: `code` Utf8; `anneaux` List<Uint32> start vertex of each ring, then the vertex count;
 * `sommets` List<Int32> x₀ y₀ Δx Δy … in 1e-5 degree, deltas running through the whole row;
 * `triangles` List<Uint32> vertex indices local to the row.
 *
 * Value columns: `code` `nom` `departement` Utf8; `circonscription` `commune` Utf8 nullable; `inscrits` Int32; `bureaux` Int32;
 * `profil` Uint8 (index in PROFILS); `rival` Uint8 nullable (index in RIVAUX); `foyer` Uint8 (0 none, 1 foyer, 2 at risk);
 * `longitude` `latitude` Float32 nullable (anchor); and Float32 nullable:
 * `marge` `probabilite` `ecartParticipation` `reserveNette` (votes) `volatilite` `gauche` `centre` `droite` `extremeDroite` (scores).
 * A place without contour has values and an empty geometry row.
 */
import { z } from 'zod'
import { CodeDepartement, NiveauCarte } from './commun.ts'

export const ParamsCarte = z.object({ niveau: NiveauCarte })
/** `departement` is required at level `bureau`. */
export const QueryCarte = z.object({ departement: CodeDepartement.optional() })

/** Degrees per unit of `sommets`. */
export const PAS_DEGRE = 1e-5

/** Where the map arrays of the current publication are. */
export const PlanCarte = z.object({
  couches: z.array(
    z.object({
      niveau: NiveauCarte,
      /** null: the whole territory in one array. */
      departement: z.string().nullable(),
      contours: z.string(),
      valeurs: z.string(),
      /** West, south, east, north. */
      emprise: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    }),
  ),
})
export type PlanCarte = z.infer<typeof PlanCarte>
