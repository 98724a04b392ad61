/** Techniques as headquarters write them: every edit is a version that can be read again. */
import { z } from 'zod'
import { DENSITES } from '#domain/ciblage/rendement'
import { cles, FORMATS } from '#domain/observation'
import { PROFILS } from '#domain/profil'

const Texte = z
  .string()
  .trim()
  .min(1)
  .max(600)
  // oxlint-disable-next-line no-control-regex -- a NUL cannot be stored as text
  .regex(/^[^\u0000]*$/, 'caractère interdit')
const Jours = z.number().int().min(0).max(1000).nullable()

export const TechniqueSaisie = z
  .strictObject({
    titre: Texte.max(120),
    format: z.enum(cles(FORMATS)),
    ouverture: Texte,
    cloture: Texte,
    eviter: Texte.nullable(),
    materiel: Texte.nullable(),
    dureeMinutes: z.number().int().min(1).max(480),
    portesParImmeuble: z.number().int().min(1).max(500).nullable(),
    terrains: z.array(z.enum(DENSITES)).min(1),
    profils: z.array(z.enum(PROFILS)).min(1),
    joursAvantMin: Jours,
    joursAvantMax: Jours,
    partisane: z.boolean(),
    effet: Texte,
    source: Texte,
    /** False: archived, kept for what the fiches say of it, proposed no more. */
    active: z.boolean(),
  })
  .refine((t) => t.joursAvantMin === null || t.joursAvantMax === null || t.joursAvantMin <= t.joursAvantMax, {
    error: 'le plus tôt vient après le plus tard',
    path: ['joursAvantMax'],
  })
export type TechniqueSaisie = z.output<typeof TechniqueSaisie>

export const ParamsTechnique = z.object({
  cle: z.string().regex(/^[a-z][a-zA-Z0-9]{2,39}$/, 'clé de technique'),
})
/** `version`: the one that was read, 0 for a new technique; another one by now is refused. */
export const TechniqueEnvoyee = z.strictObject({ version: z.number().int().min(0), contenu: TechniqueSaisie })
export const TechniqueEcrite = z.object({ cle: z.string(), version: z.number().int() })

const Suivie = z.object({ cle: z.string(), version: z.number().int(), contenu: TechniqueSaisie })
export type TechniqueSuivie = z.output<typeof Suivie>
/** All of them, archived ones too. */
export const TechniquesSuivies = z.object({ techniques: z.array(Suivie) })

const Version = z.object({ version: z.number().int(), ecriteLe: z.iso.datetime(), contenu: TechniqueSaisie })
/** What is kept of a technique, the newest first; empty as long as nobody has changed it. */
export const VersionsTechnique = z.object({ versions: z.array(Version) })
export type VersionTechnique = z.output<typeof Version>
