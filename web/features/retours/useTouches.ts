/** Keys of the inbox: j and k move, the others decide; never while typing, never with a modifier. */
import { useEffect, useRef } from 'react'

export function useTouches(touches: Readonly<Record<string, () => void>>): void {
  const courantes = useRef(touches)
  useEffect(() => {
    courantes.current = touches
  })
  useEffect(() => {
    const suivre = (e: KeyboardEvent): void => {
      const saisie =
        e.target instanceof Element && e.target.closest('input, textarea, select, dialog') !== null
      if (saisie || e.ctrlKey || e.metaKey || e.altKey || e.repeat) return
      const agir = courantes.current[e.key]
      if (!agir) return
      e.preventDefault()
      agir()
    }
    document.addEventListener('keydown', suivre)
    return () => document.removeEventListener('keydown', suivre)
  }, [])
}
