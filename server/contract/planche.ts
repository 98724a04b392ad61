/** A printed map: a layer of a territory on one sheet. */
import { z } from 'zod'
import { FORMATS_PAPIER } from '#domain/papier'
import { METHODES_CLASSES } from '#domain/couche/classes'
import { CleCouche } from './couche.ts'
import { CodeDepartement, CodeRegion, NiveauCarte } from './commun.ts'

const nombre = String.raw`-?\d{1,3}(?:\.\d{1,6})?`

export const QueryPlanche = z.object({
  niveau: NiveauCarte.default('commune'),
  couche: CleCouche.default('profil'),
  /** One département, or one région; without either nor `emprise`, the whole territory. */
  departement: CodeDepartement.optional(),
  region: CodeRegion.optional(),
  /** West, south, east, north in degrees: what the screen shows. */
  emprise: z
    .string()
    .regex(new RegExp(`^${nombre}(?:,${nombre}){3}$`), 'ouest,sud,est,nord')
    .transform((t) => t.split(',').map(Number) as [number, number, number, number])
    .refine(([o, s, e, n]) => o < e && s < n, 'ouest < est et sud < nord')
    .optional(),
  papier: z.enum(FORMATS_PAPIER).default('A4'),
  orientation: z.enum(['paysage', 'portrait']).default('paysage'),
  methode: z.enum(METHODES_CLASSES).optional(),
  classes: z.coerce.number().int().min(3).max(9).optional(),
})
export type QueryPlanche = z.output<typeof QueryPlanche>
