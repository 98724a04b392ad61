/** How fast the files come: over the last seconds only, since what was waited for before says nothing of what is left. */
import { useEffect, useRef, useState } from 'react'
import type { Chargement, FichierRecu } from '#contract/chargement'

const FENETRE_MS = 15_000

/** Bytes that have come, bytes of the files whose size is known, and whether that is all of them. */
export function sommes(fichiers: readonly FichierRecu[]): {
  recus: number
  annonces: number
  tous: boolean
} {
  const attendus = fichiers.filter((f) => f.etat !== 'echec')
  return {
    recus: attendus.reduce((somme, f) => somme + f.recus, 0),
    annonces: attendus.reduce((somme, f) => somme + (f.total ?? f.recus), 0),
    tous: attendus.every((f) => f.total !== null),
  }
}

/** Bytes a second; null while there is nothing to tell it from. @param maintenant when the state was read. */
export function useDebit({ id, bilan }: Chargement, maintenant: number): number | null {
  const points = useRef<{ id: string; quand: number; recus: number }[]>([])
  const [debit, setDebit] = useState<number | null>(null)
  const { recus } = sommes(bilan.fichiers)
  useEffect(() => {
    const suite = points.current.filter((p) => p.id === id && maintenant - p.quand < FENETRE_MS)
    const premier = suite[0]
    points.current = [...suite, { id, quand: maintenant, recus }]
    // what is started again from nothing is not a negative rate
    setDebit(
      premier && recus >= premier.recus && maintenant > premier.quand
        ? (recus - premier.recus) / ((maintenant - premier.quand) / 1000)
        : null,
    )
  }, [id, maintenant, recus])
  return debit
}
