/** The journal as headquarters read it. */
import { z } from 'zod'
import { CodeDepartement } from './commun.ts'

export const QueryJournal = z.object({
  /** Lines before this one. */
  avant: z.coerce.number().int().positive().optional(),
  departement: CodeDepartement.optional(),
  auteur: z.uuid().toLowerCase().optional(),
})

export const LigneJournal = z.object({
  rang: z.number().int(),
  quand: z.string(),
  /** « Compte jaures », « Laissez-passer Groupe du Val », « Machine du service », « Compte effacé ». */
  qui: z.string(),
  auteur: z.string().nullable(),
  role: z.string(),
  action: z.string(),
  objet: z.string().nullable(),
  departement: z.string().nullable(),
})
export type LigneJournal = z.infer<typeof LigneJournal>
export const Journal = z.object({
  lignes: z.array(LigneJournal),
  /** To ask for the lines before; null: there are none. */
  suite: z.number().int().nullable(),
})
export type Journal = z.infer<typeof Journal>
