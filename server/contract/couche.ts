/**
 * Layers of the map over the wire, apart from its geometry: one array a layer and level, for the whole territory.
 *
 * Arrow IPC stream, one column `rang` Uint16, rows in the order of the geometry of the level (at level bureau, the
 * national order of `server/contract/carte.ts`). Value of a row = origine + rang × pas; 65535: no data,
 * 65534: the bloc had no candidate (see `server/domain/couche/quantification.ts`).
 * Metadata of the schema: `origine`, `pas`, `moyenne` (the national figure, empty when there is none), `source`, `millesime`.
 */
import { z } from 'zod'
import { CodeDepartement, NiveauCarte } from './commun.ts'
import { PointDepart } from './ciblage.ts'

export const CleCouche = z
  .string()
  .max(120)
  .regex(/^[\w.-]+$/, 'clé de couche')

export const ParamsCouche = z.object({ niveau: NiveauCarte, cle: CleCouche })
/** `h`: version of the publication, so that the answer can be kept for ever. */
export const QueryCouche = z.object({ h: z.string().max(64).optional() })

/** Hours sent over the territory: `rang` is hours in steps of 0.1, metadata `voixBas` `voix` `voixHaut` `marginale` `bureaux` `heures`. */
export const QueryHeures = z.object({
  /** Militant-hours to place, travel included. */
  heures: z.coerce.number().int().min(4).max(1_000_000),
  /** Starting point, `lat,lon`; default: the largest commune of each département. */
  depart: PointDepart.optional(),
  /** Longest one-way travel, minutes. */
  trajet: z.coerce.number().int().min(1).max(240).default(45),
  jours: z.coerce.number().int().min(0).max(2000).default(60),
  departement: CodeDepartement.optional(),
})

export const Couches = z.object({
  couches: z.array(
    z.object({
      cle: z.string(),
      groupe: z.string(),
      libelle: z.string(),
      unite: z.string(),
      nature: z.string(),
      source: z.string(),
      millesime: z.string(),
      grain: z.string().nullable(),
      niveaux: z.array(NiveauCarte),
      aide: z.string(),
      adresse: z.string(),
    }),
  ),
})
