/** Where the camera is: told to the page when it rests, written in the address without a step in the history. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Vue } from '../../carte/moteur.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import { lireEtat } from './adresse.ts'
import type { Camera } from './useCarte.ts'
import type { Modifier } from './useEtatCarte.ts'

const REPOS_MS = 120
const REPOS_ADRESSE_MS = 400

/** An address that names a place without a view asks the camera to go there; until then the address is not rewritten. */
export class Trajet {
  #arriveeA: string | null = null

  /** True while the camera still has to reach the selected place. */
  attendu(selection: string | null, vue: Vue | null): boolean {
    if (vue !== null) this.#arriveeA = null
    return selection !== null && vue === null && this.#arriveeA !== selection
  }

  arriver(selection: string | null): void {
    this.#arriveeA = selection
  }
}

export function useCamera(initiale: Camera, modifier: Modifier) {
  const [camera, setCamera] = useState(initiale)
  const [trajet] = useState(() => new Trajet())
  const minuteries = useRef<number[]>([])
  const surVue = useCallback(
    (vue: Vue, emprise: Emprise) => {
      minuteries.current.forEach(clearTimeout)
      minuteries.current = [
        window.setTimeout(() => setCamera({ zoom: vue.zoom, emprise }), REPOS_MS),
        window.setTimeout(() => {
          const etat = lireEtat(location.search)
          if (!trajet.attendu(etat.selection, etat.vue)) modifier({ vue }, { remplacer: true })
        }, REPOS_ADRESSE_MS),
      ]
    },
    [modifier, trajet],
  )
  useEffect(() => () => minuteries.current.forEach(clearTimeout), [])
  return { camera, surVue, trajet }
}
