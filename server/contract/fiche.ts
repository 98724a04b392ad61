/** Addresses of the fiches. */
import { z } from 'zod'
import type { NiveauFiche } from '#domain/fiche/fiche'
import { CodeCirconscription } from './commun.ts'
import { IdSecteur } from './secteur.ts'

const Commune = z.string().regex(/^[0-9A-Z]{5}$/, 'code de commune')
const Bureau = z.string().regex(/^[0-9A-Z]{5}_[0-9A-Za-z]{1,12}$/, 'code de bureau')

/** Code of the place, by level. */
export const PARAMS_FICHE = {
  circonscription: z.object({ code: CodeCirconscription }),
  commune: z.object({ code: Commune }),
  secteur: z.object({ code: IdSecteur }),
  bureau: z.object({ code: Bureau }),
} satisfies Record<NiveauFiche, z.ZodType>
export const ParamsFiche = PARAMS_FICHE.circonscription

export const EcartFiche = z.object({ sujet: z.string(), texte: z.string(), pourquoi: z.string() })
export const VersionFiche = z.object({
  rang: z.number().int(),
  ecarts: z.array(EcartFiche),
  /** Version of the data, and of the method. */
  publication: z.string(),
  methode: z.string(),
  publieeLe: z.iso.datetime(),
})
export const VersionsFiche = z.object({ versions: z.array(VersionFiche) })
/** `nouvelle`: false when the last version says the same, which is then the one given. */
export const VersionPubliee = VersionFiche.extend({ nouvelle: z.boolean() })
