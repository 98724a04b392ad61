/** Groups, how to find one, what they do not reach, and what the campaign counts. */
import { z } from 'zod'
import { FONCTIONS, NIVEAUX_GROUPE, SORTES_ACTEUR, SORTES_COMPTEUR } from '#domain/groupe'
import { cles } from '#domain/observation'
import { CodeDepartement, CodeLieu, Niveau } from './commun.ts'

/** An intercommunality has 158 communes at most (2024). */
const COMMUNES_MAX = 200

const CodeCommune = z.string().regex(/^(\d{5}|2[AB]\d{3}|97\d{3}|98\d{3})$/, 'code de commune')

const EcritDeGroupe = {
  nom: z.string().trim().min(1).max(80),
  /** Its ground. */
  niveau: z.enum(NIVEAUX_GROUPE),
  /** Null: the ground is a set of communes. */
  code: CodeLieu.nullable(),
  /** Name of the set of communes. */
  terrain: z.string().trim().min(1).max(80).nullable(),
  communes: z.array(CodeCommune).max(COMMUNES_MAX),
  /** Where it meets. */
  commune: CodeCommune,
  parent: z.uuid().nullable(),
  /** Address of the loop of the group. */
  canal: z
    .url({ protocol: /^https$/ })
    .max(200)
    .nullable(),
  presentation: z.string().trim().min(1).max(280).nullable(),
  fonctions: z.array(z.enum(cles(FONCTIONS))).refine((l) => new Set(l).size === l.length, 'valeur en double'),
  /** On the map that everybody sees. */
  visible: z.boolean(),
}
export const GroupeSaisi = z
  .strictObject(EcritDeGroupe)
  .refine(({ communes: l }) => new Set(l).size === l.length, {
    path: ['communes'],
    message: 'commune en double',
  })
  .refine(
    ({ niveau, code, terrain, communes }) =>
      niveau === 'communes'
        ? code === null && terrain !== null && communes.length >= 2
        : code !== null && terrain === null && communes.length === 0,
    { path: ['niveau'], message: 'un lieu, ou un nom et deux communes au moins' },
  )
export type GroupeSaisi = z.output<typeof GroupeSaisi>

export const Groupe = z.object(EcritDeGroupe).extend({
  id: z.uuid(),
  departement: CodeDepartement,
  nomLieu: z.string(),
  nomCommune: z.string(),
  /** Names of the communes of a set, in the order of their codes. */
  nomsCommunes: z.array(z.string()),
  longitude: z.number(),
  latitude: z.number(),
})
export type Groupe = z.infer<typeof Groupe>
export const Groupes = z.object({ groupes: z.array(Groupe) })
export const ParamsGroupe = z.object({ id: z.uuid().toLowerCase() })
export const QueryGroupes = z.object({ departement: CodeDepartement })
export const GroupeFerme = z.strictObject({ ferme: z.boolean() })

export const GroupeVisible = z.strictObject({ visible: z.boolean() })
/** The group of whoever calls; null: none that its federation keeps. */
export const MonGroupe = z.object({ groupe: Groupe.nullable() })

/** A département with the groups that show themselves, each at the commune where it meets. */
export const CarteGroupes = z.object({
  /** Rings, longitude and latitude; empty: the département has no contour. */
  contour: z.array(z.array(z.tuple([z.number(), z.number()]))),
  groupes: z.array(
    Groupe.pick({ id: true, nom: true, nomLieu: true, nomCommune: true, longitude: true, latitude: true }),
  ),
})
export type CarteGroupes = z.infer<typeof CarteGroupes>

export const QueryProches = z.object({ commune: CodeCommune })
/** Groups that show themselves, the nearest first. */
export const GroupesProches = z.object({
  commune: z.object({ code: z.string(), nom: z.string() }),
  groupes: z.array(
    Groupe.pick({
      id: true,
      nom: true,
      departement: true,
      nomLieu: true,
      nomCommune: true,
      canal: true,
      presentation: true,
    }).extend({
      /** One way, an estimate. */
      minutes: z.number(),
    }),
  ),
})
export type GroupesProches = z.infer<typeof GroupesProches>

/** An organisation that groups work with: never a person. */
export const ActeurLocalSaisi = z.strictObject({
  commune: CodeCommune,
  sorte: z.enum(cles(SORTES_ACTEUR)),
  nom: z.string().trim().min(1).max(80),
  note: z.string().trim().min(1).max(200).nullable(),
  lien: z
    .url({ protocol: /^https$/ })
    .max(200)
    .nullable(),
})
export type ActeurLocalSaisi = z.output<typeof ActeurLocalSaisi>
const ActeurLocal = ActeurLocalSaisi.extend({ id: z.uuid(), nomCommune: z.string() })
export type ActeurLocal = z.infer<typeof ActeurLocal>
export const ActeursLocaux = z.object({ acteurs: z.array(ActeurLocal) })
export const ActeurRetire = z.strictObject({ retire: z.boolean() })

export const QueryCouverture = z.object({
  departement: CodeDepartement,
  /** Longest one-way journey, minutes. */
  trajet: z.coerce.number().int().min(5).max(180).default(30),
})
export const Couverture = z.object({
  /** Net reserve, votes: within reach, and of the whole département. */
  atteinte: z.number(),
  totale: z.number(),
  groupes: z.number().int(),
  communes: z.number().int(),
  loin: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      inscrits: z.number().int(),
      reserveNette: z.number(),
      plusProche: z.object({ nom: z.string(), minutes: z.number() }).nullable(),
    }),
  ),
})
export type Couverture = z.infer<typeof Couverture>

/** Monday of a week. */
const Semaine = z.iso.date().refine((j) => new Date(`${j}T00:00:00Z`).getUTCDay() === 1, 'un lundi')
export const CompteurSaisi = z.strictObject({
  groupe: z.uuid().toLowerCase(),
  semaine: Semaine,
  sorte: z.enum(cles(SORTES_COMPTEUR)),
  nombre: z.number().int().min(0).max(100_000),
})
export type CompteurSaisi = z.output<typeof CompteurSaisi>

const Faits = {
  actions: z.number().int(),
  /** People on the ground, added up over actions. */
  militants: z.number().int(),
  portes: z.number().int(),
  ouvertes: z.number().int(),
  conversations: z.number().int(),
}
/** What retained fiches and groups counted, by week (its Monday). */
export const Compteurs = z.object({
  terrain: z.array(
    z.object({
      semaine: z.string(),
      niveau: Niveau.or(z.literal('secteur')),
      code: z.string(),
      nom: z.string(),
      ...Faits,
    }),
  ),
  saisis: z.array(CompteurSaisi.extend({ nom: z.string() })),
})
export type Compteurs = z.infer<typeof Compteurs>
