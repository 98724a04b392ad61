/** Who the server believes this browser to be; one answer for the whole page, read again when it changes. */
import { useEffect, useSyncExternalStore } from 'react'
import type { Session } from '#contract/acces'
import { api } from './api.ts'

let session: Session | null = null
let demandee = false
const abonnes = new Set<() => void>()

export function retenirSession(nouvelle: Session): void {
  session = nouvelle
  for (const rappel of abonnes) rappel()
}

function abonner(rappel: () => void): () => void {
  abonnes.add(rappel)
  return () => abonnes.delete(rappel)
}

/** Null until the server has answered, and while it is out of reach. */
export function useSession(): Session | null {
  useEffect(() => {
    if (demandee) return
    demandee = true
    api.session(new AbortController().signal).then(retenirSession, () => {
      demandee = false // out of reach: the next page asks again
    })
  }, [])
  return useSyncExternalStore(abonner, () => session)
}

const NOMS = {
  visiteur: 'Visiteur',
  lien: 'Lien partagé',
  lecture: 'Lecture',
  groupe: 'Groupe',
  federation: 'Fédération',
  siege: 'Siège',
} as const
export const nomDuRole = (role: Session['role']): string => NOMS[role]
