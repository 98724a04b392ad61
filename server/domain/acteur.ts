/** Who calls, and what a role may: pure rules, the same for the server and the page. */
import type { Territoire } from './territoire.ts'

/**
 * Roles. `visiteur`: anybody. `lien`: holds a share link, which opens one place. `lecture`: reads what a federation reads, changes nothing.
 * `groupe`, `federation`, `siege`: act, each in its scope.
 */
export const ROLES = ['visiteur', 'lien', 'lecture', 'groupe', 'federation', 'siege'] as const
export type Role = (typeof ROLES)[number]

/** Who acts, for the journal: an account or a pass by its id, the machine of the server, a job of the program. Never a name. */
export type Auteur =
  | { par: 'compte' | 'laissezPasser'; id: string }
  | { par: 'machine' | 'programme' | 'visiteur'; id: null }

export interface Acteur {
  role: Role
  auteur: Auteur
  /** Name of the group, never of a person; null: none. */
  groupe: string | null
  /** Number of the group that its federation keeps; null: none, or a name that no group of its départements bore. */
  groupeId: string | null
  /** Null: everywhere. */
  departements: ReadonlySet<string> | null
  /** Narrower than the départements: one place; null: the whole of them. */
  territoire: Territoire | null
}

/**
 * Who may call a route. `public`: anybody who reaches the server. `local`: headquarters, from the machine of the server only. `compte`:
 * whoever has an account. The others: the roles listed in {@link ROLES_PERMIS}.
 */
export const ACCES = [
  'public',
  'lien',
  'membre',
  'groupe',
  'lecture',
  'federation',
  'siege',
  'local',
  'compte',
] as const
export type Acces = (typeof ACCES)[number]

const DIRIGENTS = ['federation', 'siege'] as const
/** Roles that each access lets in. `lien`: the street; `membre`: whoever was let in by somebody; `lecture`: readers and leads. */
export const ROLES_PERMIS: Record<Acces, readonly Role[]> = {
  public: ROLES,
  lien: ['lien', 'groupe', ...DIRIGENTS],
  membre: ['lecture', 'groupe', ...DIRIGENTS],
  groupe: ['groupe', ...DIRIGENTS],
  lecture: ['lecture', ...DIRIGENTS],
  federation: DIRIGENTS,
  siege: ['siege'],
  local: ['siege'],
  compte: ['lecture', 'groupe', ...DIRIGENTS],
}

/**
 * What a route does with the scope of its caller. `departement`: refused out of the caller's départements. `lieu`: refused out of the
 * caller's place too. `ressort`: answers what is in scope, and nothing else. `soi`: only what is the caller's own. `pays`: the same for
 * all whom the access lets in.
 */
export const PORTEES = ['departement', 'lieu', 'ressort', 'soi', 'pays'] as const
export type Portee = (typeof PORTEES)[number]
