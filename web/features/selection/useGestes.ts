/** Gestures of selection on the map: Shift and click, Shift and drag (lasso), or the tool that is on. They never reach the camera. */
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react'
import { circle } from '@turf/turf'
import type { Morceau } from '../../carte/morceau.ts'
import type { Vue } from '../../carte/moteur.ts'
import { pointerDans, type Cible } from '../../carte/pointage.ts'
import { dansPolygone, type Point } from './dedans.ts'
import { dessinerSelection } from './dessiner.ts'
import { bureauxDe } from './pays.ts'
import { projectionDe, type Projection } from './projection.ts'
import type { Mode, Selection } from './useSelection.ts'

export type Outil = 'clic' | 'lasso' | 'cercle'

/** Pixels under which a drag was a click. */
const JEU = 5
const COTES = 96
const RAYON_INITIAL_KM = 3

export interface Cercle {
  centre: Point
  km: number
}

const polygoneDu = ({ centre, km }: Cercle): Point[] =>
  circle([...centre], km, { steps: COTES, units: 'kilometers' }).geometry.coordinates[0] as unknown as Point[]

export interface Gestes {
  toile: RefObject<HTMLCanvasElement | null>
  /** Told at each move of the camera. */
  surVue: (vue: Vue) => void
  captures: {
    onPointerDownCapture: (e: PointerEvent<HTMLElement>) => void
    onClickCapture: (e: MouseEvent<HTMLElement>) => void
  }
  outil: Outil | null
  choisirOutil: (outil: Outil | null) => void
  cercle: Cercle | null
  changerRayon: (km: number) => void
  /** Circle around a point given by the keyboard: the selected place, or the middle of the map. */
  entourer: (centre?: Point) => void
  /** All that the map shows: what a lasso is to the keyboard. */
  prendreLaVue: (retirer: boolean) => void
  /** Adds a place to the selection, or takes it back. */
  basculer: (cible: Cible) => void
}

