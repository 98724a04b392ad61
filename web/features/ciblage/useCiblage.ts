/** The allocation of the server for a state; the former one stays, said to be old, while the new one is computed. */
import { useState } from 'react'
import type { Ciblage } from '#contract/ciblage'
import { api } from '../../api.ts'
import type { ErreurApi } from '../../appel.ts'
import { useRessource } from '../../ressource.ts'
import { requete, type EtatCiblage } from './etat.ts'

export interface CiblageLu {
  /** The allocation and the state that it answers; null before the first one of a département. */
  reponse: { ciblage: Ciblage; etat: EtatCiblage } | null
  enCours: boolean
  erreur: { erreur: ErreurApi; reessayer: () => void } | null
}

export function useCiblage(etat: EtatCiblage): CiblageLu {
  const lecture = useRessource(etat.departement ? requete(etat) : null, (signal) =>
    api.ciblage(requete(etat), signal),
  )
  const [derniere, setDerniere] = useState<CiblageLu['reponse']>(null)
  const pret = lecture.etat === 'pret' ? lecture.valeur : null
  if (pret && (derniere?.ciblage !== pret || derniere.etat !== etat)) setDerniere({ ciblage: pret, etat })
  return {
    reponse: derniere?.etat.departement === etat.departement ? derniere : null,
    enCours: lecture.etat === 'attente',
    erreur: lecture.etat === 'erreur' ? lecture : null,
  }
}
