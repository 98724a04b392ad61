/** « Où envoyer N heures » : hours and travel in, ranked bureaux and sessions out. */
import { z } from 'zod'
import { DENSITES } from '#domain/ciblage/rendement'
import { CodeDepartement, Profil } from './commun.ts'
import { Taux } from './observation.ts'

/** A starting point, `lat,lon`. */
export const PointDepart = z
  .string()
  .regex(/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/, 'latitude,longitude')
  .transform((t) => t.split(',').map(Number) as [number, number])
  .refine(
    ([latitude, longitude]) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180,
    'latitude,longitude',
  )

export const QueryCiblage = z.object({
  departement: CodeDepartement,
  /** Militant-hours to place, travel included. */
  heures: z.coerce.number().int().min(4).max(100_000),
  /** Starting points, `lat,lon`, separated by `;`. Default: the largest commune of the département. */
  departs: z
    .string()
    .max(400)
    .transform((t) => t.split(';'))
    .pipe(z.array(PointDepart).max(12))
    .optional(),
  /** Longest one-way travel, minutes. */
  trajet: z.coerce.number().int().min(1).max(240).default(45),
  /** Days until the vote; without it, until the date that headquarters set, or 60. */
  jours: z.coerce.number().int().min(0).max(2000).optional(),
  /** Share of hours kept to measure the effect of visits. */
  exploration: z.coerce.number().min(0).max(0.5).default(0.1),
})

const Voix = z.object({ bas: z.number(), central: z.number(), haut: z.number() })

export const Ciblage = z.object({
  heures: z.number(),
  /** Expected net votes, an estimate with its interval. */
  voix: Voix,
  /** Net votes of the next militant-hour. */
  marginale: z.number(),
  courbe: z.array(z.object({ heures: z.number(), voix: z.number() })),
  /** Smallest effect that the explored bureaux and their witnesses can show, share of inscrits; null without any. */
  effetDetectable: z.number().nullable(),
  /** Share of doors that open, by ground: learnt from the fiches of the département, or the prior. */
  ouvertures: z.array(Taux.extend({ terrain: z.enum(DENSITES), appris: z.boolean() })),
  /** Where conversations take more or less than elsewhere, learnt from fiches: what multiplies votes per hour, 0.5–1.5. */
  facteurs: z.array(Taux.extend({ terrain: z.enum(DENSITES), profil: Profil, facteur: z.number() })),
  /** Days until the vote that were used. */
  jours: z.number().int(),
  departs: z.array(z.object({ nom: z.string(), longitude: z.number(), latitude: z.number() })),
  lignes: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      commune: z.string(),
      nomCommune: z.string(),
      circonscription: z.string().nullable(),
      profil: Profil,
      foyer: z.boolean(),
      inscrits: z.number().int(),
      reserveNette: z.number().nullable(),
      seances: z.number().int(),
      heuresPortes: z.number(),
      heuresTrajet: z.number(),
      trajetMinutes: z.number(),
      voix: Voix,
      exploration: z.boolean(),
      pourquoi: z.string(),
    }),
  ),
  /** Bureaux left alone on purpose, to be compared with the explored ones. */
  temoins: z.array(z.object({ code: z.string(), nom: z.string() })),
})
export type Ciblage = z.infer<typeof Ciblage>
