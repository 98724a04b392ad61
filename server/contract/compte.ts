/** Accounts: entering, one's own account, those that one answers for, invitations. */
import { z } from 'zod'
import { LONGUEUR_MOT_DE_PASSE, ROLES_COMPTE } from '#domain/compte'
import { Secret, Session, Territoire } from './acces.ts'
import { CodeDepartement } from './commun.ts'

export const RoleCompte = z.enum(ROLES_COMPTE)
export const Identifiant = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@+-]{2,59}$/, 'de 3 à 60 lettres sans accent, chiffres, points ou tirets')
  .refine((i) => !i.startsWith('demonstration.'), 'réservé à la démonstration')
/** Refused on its content by `refusMotDePasse`; here, only what is too large to be read. */
const MotDePasse = z.string().min(1).max(LONGUEUR_MOT_DE_PASSE.max)
const Code = z.string().trim().min(6).max(20)

export const Connexion = z.strictObject({
  identifiant: z.string().trim().toLowerCase().min(1).max(60),
  motDePasse: MotDePasse,
  /** One-time code of the phone, or a recovery code. */
  code: Code.optional(),
})
export const ConnexionRendue = z.discriminatedUnion('etat', [
  z.object({ etat: z.literal('entre'), session: Session }),
  z.object({ etat: z.literal('codeDemande') }),
])
export type ConnexionRendue = z.infer<typeof ConnexionRendue>
export const ConnexionDemonstration = z.strictObject({ role: RoleCompte })

export const RessortCompte = z.object({
  role: RoleCompte,
  departements: z.array(CodeDepartement).nullable(),
  territoire: Territoire.nullable(),
  libelle: z.string().nullable(),
})
export type RessortCompte = z.infer<typeof RessortCompte>

const RessortDemande = z.strictObject({
  role: RoleCompte,
  departements: z.array(CodeDepartement).min(1).max(110).nullable(),
  territoire: Territoire.nullable().default(null),
  libelle: z.string().trim().min(1).max(80).nullable().default(null),
})
const aUnDepartement = (d: z.output<typeof RessortDemande>): boolean =>
  d.role === 'siege' || d.departements !== null
const SANS_DEPARTEMENT = { error: 'au moins un département, sauf au siège', path: ['departements'] }

export const Seance = z.object({
  id: z.uuid(),
  appareil: z.string(),
  creeLe: z.string(),
  vueLe: z.string(),
  courante: z.boolean(),
})
export const MonCompte = RessortCompte.extend({
  identifiant: z.string(),
  doubleCode: z.boolean(),
  codesDeSecours: z.number().int(),
  demonstration: z.boolean(),
  seances: z.array(Seance),
})
export type MonCompte = z.infer<typeof MonCompte>

export const MotDePasseChange = z.strictObject({ ancien: MotDePasse, nouveau: MotDePasse })
export const MotDePasseRedit = z.strictObject({ motDePasse: MotDePasse })
/** Seed to scan; it serves once a code of it has been given back. */
export const GraineProposee = z.object({ adresse: z.string(), graine: z.string() })
export type GraineProposee = z.infer<typeof GraineProposee>
export const CodeDonne = z.strictObject({ code: Code })
/** Shown once. */
export const CodesDeSecours = z.object({ codes: z.array(z.string()) })
export type CodesDeSecours = z.infer<typeof CodesDeSecours>

export const Compte = RessortCompte.extend({
  id: z.uuid(),
  identifiant: z.string(),
  doubleCode: z.boolean(),
  actif: z.boolean(),
  creeLe: z.string(),
  vuLe: z.string().nullable(),
})
export type Compte = z.infer<typeof Compte>
export const CompteChange = RessortDemande.extend({ actif: z.boolean() }).refine(
  aUnDepartement,
  SANS_DEPARTEMENT,
)
export type CompteChange = z.input<typeof CompteChange>

export const InvitationDemandee = RessortDemande.extend({ jours: z.number().int().min(1).max(30) }).refine(
  aUnDepartement,
  SANS_DEPARTEMENT,
)
export type InvitationDemandee = z.input<typeof InvitationDemandee>
export const Invitation = RessortCompte.extend({
  id: z.uuid(),
  /** Identifier of the account whose password it sets again; null: it makes an account. */
  identifiant: z.string().nullable(),
  creeLe: z.string(),
  expireLe: z.string(),
})
export type Invitation = z.infer<typeof Invitation>
export const InvitationRemise = Invitation.extend({ secret: Secret })
export type InvitationRemise = z.infer<typeof InvitationRemise>
export const Comptes = z.object({ comptes: z.array(Compte), invitations: z.array(Invitation) })
export type Comptes = z.infer<typeof Comptes>

export const InvitationLue = z.strictObject({ secret: Secret })
export const InvitationAcceptee = z.strictObject({
  secret: Secret,
  /** Chosen with a new account; a reset keeps the one that it has. */
  identifiant: Identifiant.optional(),
  motDePasse: MotDePasse,
})
/** @property sansDoubleCode the phone is lost: the codes go too. */
export const Reinitialisation = z.strictObject({ sansDoubleCode: z.boolean() })
export const ParamsCompte = z.object({ id: z.uuid().toLowerCase() })
export const Fait = z.object({ fait: z.literal(true) })
