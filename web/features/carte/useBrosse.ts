/** What the legend keeps: the map follows the hand, the address waits for its end. */
import { useCallback, useState } from 'react'
import type { Brosse } from '../../carte/brosse.ts'
import type { Modifier } from './useEtatCarte.ts'

export function useBrosse(
  ecrite: Brosse | null,
  modifier: Modifier,
): [brosse: Brosse | null, brosser: (brosse: Brosse | null, fini: boolean) => void] {
  const [vive, setVive] = useState<Brosse | null | undefined>(undefined)
  const brosser = useCallback(
    (b: Brosse | null, fini: boolean): void => {
      setVive(fini ? undefined : b)
      if (fini) modifier({ brosse: b }, { remplacer: true })
    },
    [modifier],
  )
  return [vive === undefined ? ecrite : vive, brosser]
}
