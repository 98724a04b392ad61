/** A set of bureaux: made step by step, each step undone by one key. */
import { useCallback, useRef, useState } from 'react'
import type { PlanCarte } from '#contract/carte'
import { pluriel } from '#domain/typographie'
import {
  compter,
  depuisBase64,
  difference,
  egaux,
  intersection,
  union,
  vides,
  type Bits,
} from '#domain/selection/bits'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { lirePays } from './lirePays.ts'
import type { Pays } from './pays.ts'

const RETOURS_MAX = 50

export type Mode = 'ajouter' | 'retirer' | 'remplacer' | 'basculer'

export interface Selection {
  pays: Pays | null
  /** Null until the first gesture. */
  bits: Bits | null
  nombre: number
  enAttente: boolean
  erreur: ErreurApi | null
  /** Applies a set to the selection; `base` replaces what the last step started from (a radius being dragged). */
  appliquer: (trouver: (pays: Pays) => Bits | Promise<Bits>, mode: Mode, continuer?: boolean) => void
  annuler: (() => void) | null
  vider: () => void
}

function combiner(base: Bits, pris: Bits, mode: Mode): Bits {
  if (mode === 'remplacer') return pris
  if (mode === 'retirer') return difference(base, pris)
  // A second gesture on what is wholly chosen takes it back.
  if (mode === 'basculer' && egaux(intersection(base, pris), pris)) return difference(base, pris)
  return union(base, pris)
}

/** Bureaux that a filter in French keeps; the server reads the indicators and the rounds that the page has not. */
export async function filtrerPays({ valeurs }: Pays, texte: string): Promise<Bits> {
  const { bits } = await api.filtre(texte, new AbortController().signal)
  return depuisBase64(bits, valeurs.n) ?? vides(valeurs.n)
}

export function useSelection(plan: PlanCarte): Selection {
  const [pays, setPays] = useState<Pays | null>(null)
  /** Successive selections, the present one last. */
  const [etapes, setEtapes] = useState<readonly Bits[]>([])
  const [enAttente, setEnAttente] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const dernier = useRef(0)

  const appliquer = useCallback<Selection['appliquer']>(
    (trouver, mode, continuer = false) => {
      const numero = ++dernier.current
      setEnAttente(true)
      const faire = async (): Promise<void> => {
        const lu = await lirePays(plan)
        const pris = await trouver(lu)
        if (numero !== dernier.current) return
        setPays(lu)
        setErreur(null)
        setEnAttente(false)
        setEtapes((avant) => {
          const garde = continuer ? avant.slice(0, -1) : avant
          const suite = combiner(garde.at(-1) ?? vides(lu.valeurs.n), pris, mode)
          return [...garde.slice(-RETOURS_MAX), suite]
        })
        const n = compter(pris)
        annoncer(
          n === 0
            ? 'Aucun bureau à cet endroit.'
            : `Sélection : ${pluriel(n, 'bureau', 'bureaux')} de plus ou de moins.`,
        )
      }
      faire().catch((e: unknown) => {
        if (numero !== dernier.current) return
        setEnAttente(false)
        setErreur(enErreurApi(e))
      })
    },
    [plan],
  )
  const annuler = (): void => {
    setEtapes(etapes.slice(0, -1))
    annoncer('Dernière étape de la sélection annulée.')
  }
  const bits = etapes.at(-1) ?? null
  return {
    pays,
    bits,
    nombre: bits ? compter(bits) : 0,
    enAttente,
    erreur,
    appliquer,
    annuler: etapes.length > 0 ? annuler : null,
    vider: () => setEtapes(bits ? [...etapes.slice(-RETOURS_MAX), vides(32 * bits.length)] : []),
  }
}
