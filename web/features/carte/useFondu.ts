/** Colours that pass from one drawing to the next; nothing moves for who refuses movement. */
import { useEffect, useRef, useState } from 'react'
import { melanger } from '../../carte/fondu.ts'
import { mouvementReduit } from '../../theme.ts'

const DUREE_MS = 420

interface Part {
  couleurs: Uint8Array
}

/**
 * @param parts what is painted now, by part of the map.
 * @param dessin what decides the colours: a fade starts when it changes, and only then (a filter answers at once).
 */
export function useFondu<P extends Part>(parts: readonly P[], dessin: object, actif: boolean): readonly P[] {
  const avant = useRef<{ parts: readonly P[]; dessin: object }>({ parts, dessin })
  const [fondues, setFondues] = useState<readonly P[] | null>(null)
  useEffect(() => {
    const { parts: anciennes, dessin: ancien } = avant.current
    avant.current = { parts, dessin }
    const memes =
      anciennes.length === parts.length &&
      anciennes.every((p, k) => p.couleurs.length === parts[k]!.couleurs.length)
    if (!actif || ancien === dessin || !memes || mouvementReduit()) {
      setFondues(null)
      return undefined
    }
    const debut = performance.now()
    let image = 0
    const avancer = (maintenant: number): void => {
      const t = Math.min(1, Math.max(0, (maintenant - debut) / DUREE_MS))
      if (t === 1) {
        setFondues(null)
        return
      }
      setFondues(parts.map((p, k) => ({ ...p, couleurs: melanger(anciennes[k]!.couleurs, p.couleurs, t) })))
      image = requestAnimationFrame(avancer)
    }
    image = requestAnimationFrame(avancer)
    return () => cancelAnimationFrame(image)
  }, [parts, dessin, actif])
  return fondues ?? parts
}
