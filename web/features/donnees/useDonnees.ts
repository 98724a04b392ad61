/** The state of the loads, asked again while one is going on: a reload of the page finds the run where it is. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EtatDonnees } from '#contract/chargement'
import { api } from '../../api.ts'
import { enErreurApi, estAbandon, type ErreurApi } from '../../appel.ts'

const RYTHME_EN_COURS = 700
const RYTHME_AU_REPOS = 15_000

export interface Donnees {
  etat: EtatDonnees | null
  erreur: ErreurApi | null
  /** When the state was read, milliseconds. */
  maintenant: number
  relire: () => void
}

export function useDonnees(): Donnees {
  const [lu, setLu] = useState<Omit<Donnees, 'relire'>>({ etat: null, erreur: null, maintenant: 0 })
  const reveil = useRef<() => void>(() => {})
  useEffect(() => {
    const abandon = new AbortController()
    let minuterie = 0
    const lire = (): void => {
      clearTimeout(minuterie)
      api.donnees(abandon.signal).then(
        (etat) => {
          setLu({ etat, erreur: null, maintenant: Date.now() })
          minuterie = window.setTimeout(lire, etat.enCours ? RYTHME_EN_COURS : RYTHME_AU_REPOS)
        },
        (e: unknown) => {
          if (estAbandon(e)) return
          setLu((avant) => ({ ...avant, erreur: enErreurApi(e) }))
          minuterie = window.setTimeout(lire, RYTHME_AU_REPOS)
        },
      )
    }
    reveil.current = lire
    lire()
    return () => {
      abandon.abort()
      clearTimeout(minuterie)
    }
  }, [])
  return { ...lu, relire: useCallback(() => reveil.current(), []) }
}
