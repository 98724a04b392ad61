/** Sectors: the cut of a circonscription, and the selections made beside it. */
import { z } from 'zod'
import { CodeCirconscription, CodeDepartement, Profil } from './commun.ts'

export const IdSecteur = z
  .string()
  .regex(/^(\d{2}|2[AB]|9[78]\d|Z[XZ])-\d{2}-\d{1,4}$/, 'numéro de secteur, par exemple 30-06-1')
const CodeBureau = z.string().regex(/^[0-9A-Z]{5}_[0-9A-Za-z]{1,12}$/, 'code de bureau')
const Nom = z.string().trim().min(1).max(80)
const Bureaux = z
  .array(CodeBureau)
  .min(1)
  .max(400)
  .refine((b) => new Set(b).size === b.length, 'bureau en double')

/** Where a group meets: a place, never somebody's home. */
export const Depart = z.strictObject({
  nom: Nom,
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
})

export const Secteur = z.object({
  id: z.string(),
  nom: z.string(),
  departement: z.string(),
  circonscription: z.string(),
  /** In the order of the walk. */
  bureaux: z.array(z.string()),
  inscrits: z.number().int(),
  portes: z.number().int(),
  /** Sessions of a pair that knock at every door. */
  seances: z.number().int(),
  /** Straight lines × detour between the bureaux, in the order of the walk (estimate); null when none is on the map. */
  marcheMetres: z.number().int().nullable(),
  mode: z.enum(['auto', 'manuel']),
  /** A selection beside the cut. */
  libre: z.boolean(),
  depart: Depart.nullable(),
  version: z.number().int(),
  creeLe: z.iso.datetime(),
})
export type Secteur = z.infer<typeof Secteur>

export const Secteurs = z.object({
  secteurs: z.array(Secteur),
  /** Changes with the cut; sent back with an adjustment so that two people do not undo each other. */
  empreinte: z.string(),
})
export type Secteurs = z.infer<typeof Secteurs>

export const QuerySecteurs = z
  .object({
    departement: CodeDepartement.optional(),
    circonscription: CodeCirconscription.optional(),
    commune: z
      .string()
      .regex(/^[0-9A-Z]{5}$/, 'code de commune')
      .optional(),
  })
  .refine(
    (q) => [q.departement, q.circonscription, q.commune].filter((v) => v !== undefined).length === 1,
    'dites un département, une circonscription ou une commune',
  )

export const ParamsSecteur = z.object({ id: IdSecteur })
export const ParamsDecoupe = z.object({ circonscription: CodeCirconscription })

/** A selection of bureaux, of one département. */
export const SecteurNouveau = z.strictObject({
  nom: Nom.optional(),
  bureaux: Bureaux,
  depart: Depart.nullable().optional(),
})

export const SecteurModifie = z.strictObject({
  nom: Nom,
  /** Of a selection only: the sectors of the cut change together. */
  bureaux: Bureaux.optional(),
  depart: Depart.nullable(),
  version: z.number().int().positive(),
})

/** The whole cut of a circonscription: each published bureau in exactly one sector. A sector without id is new. */
export const DecoupeEnvoyee = z.strictObject({
  empreinte: z.string().max(64),
  secteurs: z
    .array(
      z.strictObject({
        id: IdSecteur.nullable(),
        nom: Nom.nullable(),
        bureaux: Bureaux,
        depart: Depart.nullable(),
      }),
    )
    .min(1)
    .max(400),
})
export type DecoupeEnvoyee = z.infer<typeof DecoupeEnvoyee>

/** Bureaux of a circonscription drawn once, to cut it on screen. */
export const CarteDecoupe = z.object({
  nom: z.string(),
  departement: z.string(),
  /** Of the drawing, in its own units. */
  largeur: z.number(),
  hauteur: z.number(),
  bureaux: z.array(
    z.object({
      code: z.string(),
      numero: z.string(),
      nom: z.string(),
      commune: z.string(),
      nomCommune: z.string(),
      inscrits: z.number().int(),
      superficie: z.number().nullable(),
      ancre: z.tuple([z.number(), z.number()]).nullable(),
      profil: Profil,
      foyer: z.boolean(),
      reserveNette: z.number().nullable(),
      geste: z.string(),
      /** Outline, and where its number goes; null: not on the map. */
      trace: z.string().nullable(),
      centre: z.tuple([z.number(), z.number()]).nullable(),
      /** Left, top, right, bottom of the outline. */
      boite: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    }),
  ),
})
export type CarteDecoupe = z.infer<typeof CarteDecoupe>
