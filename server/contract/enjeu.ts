/** Local issues as headquarters and federations write them, whatever their status. */
import { z } from 'zod'
import { cles, NIVEAUX_ENJEU, PROVENANCES_ENJEU, STATUTS_ENJEU, THEMES } from '#domain/observation'
import { CodeDepartement, CodeLieu } from './commun.ts'

const Texte = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // oxlint-disable-next-line no-control-regex -- a NUL cannot be stored as text
    .regex(/^[^\u0000]*$/, 'caractère interdit')

export const EnjeuSaisi = z.strictObject({
  niveau: z.enum(NIVEAUX_ENJEU),
  code: CodeLieu,
  theme: z.enum(cles(THEMES)),
  texte: Texte(600),
  /** Who lives it, in general words: « familles du quartier », never somebody. */
  concerne: Texte(200).nullable(),
  source: Texte(300),
  sourceDate: z.iso.date(),
})
export type EnjeuSaisi = z.output<typeof EnjeuSaisi>

export const EnjeuSuivi = EnjeuSaisi.extend({
  id: z.uuid(),
  nomLieu: z.string(),
  statut: z.enum(STATUTS_ENJEU),
  provenance: z.enum(PROVENANCES_ENJEU),
})
export type EnjeuSuivi = z.infer<typeof EnjeuSuivi>

export const QueryEnjeuxSuivis = z.object({ departement: CodeDepartement.optional() })
export const EnjeuxSuivis = z.object({ enjeux: z.array(EnjeuSuivi) })
export const ParamsEnjeu = z.object({ id: z.uuid().toLowerCase() })
/** The next step of an enjeu; any step can be taken back. */
export const StatutEnjeuVoulu = z.strictObject({ statut: z.enum(STATUTS_ENJEU) })
export const EnjeuEcrit = z.object({ id: z.uuid(), statut: z.enum(STATUTS_ENJEU) })
