/** Target lists: bureaux in an order, each with its reason and how far it is; shared with groups, live for everyone. */
import { z } from 'zod'
import { LIGNES_MAX } from '#domain/liste/taille'
import { STATUTS_LIGNE } from '#domain/liste/statut'
import { TRIS } from '#domain/liste/tri'
import { CodeDepartement, CodeLieu, Profil } from './commun.ts'
import { QueryDepartement } from './militant.ts'

const Id = z.uuid().toLowerCase()
const sansDoublon = (codes: readonly unknown[]) => new Set(codes).size === codes.length

const Depart = z.strictObject({
  nom: z.string().max(80),
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
})
const Nom = z.string().trim().min(1).max(80)
const Colonnes = z.array(z.string().regex(/^\w{1,40}$/)).max(40)
const Tri = z.enum([...TRIS, 'main'])

export const ListeDemandee = z.strictObject({
  departement: CodeDepartement,
  nom: Nom,
  genre: z.enum(['ciblage', 'filtre', 'selection']),
  /** Page that made it, to go back to. */
  adresse: z
    .string()
    .regex(/^\/(ciblage|carte)(\?[^\s<>"]{0,1900})?$/, 'adresse')
    .nullable(),
  /** Empty: the largest commune of the département. */
  departs: z.array(Depart).max(12),
  jours: z.number().int().min(0).max(2000).default(60),
  tri: Tri,
  lignes: z
    .array(z.strictObject({ code: CodeLieu, seances: z.number().int().min(0).max(500).nullable() }))
    .min(1)
    .max(LIGNES_MAX)
    .refine((l) => sansDoublon(l.map(({ code }) => code)), 'bureau en double'),
})
export type ListeDemandee = z.input<typeof ListeDemandee>

/** The whole content in its new order; what is absent is taken off, what was taken off comes back as it was. */
export const ContenuListe = z.strictObject({
  /** The one that was read. */
  revision: z.number().int(),
  nom: Nom,
  tri: Tri,
  colonnes: Colonnes,
  codes: z.array(CodeLieu).max(LIGNES_MAX).refine(sansDoublon, 'bureau en double'),
})
export type ContenuListe = z.input<typeof ContenuListe>

export const StatutSaisi = z.strictObject({ code: CodeLieu, statut: z.enum(STATUTS_LIGNE) })

const Etat = z.object({
  statut: z.enum(STATUTS_LIGNE),
  /** Name of the group; null: the federation, or nobody yet. */
  groupe: z.string().nullable(),
  quand: z.string().nullable(),
})
export const EtatLigne = Etat.extend({ code: z.string() })

export const LigneListe = EtatLigne.extend({
  nom: z.string(),
  nomCommune: z.string(),
  circonscription: z.string().nullable(),
  profil: Profil,
  foyer: z.boolean(),
  inscrits: z.number().int(),
  seances: z.number().int().nullable(),
  /** Minutes one way; null: unknown. */
  trajet: z.number().nullable(),
  /** Net votes per militant-hour, travel included: an estimate with its interval. */
  voixHeure: z.object({ bas: z.number(), central: z.number(), haut: z.number() }).nullable(),
  reserveNette: z.number().nullable(),
  marge: z.number().nullable(),
  /** Why it is there, in one sentence. */
  raison: z.string(),
  /** Fiches received about this bureau since the list was made. */
  fiches: z.number().int(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  /** Values of the chosen columns, in their order. */
  valeurs: z.array(z.union([z.string(), z.number(), z.null()])),
})
export type LigneListe = z.infer<typeof LigneListe>

const EcartsListe = z.object({
  ajoutes: z.array(z.string()),
  retires: z.array(z.string()),
  deplaces: z.number().int(),
})

export const ResumeListe = z.object({
  id: z.uuid(),
  departement: CodeDepartement,
  nom: z.string(),
  creeLe: z.string(),
  modifieLe: z.string(),
  lignes: z.number().int(),
  enCours: z.number().int(),
  faites: z.number().int(),
  partages: z.number().int(),
})
export const Listes = z.object({
  listes: z.array(ResumeListe),
  /** Thrown away, and not yet forgotten: they can be taken back. Empty for a group. */
  jetees: z.array(z.object({ id: z.uuid(), nom: z.string(), jeteeLe: z.string() })),
})
export type Listes = z.infer<typeof Listes>

export const Partage = z.object({
  id: z.uuid(),
  groupe: z.string(),
  creeLe: z.string(),
  expireLe: z.string(),
})

export const Liste = z.object({
  id: z.uuid(),
  departement: CodeDepartement,
  nom: z.string(),
  genre: z.enum(['ciblage', 'filtre', 'selection']),
  adresse: z.string().nullable(),
  departs: z.array(z.object({ nom: z.string(), longitude: z.number(), latitude: z.number() })),
  tri: Tri,
  revision: z.number().int(),
  /** Rank of the last thing that happened: where the flow starts. */
  evenements: z.number().int(),
  colonnes: z.array(z.object({ cle: z.string(), titre: z.string(), decimales: z.number().int() })),
  lignes: z.array(LigneListe),
  /** Bureaux of the list that are not published any more. */
  absents: z.number().int(),
  /** Newest first. */
  versions: z.array(z.object({ version: z.number().int(), ecriteLe: z.string(), ecarts: EcartsListe })),
  /** What changed since the last version. */
  ecarts: EcartsListe,
  /** Null for a group: whom a list is shared with is the federation's. */
  partages: z.array(Partage).nullable(),
})
export type Liste = z.infer<typeof Liste>

export const ListeEcrite = z.object({
  id: z.uuid(),
  departement: CodeDepartement,
  revision: z.number().int(),
})
export const ParamsListe = z.object({ id: Id })
export const ParamsPartage = z.object({ id: Id, partage: Id })
export const QueryListes = QueryDepartement
export const QueryDirect = z.object({ depuis: z.coerce.number().int().min(0).default(0) })
export const PartageDemande = z.strictObject({ groupe: Nom, jours: z.number().int().min(1).max(120) })
/** A link just made: the only copy of its secret, and its QR code as SVG. */
export const PartageRemis = Partage.extend({ lien: z.string(), qr: z.string() })
export type PartageRemis = z.infer<typeof PartageRemis>
