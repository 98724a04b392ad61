/** Pieces that several contracts share. */
import { z } from 'zod'
import { NIVEAUX, NIVEAUX_CARTE } from '#domain/lieu'
import { PROFILS } from '#domain/profil'
import { RIVAUX } from '#domain/bloc'

export const Niveau = z.enum(NIVEAUX)
export const NiveauCarte = z.enum(NIVEAUX_CARTE)
export const Profil = z.enum(PROFILS)
export const Part = z.number().min(0).max(1)
export const CodeDepartement = z.string().regex(/^(\d{2}|2[AB]|97\d|98\d|Z[XZ])$/, 'code de département')
/** The INSEE code of a région after an R. */
export const CodeRegion = z.string().regex(/^R\d{2}$/, 'code de région, par exemple R76')
export const CodeCirconscription = z
  .string()
  .regex(/^(\d{2}|2[AB]|97\d|98\d|Z[XZ])-\d{2}$/, 'code de circonscription, par exemple 30-01')
/** Any place code: `R76`, `30`, `30-01`, `30189`, `30189_0001`, `FR`. */
export const CodeLieu = z.string().regex(/^[0-9A-Z][0-9A-Za-z._-]{1,19}$/, 'code de lieu')

/** Votes or shares by bloc; null: the bloc had no candidate there. */
export const ParBloc = z.object({
  gauche: z.number().nullable(),
  centre: z.number().nullable(),
  droite: z.number().nullable(),
  extremeDroite: z.number().nullable(),
  autres: z.number().nullable(),
})

export const Raison = z.object({ signe: z.enum(['+', '-', '=']), texte: z.string() })

export const Classement = z.object({
  profil: Profil,
  rival: z.enum(RIVAUX).nullable(),
  marge: z.number().min(-1).max(1).nullable(),
  probabilite: Part.nullable(),
  probabiliteRejeu: Part.nullable(),
  /** Share of the left predicted at the next legislative first round, and its 80 % interval. */
  partPrevue: Part.nullable(),
  partPrevueBasse: Part.nullable(),
  partPrevueHaute: Part.nullable(),
  scores: ParBloc,
  foyer: z.boolean(),
  foyerARisque: z.boolean(),
  ecartParticipation: z.number().nullable(),
  reserveGauche: z.number().nullable(),
  reserveExtremeDroite: z.number().nullable(),
  reserveNette: z.number().nullable(),
  volatilite: z.number().nullable(),
  toursUtilises: z.number().int(),
  toursEnTete: z.number().int(),
  toursComptes: z.number().int(),
  raisons: z.array(Raison),
})

/** A place as a line of a list. */
export const LieuResume = z.object({
  niveau: Niveau,
  code: z.string(),
  nom: z.string(),
  departement: z.string().nullable(),
  circonscription: z.string().nullable(),
  commune: z.string().nullable(),
  nomCommune: z.string().nullable(),
  inscrits: z.number().int(),
  bureaux: z.number().int(),
  qualite: z.enum(['A', 'B', 'C', 'D']),
  /** False: no polygon; the place is counted and listed, not drawn. */
  contour: z.boolean(),
  /** True: the polygon is an invented split of the commune, nobody published one. It must be said wherever it is drawn. */
  schematique: z.boolean(),
  /** Point inside the place, longitude then latitude. */
  ancre: z.tuple([z.number(), z.number()]).nullable(),
})
export type LieuResume = z.infer<typeof LieuResume>

export const LigneLieu = LieuResume.extend({ classement: Classement })
export type LigneLieu = z.infer<typeof LigneLieu>
