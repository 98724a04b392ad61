/** Militants, kept apart: what they said of themselves; missions; who goes where. */
import { z } from 'zod'
import { cles, FORMATS, THEMES } from '#domain/observation'
import { SENS } from '#domain/mission/covoiturage'
import { COMPETENCES, CRENEAUX, LANGUES } from '#domain/mission/listes'
import { CodeDepartement, CodeLieu, Niveau } from './commun.ts'

const Jour = z.iso.date()
const liste = <T extends string>(valeurs: readonly [T, ...T[]]) =>
  z.array(z.enum(valeurs)).refine((l) => new Set(l).size === l.length, 'valeur en double')

export const MilitantSaisi = z.strictObject({
  departement: CodeDepartement,
  /** Name or pseudonym, as the person wishes to be called. */
  appellation: z.string().trim().min(1).max(60),
  contact: z
    .string()
    .trim()
    .max(120)
    .nullable()
    .transform((c) => c || null)
    .refine((c) => c === null || c.length >= 3, 'contact trop court'),
  /** Name of the group, as on its pass; null: the federation's. */
  groupe: z
    .string()
    .trim()
    .max(80)
    .nullable()
    .transform((g) => g || null),
  /** Where journeys start: a commune, not an address. */
  commune: z
    .string()
    .regex(/^(\d{5}|2[AB]\d{3}|97\d{3}|98\d{3})$/, 'code de commune')
    .nullable(),
  competences: liste(cles(COMPETENCES)),
  themes: liste(cles(THEMES)),
  langues: liste(cles(LANGUES)),
  disponibilites: liste(cles(CRENEAUX)),
  trajetMax: z.number().int().min(5).max(180),
  consentementLe: Jour,
})
export type MilitantSaisi = z.output<typeof MilitantSaisi>

export const Militant = MilitantSaisi.safeExtend({
  id: z.uuid(),
  /** Days of the last actions, the latest first. */
  participations: z.array(Jour),
  /** Day when everything is erased unless the consent is renewed. */
  expireLe: Jour,
})
export type Militant = z.output<typeof Militant>
export const Militants = z.object({ militants: z.array(Militant) })
export const ParamsId = z.object({ id: z.uuid().toLowerCase() })
export const QueryDepartement = z.object({ departement: CodeDepartement })

/** What a group sees of its own members: how they are called. */
export const Membres = z.object({ membres: z.array(z.object({ id: z.uuid(), appellation: z.string() })) })
export const Participation = z.strictObject({ jour: Jour, militants: z.array(z.uuid()).min(1).max(200) })
export const Participations = z.object({ notees: z.number().int() })

/** Everything that is kept about somebody, to be handed to them. */
export const Dossier = z.object({
  militant: Militant,
  missions: z.array(z.object({ titre: z.string(), jour: Jour, raisons: z.array(z.string()) })),
})
export const Effacement = z.object({ effaces: z.number().int() })

export const MissionSaisie = z.strictObject({
  departement: CodeDepartement,
  titre: z.string().trim().min(1).max(120),
  niveau: Niveau.exclude(['france', 'region']),
  code: CodeLieu,
  jour: Jour,
  creneau: z.enum(cles(CRENEAUX)),
  theme: z.enum(cles(THEMES)).nullable(),
  competences: liste(cles(COMPETENCES)),
  langues: liste(cles(LANGUES)),
  personnes: z.number().int().min(1).max(50),
  format: z.enum(cles(FORMATS)).default('porteAPorte'),
  /** `HH:MM`, in Paris; null: to be said. */
  heure: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'heure')
    .nullable()
    .default(null),
  /** A public place. */
  rendezVous: z.string().trim().min(1).max(120).nullable().default(null),
  materiel: z.string().trim().min(1).max(200).nullable().default(null),
})
export type MissionSaisie = z.output<typeof MissionSaisie>
export const Mission = MissionSaisie.safeExtend({
  id: z.uuid(),
  nomLieu: z.string().nullable(),
  /** Those whom a kept plan sends. */
  affectes: z.array(z.object({ militant: z.uuid(), appellation: z.string(), raisons: z.array(z.string()) })),
})
export type Mission = z.output<typeof Mission>
export const Missions = z.object({ missions: z.array(Mission) })

