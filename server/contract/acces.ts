/** Pass links: who may write, in which role, where, until when. */
import { z } from 'zod'
import { ROLES } from '#domain/acteur'
import { NIVEAUX_OBSERVATION } from '#domain/observation'
import { CodeDepartement } from './commun.ts'

export const RoleLaissezPasser = z.enum(['lien', 'lecture', 'groupe', 'federation', 'siege'])

/** A place inside a département; a sector by its id. */
export const Territoire = z.strictObject({
  niveau: z.enum(NIVEAUX_OBSERVATION),
  code: z.string().min(1).max(40),
})

/** Secret of a pass: 32 random bytes. It is shown once, in the link, and never stored. */
export const Secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'laissez-passer')

/** Who the server believes the caller to be. */
export const Session = z.object({
  role: z.enum(ROLES),
  /** Null: everywhere. */
  departements: z.array(CodeDepartement).nullable(),
  /** One place, narrower than the départements; null: the whole of them. */
  territoire: Territoire.nullable(),
  /** Name of the group of the pass; null: the machine of the server, or no pass. */
  libelle: z.string().nullable(),
  expireLe: z.string().nullable(),
  /** Of the account; null: a pass, or nothing. */
  identifiant: z.string().nullable(),
  /** Ready accounts can be chosen: invented data, on the machine of the server. */
  demonstration: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const Entree = z.strictObject({ secret: Secret })

export const LaissezPasserDemande = z
  .strictObject({
    role: RoleLaissezPasser,
    departements: z.array(CodeDepartement).min(1).max(110).nullable(),
    libelle: z.string().trim().min(1).max(80),
    territoire: Territoire.nullable().default(null),
    jours: z.number().int().min(1).max(400),
  })
  .refine((d) => d.role === 'siege' || d.departements !== null, {
    error: 'un groupe ou une fédération a au moins un département',
    path: ['departements'],
  })
  .refine((d) => d.role !== 'lien' || d.territoire !== null, {
    error: 'un lien partagé ouvre un lieu',
    path: ['territoire'],
  })
export type LaissezPasserDemande = z.input<typeof LaissezPasserDemande>

export const LaissezPasser = z.object({
  id: z.uuid(),
  role: RoleLaissezPasser,
  departements: z.array(CodeDepartement).nullable(),
  territoire: Territoire.nullable(),
  libelle: z.string(),
  creeLe: z.string(),
  expireLe: z.string(),
})
export type LaissezPasser = z.infer<typeof LaissezPasser>

/** A new pass, with the only copy of its secret. */
export const LaissezPasserRemis = LaissezPasser.extend({ secret: Secret })
export type LaissezPasserRemis = z.infer<typeof LaissezPasserRemis>
export const LaissezPasserListe = z.object({ laissezPasser: z.array(LaissezPasser) })
export type LaissezPasserListe = z.infer<typeof LaissezPasserListe>
export const ParamsLaissezPasser = z.object({ id: z.uuid().toLowerCase() })
