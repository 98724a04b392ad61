/** A map that broke draws itself again, a few times; then the reader decides. */
import { useEffect, useRef } from 'react'

const ESSAIS_PAR_MINUTE = 3
const ATTENTE_MS = 500

export function useReprise(panne: string | null, redessiner: () => void): void {
  const essais = useRef<number[]>([])
  useEffect(() => {
    if (panne === null) return undefined
    const recents = essais.current.filter((t) => performance.now() - t < 60_000)
    if (recents.length >= ESSAIS_PAR_MINUTE) return undefined
    const minuterie = setTimeout(
      () => {
        essais.current = [...recents, performance.now()]
        redessiner()
      },
      ATTENTE_MS * (1 + recents.length),
    )
    return () => clearTimeout(minuterie)
  }, [panne, redessiner])
}
