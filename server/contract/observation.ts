/** Fiches d'observation, techniques with what was learnt of them, local issues. */
import { z } from 'zod'
import { DENSITES } from '#domain/ciblage/rendement'
import {
  cles,
  FORMATS,
  NIVEAUX_ENJEU,
  NIVEAUX_OBSERVATION,
  REACTIONS,
  STATUTS_OBSERVATION,
  STATUTS_RETENUS,
  SUITES,
  THEMES,
} from '#domain/observation'
import { CodeLieu, Part, Profil } from './commun.ts'

const Compte = (max: number) => z.number().int().min(0).max(max)
const sansDoublon = (liste: readonly unknown[]) => new Set(liste).size === liste.length
const Jour = z.iso.date()

const TechniqueEssayee = z
  .strictObject({
    technique: z.string().regex(/^[a-z][a-zA-Z0-9]{2,39}$/, 'clé de technique'),
    /** People with whom it was tried, and with whom it went well. */
    essais: z.number().int().min(1).max(5000),
    reussites: Compte(5000),
  })
  .refine((t) => t.reussites <= t.essais, { error: 'plus de réussites que d’essais', path: ['reussites'] })

const sansNul = (max: number) =>
  z
    .string()
    .max(max)
    // oxlint-disable-next-line no-control-regex -- a NUL cannot be stored as text
    .regex(/^[^\u0000]*$/, 'caractère interdit')

const EnjeuSuggere = z.strictObject({
  theme: z.enum(cles(THEMES)),
  texte: sansNul(200).trim().min(1),
})

/** What a phone sends: every field but the text is a count, a day or a word of a closed list. */
export const ObservationEnvoyee = z
  .strictObject({
    /** Chosen by the phone; sent again, it is the same fiche. */
    id: z.uuid().toLowerCase(),
    niveau: z.enum(NIVEAUX_OBSERVATION),
    code: CodeLieu,
    jour: Jour,
    format: z.enum(cles(FORMATS)),
    participants: z.number().int().min(1).max(500),
    portesFrappees: Compte(5000),
    portesOuvertes: Compte(5000),
    conversations: Compte(5000),
    reactions: z.array(z.enum(cles(REACTIONS))).refine(sansDoublon, 'réaction en double'),
    preoccupations: z.array(z.enum(cles(THEMES))).refine(sansDoublon, 'préoccupation en double'),
    techniques: z
      .array(TechniqueEssayee)
      .max(8)
      .refine((l) => sansDoublon(l.map((t) => t.technique)), 'technique en double'),
    /** Short, about the place; refused when it holds personal data. Null or empty: none. */
    texte: sansNul(600)
      .nullable()
      .transform((t) => t?.trim() || null),
    suite: z.enum(cles(SUITES)),
    /** Issues that the place suggests, in the order written; checked like the text. */
    enjeux: z.array(EnjeuSuggere).max(3).default([]),
  })
  .refine((o) => o.portesOuvertes <= o.portesFrappees, {
    error: 'plus de portes ouvertes que de portes frappées',
    path: ['portesOuvertes'],
  })
  .refine((o) => o.format !== 'porteAPorte' || o.conversations <= o.portesOuvertes, {
    error: 'au porte-à-porte, pas plus de conversations que de portes ouvertes',
    path: ['conversations'],
  })
export type ObservationEnvoyee = z.output<typeof ObservationEnvoyee>

export const ObservationRecue = z.object({
  id: z.uuid(),
  statut: z.enum(STATUTS_OBSERVATION),
  recueLe: z.string(),
})

export const ParamsObservation = z.object({ id: z.uuid().toLowerCase() })
/** Decision of headquarters on a fiche; its text is shown once published. `recue` takes a decision back. */
export const Decision = z.strictObject({ statut: z.enum(STATUTS_OBSERVATION) })

export const ParamsDuLieu = z.object({ niveau: z.enum(NIVEAUX_ENJEU), code: CodeLieu })

/** A rate with its 80 % interval, what it rests on, and the last day that counted. */
export const Taux = z.object({
  taux: Part,
  bas: Part,
  haut: Part,
  fiches: z.number().int(),
  contacts: z.number().int(),
  dernierJour: Jour.nullable(),
})

/** One fiche, as it is shown. */
export const Observation = z.object({
  niveau: z.enum(NIVEAUX_OBSERVATION),
  code: z.string(),
  jour: Jour,
  format: z.enum(cles(FORMATS)),
  participants: z.number().int(),
  portesFrappees: z.number().int(),
  portesOuvertes: z.number().int(),
  conversations: z.number().int(),
  reactions: z.array(z.enum(cles(REACTIONS))),
  preoccupations: z.array(z.enum(cles(THEMES))),
  techniques: z.array(z.object({ technique: z.string(), essais: z.number(), reussites: z.number() })),
  /** Null until published. */
  texte: z.string().nullable(),
  suite: z.enum(cles(SUITES)),
  statut: z.enum(STATUTS_RETENUS),
})

/** Fiches of a place and of the places inside it, read by headquarters. */
export const Observations = z.object({
  observations: z.array(Observation),
  /** Opening rate learnt here from door-to-door, on top of the prior. */
  ouverture: Taux,
})

export const ParamsTechniques = z.object({
  terrain: z.enum(DENSITES).optional(),
  profil: Profil.optional(),
})

export const Techniques = z.object({
  techniques: z.array(
    z.object({
      cle: z.string(),
      titre: z.string(),
      format: z.enum(cles(FORMATS)),
      ouverture: z.string(),
      cloture: z.string(),
      eviter: z.string().nullable(),
      materiel: z.string().nullable(),
      dureeMinutes: z.number().int(),
      portesParImmeuble: z.number().int().nullable(),
      terrains: z.array(z.enum(DENSITES)),
      profils: z.array(Profil),
      joursAvantMin: z.number().int().nullable(),
      joursAvantMax: z.number().int().nullable(),
      partisane: z.boolean(),
      version: z.number().int(),
      effet: z.string(),
      source: z.string(),
      /** Null: under 3 fiches or 10 contacts in this context, nothing is said. */
      appris: Taux.nullable(),
    }),
  ),
})

export const Enjeux = z.object({
  enjeux: z.array(
    z.object({
      id: z.uuid(),
      niveau: z.enum(NIVEAUX_ENJEU),
      code: z.string(),
      concerne: z.string().nullable(),
      theme: z.enum(cles(THEMES)),
      texte: z.string(),
      source: z.string(),
      sourceDate: Jour,
    }),
  ),
})
