/** A list read from the server that the page then changes: read again at will, never cached. */
import { useCallback, useEffect, useState } from 'react'
import { enErreurApi, estAbandon, type ErreurApi } from '../appel.ts'

export interface Liste<T> {
  valeur: T | null
  erreur: ErreurApi | null
  relire: () => void
  remplacer: (valeur: T) => void
}

/** @param cle reads again when it changes. */
export function useListe<T>(cle: string, charger: (s: AbortSignal) => Promise<T>): Liste<T> {
  const [valeur, setValeur] = useState<T | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const [tour, setTour] = useState(0)
  useEffect(() => {
    const abandon = new AbortController()
    setErreur(null)
    charger(abandon.signal).then(setValeur, (e: unknown) => {
      if (!estAbandon(e)) setErreur(enErreurApi(e))
    })
    return () => abandon.abort()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `cle` stands for `charger`
  }, [cle, tour])
  return { valeur, erreur, relire: useCallback(() => setTour((n) => n + 1), []), remplacer: setValeur }
}
