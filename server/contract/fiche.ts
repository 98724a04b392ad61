/** The fiche militante of a circonscription: everything a page shows, before any layout. */
import { z } from 'zod'
import { CodeCirconscription } from './commun.ts'

export const ParamsFiche = z.object({ code: CodeCirconscription })
