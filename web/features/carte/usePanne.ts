/** A map that broke draws itself again, a few times; then the reader decides. */
import { useCallback, useEffect, useRef, useState } from 'react'

const ESSAIS_PAR_MINUTE = 3
const ATTENTE_MS = 500

export function usePanne() {
  const [panne, surPerte] = useState<string | null>(null)
  const [essai, setEssai] = useState(0)
  const recents = useRef<number[]>([])
  const redessiner = useCallback((): void => {
    surPerte(null)
    setEssai((n) => n + 1)
  }, [])
  useEffect(() => {
    if (panne === null) return undefined
    const essais = recents.current.filter((t) => performance.now() - t < 60_000)
    if (essais.length >= ESSAIS_PAR_MINUTE) return undefined
    const minuterie = setTimeout(
      () => {
        recents.current = [...essais, performance.now()]
        redessiner()
      },
      ATTENTE_MS * (1 + essais.length),
    )
    return () => clearTimeout(minuterie)
  }, [panne, redessiner])
  return { panne, surPerte, essai, redessiner }
}
