/** Visit brief of a candidate: three to five stops within a time, and what to know of each. */
import { z } from 'zod'
import { GESTES } from '#domain/fiche/modele'
import { CodeCirconscription } from './commun.ts'

export const QueryBrief = z.object({
  circonscription: CodeCirconscription,
  /** Whole visit, travel included. */
  minutes: z.coerce.number().int().min(60).max(720).default(240),
  parArret: z.coerce.number().int().min(15).max(120).default(40),
  /** `latitude,longitude` of the start and end; without it, the largest commune. */
  depart: z
    .string()
    .regex(/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/, 'latitude,longitude')
    .transform((t) => t.split(',').map(Number) as [number, number])
    .optional(),
})

export const Brief = z.object({
  circonscription: z.object({ code: z.string(), nom: z.string() }),
  depart: z.object({ nom: z.string(), longitude: z.number(), latitude: z.number() }),
  arrets: z.array(
    z.object({
      nom: z.string(),
      secteur: z.string(),
      longitude: z.number(),
      latitude: z.number(),
      trajet: z.number(),
      geste: z.enum(GESTES),
      pourquoi: z.array(z.string()),
      aQui: z.string(),
      dire: z.array(z.string()),
      accueil: z.string(),
      eviter: z.array(z.string()),
    }),
  ),
  retour: z.number(),
  minutes: z.number(),
  parArret: z.number(),
  donnees: z.string(),
  methode: z.string(),
})
export type Brief = z.output<typeof Brief>