export function useGestes(selection: Selection, morceaux: readonly Morceau[]): Gestes {
  const toile = useRef<HTMLCanvasElement>(null)
  const vue = useRef<Vue | null>(null)
  const pris = useRef(false)
  const [outil, setOutil] = useState<Outil | null>(null)
  const [cercle, setCercle] = useState<Cercle | null>(null)
  const forme = useRef<readonly Point[]>([])
  const { appliquer, bits, pays } = selection

  const projection = useCallback((): Projection | null => {
    const cadre = toile.current?.getBoundingClientRect()
    return cadre && vue.current ? projectionDe(vue.current, cadre.width, cadre.height) : null
  }, [])
  const dessiner = useCallback(() => {
    const el = toile.current
    const p = projection()
    if (!el || !p) return
    const ratio = Math.min(devicePixelRatio || 1, 2)
    const [largeur, hauteur] = [Math.round(el.clientWidth * ratio), Math.round(el.clientHeight * ratio)]
    if (el.width !== largeur) el.width = largeur
    if (el.height !== hauteur) el.height = hauteur
    const contour = forme.current.length > 0 ? forme.current : cercle ? polygoneDu(cercle) : []
    dessinerSelection(el, { bits, pays, morceaux, forme: contour }, p)
  }, [projection, bits, pays, morceaux, cercle])
  useEffect(dessiner, [dessiner])
  const surVue = useCallback(
    (v: Vue) => {
      vue.current = v
      dessiner()
    },
    [dessiner],
  )

  const entourerDe = (suivant: Cercle, continuer: boolean): void => {
    setCercle(suivant)
    appliquer((lu) => dansPolygone(lu.valeurs, polygoneDu(suivant)), 'ajouter', continuer)
  }
  const cliquer = (point: Point, retirer: boolean): void => {
    if (outil === 'cercle') {
      entourerDe({ centre: point, km: cercle?.km ?? RAYON_INITIAL_KM }, false)
      return
    }
    setCercle(null)
    const cible = pointerDans(morceaux, point[0], point[1])
    if (cible) prendre(cible, retirer ? 'retirer' : 'basculer')
  }
  const prendre = ({ morceau, rang }: Cible, mode: Mode): void => {
    const code = morceau.valeurs.code[rang]!
    appliquer((lu) => bureauxDe(lu, morceau.niveau, code), mode)
  }

  const suivre = (e: PointerEvent<HTMLElement>): void => {
    const cadre = toile.current!.getBoundingClientRect()
    const p = projection()
    if (!p) return
    const situer = (ev: { clientX: number; clientY: number }): Point =>
      p.situer(ev.clientX - cadre.left, ev.clientY - cadre.top)
    const [x0, y0] = [e.clientX, e.clientY]
    const trace: Point[] = [situer(e)]
    let loin = false
    const ecoutes = new AbortController()
    const bouger = (ev: globalThis.PointerEvent): void => {
      loin ||= Math.hypot(ev.clientX - x0, ev.clientY - y0) > JEU
      if (outil === 'cercle' || outil === 'clic') return
      trace.push(situer(ev))
      forme.current = trace
      dessiner()
    }
    const lacher = (ev: globalThis.PointerEvent): void => {
      ecoutes.abort()
      forme.current = []
      dessiner()
      if (!loin) cliquer(situer(ev), ev.altKey)
      else if (outil !== 'cercle' && outil !== 'clic') {
        setCercle(null)
        appliquer((lu) => dansPolygone(lu.valeurs, trace), ev.altKey ? 'retirer' : 'ajouter')
      }
    }
    addEventListener('pointermove', bouger, { signal: ecoutes.signal })
    addEventListener('pointerup', lacher, { signal: ecoutes.signal })
    addEventListener('pointercancel', () => (ecoutes.abort(), (forme.current = []), dessiner()), {
      signal: ecoutes.signal,
    })
  }

  return {
    toile,
    surVue,
    outil,
    choisirOutil: (suivant) => {
      setOutil(suivant)
      setCercle(null)
    },
    cercle,
    captures: {
      onPointerDownCapture(e) {
        const surCarte = e.target instanceof HTMLCanvasElement && e.currentTarget.contains(e.target)
        // With one finger the tool draws; « clic » and « cercle » leave the drag to the camera.
        pris.current = surCarte && e.isPrimary && e.button === 0 && (e.shiftKey || outil === 'lasso')
        if (!pris.current) return
        e.stopPropagation()
        e.preventDefault()
        suivre(e)
      },
      onClickCapture(e) {
        const surCarte = e.target instanceof HTMLCanvasElement
        if (!surCarte) return
        if (pris.current) e.stopPropagation()
        else if (outil === 'clic' || outil === 'cercle') {
          e.stopPropagation()
          const cadre = toile.current!.getBoundingClientRect()
          const p = projection()
          if (p) cliquer(p.situer(e.clientX - cadre.left, e.clientY - cadre.top), e.altKey)
        }
      },
    },
    changerRayon: (km) => cercle && entourerDe({ ...cercle, km }, true),
    basculer: (cible) => prendre(cible, 'basculer'),
    prendreLaVue: (retirer) => {
      const p = projection()
      if (!p) return
      const [ouest, sud, est, nord] = p.emprise
      const cadre: Point[] = [
        [ouest, sud],
        [est, sud],
        [est, nord],
        [ouest, nord],
      ]
      appliquer((lu) => dansPolygone(lu.valeurs, cadre), retirer ? 'retirer' : 'ajouter')
    },
    entourer: (centre) => {
      const milieu: Point | null = vue.current && [vue.current.longitude, vue.current.latitude]
      const point = centre ?? milieu
      if (point) entourerDe({ centre: point, km: cercle?.km ?? RAYON_INITIAL_KM }, false)
    },
  }
}
