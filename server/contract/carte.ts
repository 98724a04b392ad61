/**
 * The map over the wire: geometry once (immutable, addressed by its hash), values apart, in the same order of rows.
 *
 * Geometry: `server/contract/topologie.ts`. Values: an Arrow IPC stream.
 *
 * Value columns: `code` `nom` `departement` Utf8; `circonscription` `commune` Utf8 nullable; `inscrits` Int32; `bureaux` Int32;
 * `profil` Uint8 (index in PROFILS); `rival` Uint8 nullable (index in RIVAUX); `foyer` Uint8 (0 none, 1 foyer, 2 at risk);
 * `schematique` Uint8 (1: the contour is an invented split of the commune, to be drawn as such);
 * `longitude` `latitude` Float32 nullable (anchor); and Float32 nullable:
 * `marge` `probabilite` `ecartParticipation` `reserveNette` (votes) `volatilite` `gauche` `centre` `droite` `extremeDroite` (scores).
 * A place without contour has values and an empty geometry row.
 *
 * **National order of the bureaux**: the bureaux of the layers `niveau: 'bureau'` of the plan, one after the other, in the
 * order of the plan. Row `k` of such a layer is row `debut + k` of the country. `national` is
 * the geometry of all of them in that order, at two details; an array of values over the country has `national.lieux`
 * entries in that order, and the values of a département are the slice `debut` … `debut + lieux` of it.
 */
import { z } from 'zod'
import { CodeDepartement, NiveauCarte } from './commun.ts'
import { CleCouche } from './couche.ts'

export const ParamsCarte = z.object({ niveau: NiveauCarte })
/** `departement` only counts at level `bureau`: without it, the whole country, coarsely. */
export const QueryCarte = z.object({ departement: CodeDepartement.optional() })

/** West, south, east, north. */
const Emprise = z.tuple([z.number(), z.number(), z.number(), z.number()])

/** West, south, east, north: `-5.2,41.3,9.6,51.1`. */
const EmpriseTexte = z
  .string()
  .max(80)
  .transform((texte) => texte.split(',').map(Number))
  .pipe(Emprise)
  .refine(
    ([o, s, e, n]) => o < e && s < n && o >= -180 && e <= 180 && s >= -85 && n <= 85,
    'emprise ouest,sud,est,nord',
  )

/** A drawing of a level made by the server. `departement` only counts at level `bureau`: its full detail. */
export const QueryCarteSvg = z.object({
  couche: CleCouche.default('profil'),
  departement: CodeDepartement.optional(),
  emprise: EmpriseTexte,
  largeur: z.coerce.number().int().min(100).max(4000).default(1000),
  hauteur: z.coerce.number().int().min(100).max(4000).default(800),
  h: z.string().max(64).optional(),
})

/** Degrees per unit of the geometry. */
export const PAS_DEGRE = 1e-5

/** Where the map arrays of the current publication are. */
export const PlanCarte = z.object({
  couches: z.array(
    z.object({
      niveau: NiveauCarte,
      /** null: the whole territory in one array. */
      departement: z.string().nullable(),
      /** Number of rows. */
      lieux: z.int().nonnegative(),
      /** First row in the national order of the bureaux; null at the other levels. */
      debut: z.int().nonnegative().nullable(),
      contours: z.string(),
      valeurs: z.string(),
      emprise: Emprise.nullable(),
    }),
  ),
  /** All the bureaux of the publication on one screen; null when it has none. */
  national: z
    .object({
      /** Geometry for the widest views. */
      apercu: z.string(),
      contours: z.string(),
      valeurs: z.string(),
      lieux: z.int().positive(),
    })
    .nullable(),
})
export type PlanCarte = z.infer<typeof PlanCarte>
