/** Words of an issue: its statuses in the order of its life, and the steps that lead to each. */
import type { StatutEnjeu } from '#domain/observation'

export const NOMS_STATUTS: Record<StatutEnjeu, string> = {
  propose: 'Proposés',
  verifie: 'Vérifiés',
  publie: 'Publiés',
  ecarte: 'Écartés',
}

/** `fait` follows « Enjeu de … ». */
export const PAS: readonly { statut: StatutEnjeu; nom: string; fait: string }[] = [
  { statut: 'verifie', nom: 'Vérifier', fait: 'vérifié' },
  { statut: 'publie', nom: 'Publier', fait: 'publié : il est sur les fiches' },
  { statut: 'ecarte', nom: 'Écarter', fait: 'écarté' },
  { statut: 'propose', nom: 'Remettre aux proposés', fait: 'remis aux proposés' },
]

export const PROVENANCES = {
  siege: 'écrit au siège ou en fédération',
  observation: 'venu d’une fiche d’observation',
  signal: 'venu d’un chiffre',
} as const
