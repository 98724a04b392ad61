/** The state of the page follows the address. A gesture shows at once, and goes to the address once the hand has stopped. */
import { useEffect, useMemo, useState } from 'react'
import type { Publication } from '#contract/publication'
import { aller, useAdresse } from '../../navigation.ts'
import { ecrireEtat, lireEtat, type EtatCiblage } from './etat.ts'

/** Wait after a gesture before the address changes and the server is asked again. */
const REPIT_MS = 160

export interface EtatSuivi {
  /** What the controls show. */
  etat: EtatCiblage
  /** What the address says, and the server is asked. */
  pose: EtatCiblage
  changer: (partiel: Partial<EtatCiblage>) => void
}

export function useEtatCiblage({ departements }: Publication): EtatSuivi {
  const recherche = useAdresse().replace(/^[^?]*/, '')
  const pose = useMemo(() => lireEtat(recherche, departements), [recherche, departements])
  const [geste, setGeste] = useState<EtatCiblage | null>(null)
  useEffect(() => {
    if (!geste) return undefined
    const minuterie = setTimeout(() => {
      // Another département is another question: « back » returns to the former one.
      aller(`/ciblage${ecrireEtat(geste)}`, { remplacer: geste.departement === pose.departement })
      setGeste(null)
    }, REPIT_MS)
    return () => clearTimeout(minuterie)
  }, [geste, pose])
  return {
    etat: geste ?? pose,
    pose,
    changer: (partiel) => setGeste({ ...(geste ?? pose), ...partiel }),
  }
}
