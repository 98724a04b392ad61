/** Rules of the accounts: a password that holds, the wait after failures, how long a session lives, who answers for whom. */
import type { Acteur, Role } from './acteur.ts'

export const ROLES_COMPTE = ['lecture', 'groupe', 'federation', 'siege'] as const
export type RoleCompte = (typeof ROLES_COMPTE)[number]

/** Milliseconds. A session ends when nothing has come for `repos`, and after `vie` whatever happens. */
export const SEANCE = { repos: 24 * 3_600_000, vie: 14 * 24 * 3_600_000 } as const
export const LONGUEUR_MOT_DE_PASSE = { min: 12, max: 200 } as const
const CARACTERES_DISTINCTS = 6
const ESSAIS_LIBRES = 5
const ATTENTE_MAX = 60 * 60_000

/**
 * Why a password is refused, as a French sentence; null when it will do. Length and variety only: no rule on kinds of characters, which
 * makes people write it down. Source: NIST SP 800-63B, ANSSI 2021.
 */
export function refusMotDePasse(motDePasse: string, identifiant: string): string | null {
  const { min, max } = LONGUEUR_MOT_DE_PASSE
  if (motDePasse.length < min) return `Le mot de passe compte au moins ${min} caractères.`
  if (motDePasse.length > max) return `Le mot de passe compte au plus ${max} caractères.`
  if (new Set(motDePasse.toLowerCase()).size < CARACTERES_DISTINCTS)
    return 'Ce mot de passe répète trop peu de caractères.'
  if (motDePasse.toLowerCase().includes(identifiant)) return 'Le mot de passe ne contient pas l’identifiant.'
  return null
}

/** Milliseconds to wait after that many failures in a row: nothing for the first four, then 30 s doubled each time, at most an hour. */
export const attenteApres = (echecs: number): number =>
  echecs < ESSAIS_LIBRES ? 0 : Math.min(ATTENTE_MAX, 30_000 * 2 ** (echecs - ESSAIS_LIBRES))

/** What somebody may hand out: an account, an invitation or a pass. */
export interface Ressort {
  role: Role
  departements: readonly string[] | null
}

const FEDERATION_REMET: ReadonlySet<Role> = new Set(['lien', 'lecture', 'groupe'])

/**
 * True when the actor answers for what has this role and these départements: headquarters for everybody, a federation for links, readers
 * and groups, each within its own départements. Source: ADR 0075.
 */
export function repondDe(acteur: Acteur, { role, departements }: Ressort): boolean {
  const couvre =
    acteur.departements === null || (departements?.every((d) => acteur.departements!.has(d)) ?? false)
  return couvre && (acteur.role === 'siege' || (acteur.role === 'federation' && FEDERATION_REMET.has(role)))
}

const NAVIGATEURS = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg\//],
  ['Chrome', /Chrom(e|ium)\//],
  ['Safari', /Safari\//],
] as const
const MACHINES = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
] as const

/** Kind of browser and of machine, in words to recognise one's own sessions: « Firefox, Linux ». From closed lists: never the header itself. */
export function appareilDe(agent: string): string {
  const trouve = (liste: readonly (readonly [string, RegExp])[]): string | undefined =>
    liste.find(([, motif]) => motif.test(agent))?.[0]
  return `${trouve(NAVIGATEURS) ?? 'Autre navigateur'}, ${trouve(MACHINES) ?? 'autre machine'}`
}
