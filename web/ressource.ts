/** Reading something from the server inside a component: waiting, failure with retry, value; cached for the visit. */
import { useCallback, useEffect, useState } from 'react'
import { enErreurApi, estAbandon, type ErreurApi } from './api.ts'

export type Ressource<T> =
  | { etat: 'attente' }
  | { etat: 'erreur'; erreur: ErreurApi; reessayer: () => void }
  | { etat: 'pret'; valeur: T }

const CAPACITE = 200
const cache = new Map<string, unknown>()

function retenir(cle: string, valeur: unknown): void {
  cache.set(cle, valeur)
  const plusAncienne = cache.keys().next().value
  if (cache.size > CAPACITE && plusAncienne !== undefined) cache.delete(plusAncienne)
}

interface Lecture<T> {
  cle: string
  valeur?: T
  erreur?: ErreurApi
}

/**
 * @param cle identifies the thing read; null reads nothing. `charger` may change at each render: only `cle` starts a read.
 */
export function useRessource<T>(
  cle: string | null,
  charger: (signal: AbortSignal) => Promise<T>,
): Ressource<T> {
  const [lecture, setLecture] = useState<Lecture<T> | null>(null)
  const [essai, setEssai] = useState(0)
  const reessayer = useCallback(() => {
    setLecture(null)
    setEssai((n) => n + 1)
  }, [])

  useEffect(() => {
    if (cle === null || cache.has(cle)) return undefined
    const abandon = new AbortController()
    charger(abandon.signal).then(
      (valeur) => {
        retenir(cle, valeur)
        setLecture({ cle, valeur })
      },
      (erreur: unknown) => {
        if (!estAbandon(erreur)) setLecture({ cle, erreur: enErreurApi(erreur) })
      },
    )
    return () => abandon.abort()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `cle` stands for `charger`.
  }, [cle, essai])

  if (cle === null) return { etat: 'attente' }
  if (cache.has(cle)) return { etat: 'pret', valeur: cache.get(cle) as T }
  if (lecture?.cle === cle && lecture.erreur) return { etat: 'erreur', erreur: lecture.erreur, reessayer }
  return { etat: 'attente' }
}
