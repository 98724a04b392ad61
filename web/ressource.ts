/** Reading something from the server inside a component: waiting, failure with retry, value; cached for the visit. */
import { useCallback, useEffect, useState } from 'react'
import { enErreurApi, estAbandon, type ErreurApi } from './appel.ts'
import { enChemin, estLue, lue, retenir } from './lectures.ts'

export type Ressource<T> =
  | { etat: 'attente' }
  | { etat: 'erreur'; erreur: ErreurApi; reessayer: () => void }
  | { etat: 'pret'; valeur: T }

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

  const connue = cle !== null && estLue(cle)
  useEffect(() => {
    if (cle === null || connue) return undefined
    if (estLue(cle)) {
      // Read between the render and here, by who started it earlier.
      setLecture({ cle })
      return undefined
    }
    const abandon = new AbortController()
    const partie = enChemin(cle) as Promise<T> | undefined
    ;(partie ?? charger(abandon.signal)).then(
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
  if (estLue(cle)) return { etat: 'pret', valeur: lue(cle) as T }
  if (lecture?.cle === cle && lecture.erreur) return { etat: 'erreur', erreur: lecture.erreur, reessayer }
  return { etat: 'attente' }
}
