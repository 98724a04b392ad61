/** A `<details>` that behaves as a menu: closed by Échap, and by a click elsewhere. */
import { useEffect, useRef, type RefObject } from 'react'

export function useVolet(): RefObject<HTMLDetailsElement | null> {
  const volet = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const fermer = (e: Event): void => {
      const v = volet.current
      if (!v?.open) return
      const dehors = e.type === 'pointerdown' && !v.contains(e.target as Node)
      const echap = e instanceof KeyboardEvent && e.key === 'Escape'
      if (echap) v.querySelector('summary')?.focus()
      if (dehors || echap) v.open = false
    }
    addEventListener('pointerdown', fermer)
    addEventListener('keydown', fermer)
    return () => {
      removeEventListener('pointerdown', fermer)
      removeEventListener('keydown', fermer)
    }
  }, [])
  return volet
}
