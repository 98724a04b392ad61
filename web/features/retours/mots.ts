/** Words of the inbox: statuses, decisions, and the key of each. */
import type { StatutObservation } from '#domain/observation'

export const NOMS_STATUTS: Record<StatutObservation, string> = {
  recue: 'À lire',
  qualifiee: 'Qualifiés',
  publiee: 'Publiés',
  ecartee: 'Écartés',
}

/** `fait` follows « Retour de … ». */
export const DECISIONS: readonly {
  statut: StatutObservation
  nom: string
  touche: string | null
  fait: string
}[] = [
  { statut: 'publiee', nom: 'Publier', touche: 'p', fait: 'publié' },
  {
    statut: 'qualifiee',
    nom: 'Qualifier',
    touche: 'q',
    fait: 'qualifié : il compte, son texte reste au siège',
  },
  { statut: 'ecartee', nom: 'Écarter', touche: 'e', fait: 'écarté' },
  { statut: 'recue', nom: 'Remettre à lire', touche: null, fait: 'remis à lire' },
]
