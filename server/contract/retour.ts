/** Headquarters' inbox: every fiche of one's scope, read or not, with its text. */
import { z } from 'zod'
import { STATUTS_OBSERVATION } from '#domain/observation'
import { CodeDepartement } from './commun.ts'
import { Observation } from './observation.ts'

const Statut = z.enum(STATUTS_OBSERVATION)

export const QueryRetours = z.object({
  /** Absent: those that wait. */
  statut: Statut.default('recue'),
  departement: CodeDepartement.optional(),
})

export const Retours = z.object({
  retours: z.array(
    Observation.extend({
      id: z.uuid(),
      nomLieu: z.string(),
      statut: Statut,
      recueLe: z.string(),
      /** Issues suggested, and the enjeu made of each; null: none yet. */
      enjeux: z.array(
        z.object({ rang: z.number().int(), theme: z.string(), texte: z.string(), retenu: z.boolean() }),
      ),
    }),
  ),
  /** Fiches of the scope by status. */
  comptes: z.record(Statut, z.number().int()),
})
export type Retours = z.infer<typeof Retours>
export type Retour = Retours['retours'][number]

export const ParamsSuggestion = z.object({
  id: z.uuid().toLowerCase(),
  rang: z.coerce.number().int().min(0).max(2),
})