/** A sign-up of a group; the sender chooses the number, so that it counts once. */
export const InscriptionSaisie = z.strictObject({
  id: z.uuid().toLowerCase(),
  personnes: z.number().int().min(1).max(50),
})
export type InscriptionSaisie = z.output<typeof InscriptionSaisie>
/** Seats of a car, or seats that are needed. */
export const PlaceSaisie = z.strictObject({
  id: z.uuid().toLowerCase(),
  sens: z.enum(cles(SENS)),
  commune: z.string().regex(/^(\d{5}|2[AB]\d{3}|97\d{3}|98\d{3})$/, 'code de commune'),
  /** Negative: needed. */
  places: z
    .number()
    .int()
    .min(-8)
    .max(8)
    .refine((n) => n !== 0, 'au moins une place'),
})
export type PlaceSaisie = z.output<typeof PlaceSaisie>

/** A mission as groups see it: counts, no contact. */
export const MissionDeGroupe = MissionSaisie.safeExtend({
  id: z.uuid(),
  nomLieu: z.string().nullable(),
  inscrits: z.number().int(),
  /** Of the caller's group. */
  siens: z.array(InscriptionSaisie),
  places: z.array(
    PlaceSaisie.safeExtend({ nomCommune: z.string(), groupe: z.string(), sienne: z.boolean() }),
  ),
  embarquements: z.array(
    z.object({ voiture: z.string(), passagers: z.string(), places: z.number().int(), detour: z.number() }),
  ),
  manque: z.object({ aller: z.number().int(), retour: z.number().int() }),
})
export type MissionDeGroupe = z.output<typeof MissionDeGroupe>
export const MissionsDeGroupe = z.object({ missions: z.array(MissionDeGroupe) })
/** Key of a calendar, shown once. */
export const Agenda = z.object({ cle: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
export const QueryAgenda = z.object({ cle: Agenda.shape.cle })
/** Past missions on whose place and day no fiche has come. */
export const SansRetour = z.object({
  missions: z.array(
    z.object({
      id: z.uuid(),
      titre: z.string(),
      jour: Jour,
      niveau: Niveau.exclude(['france', 'region']),
      code: z.string(),
      nomLieu: z.string(),
      groupes: z.array(z.string()),
    }),
  ),
})

/** A plan worked out now; nothing is kept until it is accepted. */
export const PlanMissions = z.object({
  affectations: z.array(
    z.object({
      mission: z.uuid(),
      militant: z.uuid(),
      appellation: z.string(),
      score: z.number(),
      trajet: z.number().nullable(),
      raisons: z.array(z.string()),
      ensuite: z.object({ appellation: z.string(), perte: z.number() }).nullable(),
    }),
  ),
  manques: z.array(
    z.object({
      mission: z.uuid(),
      personnes: z.number().int(),
      refus: z.object({ creneau: z.number().int(), trajet: z.number().int() }),
      occupes: z.number().int(),
    }),
  ),
})
export type PlanMissions = z.output<typeof PlanMissions>
export const PlanRetenu = z.strictObject({
  departement: CodeDepartement,
  affectations: z
    .array(
      z.strictObject({
        mission: z.uuid(),
        militant: z.uuid(),
        raisons: z.array(z.string().max(200)).max(10),
      }),
    )
    .max(2000),
})

export const Retention = z.object({
  rapports: z.array(
    z.object({
      executeLe: z.string(),
      effaces: z.number().int(),
      bientot: z.number().int(),
      participations: z.number().int(),
    }),
  ),
})
