/** Width of an element in pixels, followed: charts draw at their real size, so that their text keeps its own. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

export function useLargeur<T extends HTMLElement>(initiale: number): [RefObject<T | null>, number] {
  const element = useRef<T>(null)
  const [largeur, setLargeur] = useState(initiale)
  useLayoutEffect(() => {
    const el = element.current
    if (!el) return undefined
    const observateur = new ResizeObserver(() => setLargeur(Math.max(200, Math.round(el.clientWidth))))
    observateur.observe(el)
    return () => observateur.disconnect()
  }, [])
  return [element, largeur]
}
