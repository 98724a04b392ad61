/** Who the server believes the caller to be, as the page is told. */
import type { Request } from 'express'
import type { LaissezPasser, Session } from '#contract/acces'
import { territoireDe } from '#db/ressort'
import type { SeanceReconnue } from '#db/seance'
import { acteurDe, estDemonstration, laissezPasserDe, seanceDe } from './acces.ts'
import type { Contexte } from './contexte.ts'

type SansLieu = Omit<Session, 'demonstration'>

const duCompte = ({ compte, expireLe }: Pick<SeanceReconnue, 'compte' | 'expireLe'>): SansLieu => ({
  role: compte.role,
  departements: compte.departements,
  territoire: territoireDe(compte),
  libelle: compte.libelle,
  expireLe: expireLe.toISOString(),
  identifiant: compte.identifiant,
})

const duPasse = ({ role, departements, territoire, libelle, expireLe }: LaissezPasser): SansLieu => ({
  role,
  departements,
  territoire,
  libelle,
  expireLe,
  identifiant: null,
})

/** @param entre what the caller has just entered with, when the request does not carry it yet. */
export async function sessionDe(
  req: Request,
  contexte: Contexte,
  entre: { seance?: Pick<SeanceReconnue, 'compte' | 'expireLe'>; passe?: LaissezPasser } = {},
): Promise<Session> {
  const demonstration = await estDemonstration(req, contexte)
  if (entre.passe) return { ...duPasse(entre.passe), demonstration }
  const seance = entre.seance ?? (await seanceDe(req, contexte))
  if (seance) return { ...duCompte(seance), demonstration }
  const passe = await laissezPasserDe(req, contexte)
  if (passe) return { ...duPasse(passe), demonstration }
  const { role, departements } = await acteurDe(req, contexte)
  return {
    role,
    departements: departements && [...departements],
    territoire: null,
    libelle: null,
    expireLe: null,
    identifiant: null,
    demonstration,
  }
}
