/** Whether the window is at least this wide, followed. */
import { useSyncExternalStore } from 'react'

export function useFenetre(pixels: number): boolean {
  const question = `(min-width: ${pixels}px)`
  return useSyncExternalStore(
    (rappel) => {
      const media = matchMedia(question)
      media.addEventListener('change', rappel)
      return () => media.removeEventListener('change', rappel)
    },
    () => matchMedia(question).matches,
  )
}
