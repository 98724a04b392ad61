/** The rounds in a row: choose one, or let them go by; the map fades from one to the next. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { nomTour } from '#domain/couche/registre'
import type { Scrutin } from '#domain/scrutin'
import { mouvementReduit } from '../../theme.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Icone } from '../../ui/Icone.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { ecrireCleDeTour, type CleDeTour } from './familles.ts'

const CADENCE_MS = 1600

export interface ProprietesFrise {
  lue: CleDeTour
  tours: readonly Scrutin[]
  choisir: (cle: string) => void
  /** Reads every round beforehand, so that none is waited for. */
  precharger: (cles: readonly string[]) => void
  /** The round on screen is not the one asked for yet. */
  enAttente: boolean
  ouvrirTous: () => void
}

export function Frise(props: ProprietesFrise) {
  const { lue, tours, choisir, precharger, enAttente } = props
  const [joue, setJoue] = useState(false)
  const mobile = lue.vers === null ? 'de' : 'vers'
  const code = lue[mobile] ?? lue.de
  const rang = tours.findIndex((s) => s.code === code)
  const autre = lue.vers === null ? -1 : tours.findIndex((s) => s.code === lue.de)
  const cleDe = (k: number): string => ecrireCleDeTour({ ...lue, [mobile]: tours[k]!.code })
  const aller = (k: number): void => {
    const suivant = (k + tours.length) % tours.length
    if (suivant === autre) return
    choisir(cleDe(suivant))
  }
  const dire = tours[rang] ? nomTour(tours[rang]) : ''
  useEffect(() => {
    if (dire) annoncer(dire)
  }, [dire])

  const pas = useRef((_depuis: number): void => undefined)
  useEffect(() => {
    pas.current = (depuis) => aller(depuis + 1 === autre ? depuis + 2 : depuis + 1)
  })
  useEffect(() => {
    if (!joue || enAttente) return undefined
    const minuterie = setTimeout(() => pas.current(rang), CADENCE_MS)
    return () => clearTimeout(minuterie)
  }, [joue, enAttente, rang])

  const basculerLecture = (): void => {
    if (!joue) precharger(tours.map((_, k) => cleDe(k)).filter((_, k) => k !== autre))
    setJoue(!joue)
  }
  const main = (k: number): void => {
    setJoue(false)
    aller(k)
  }
  return (
    <div className="frise" role="group" aria-label="Tour montré">
      <button
        type="button"
        className="bouton bouton-nu bouton-icone"
        aria-label={joue ? 'Arrêter' : 'Faire défiler les tours'}
        aria-pressed={joue}
        title={mouvementReduit() ? 'Faire défiler les tours, sans fondu' : 'Faire défiler les tours'}
        onClick={basculerLecture}
      >
        <Icone nom={joue ? 'pause' : 'lecture'} />
      </button>
      <Axe tours={tours} rang={rang} autre={autre} dire={dire} choisir={main} />
      <span className="frise-nom" aria-hidden="true">
        <Texte>{dire}</Texte>
      </span>
      <button type="button" className="bouton bouton-nu frise-tous" onClick={props.ouvrirTous}>
        Tous
      </button>
    </div>
  )
}

function Axe(props: {
  tours: readonly Scrutin[]
  rang: number
  autre: number
  dire: string
  choisir: (rang: number) => void
}) {
  const { tours, rang, autre, choisir } = props
  const axe = useRef<HTMLDivElement>(null)
  const n = tours.length
  const viser = (e: PointerEvent): void => {
    const { left, width } = axe.current!.getBoundingClientRect()
    const k = Math.round(((e.clientX - left) / width) * n - 0.5)
    const vise = Math.max(0, Math.min(n - 1, k))
    if (vise !== rang) choisir(vise)
  }
  const auClavier = (e: KeyboardEvent): void => {
    const sauts: Record<string, number> = {
      ArrowLeft: rang - 1,
      ArrowDown: rang - 1,
      ArrowRight: rang + 1,
      ArrowUp: rang + 1,
      Home: 0,
      End: n - 1,
    }
    const k = sauts[e.key]
    if (k === undefined) return
    e.preventDefault()
    const saute = k === autre ? k + Math.sign(k - rang) : k
    choisir(Math.max(0, Math.min(n - 1, saute)))
  }
  return (
    <div
      ref={axe}
      className="frise-axe"
      role="slider"
      tabIndex={0}
      aria-label="Tour"
      aria-valuemin={1}
      aria-valuemax={n}
      aria-valuenow={rang + 1}
      aria-valuetext={props.dire}
      onKeyDown={auClavier}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId)
        viser(e)
      }}
      onPointerMove={(e) => {
        if (e.currentTarget.hasPointerCapture(e.pointerId)) viser(e)
      }}
    >
      {tours.map((s, k) => (
        <span
          key={s.code}
          className={[
            'frise-tour',
            s.tour === 2 ? 'second' : '',
            k === rang ? 'choisi' : '',
            k === autre ? 'origine' : '',
          ].join(' ')}
          title={nomTour(s)}
        >
          <i />
          {s.tour === 1 && (
            <em>
              {s.court.replace(/ \d+$/, '')}
              <br />
              {s.annee}
            </em>
          )}
        </span>
      ))}
    </div>
  )
}
