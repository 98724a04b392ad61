/** Files of bureaux: which format, which columns, points or contours. */
import { z } from 'zod'
import { FORMATS_EXPORT } from '#domain/export/format'
import { CodeDepartement } from './commun.ts'
import { SelectionEnvoyee } from './selection.ts'

export const ParamsExport = z.object({ format: z.enum(FORMATS_EXPORT) })

/** Keys of columns, separated by commas. */
const Colonnes = z
  .string()
  .regex(/^[A-Za-z0-9,]{1,600}$/, 'colonnes')
  .transform((t) => t.split(','))

export const QueryExport = z.object({
  /** Default: all that the caller may see. */
  departement: CodeDepartement.optional(),
  colonnes: Colonnes.optional(),
  /** `1`: contours rather than points, in the formats of maps. */
  contours: z.enum(['0', '1']).default('0'),
})

export const SelectionAExporter = SelectionEnvoyee.extend({
  colonnes: z.array(z.string().max(40)).max(60).nullable().default(null),
  contours: z.boolean().default(false),
})

export const ParamsExportListe = ParamsExport.extend({ id: z.uuid().toLowerCase() })
