/** What the page knows of the network: online or not, the oldest copy on screen, a new version that waits. */
import { useSyncExternalStore } from 'react'
import { ENTETE_COPIE } from './protocole.ts'

export interface EtatReseau {
  enLigne: boolean
  /** Date of the oldest copy read since the network was last there, ISO; null: everything is fresh. */
  copieDu: string | null
  /** Replaces this version by the one that waits; null: none waits. */
  remplacer: (() => void) | null
}

let etat: EtatReseau = { enLigne: navigator.onLine, copieDu: null, remplacer: null }
const abonnes = new Set<() => void>()

function changer(nouveau: Partial<EtatReseau>): void {
  etat = { ...etat, ...nouveau }
  for (const abonne of abonnes) abonne()
}

addEventListener('online', () => changer({ enLigne: true, copieDu: null }))
addEventListener('offline', () => changer({ enLigne: false }))

/** Called with each answer: a copy is dated, an answer of the server says that it is there. */
export function noterReponse({ headers }: Response): void {
  const date = headers.get(ENTETE_COPIE)
  // Files that never change are copies too, and as good as fresh.
  if (date === null || (headers.get('cache-control') ?? '').includes('immutable')) return
  if (etat.copieDu === null || date < etat.copieDu) changer({ copieDu: date })
}

export const noterVersion = (remplacer: () => void): void => changer({ remplacer })

function abonner(rappel: () => void): () => void {
  abonnes.add(rappel)
  return () => abonnes.delete(rappel)
}

export const useEtatReseau = (): EtatReseau => useSyncExternalStore(abonner, () => etat)
