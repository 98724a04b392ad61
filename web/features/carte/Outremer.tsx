/** Overseas départements as insets of the national view; each opens the map there. */
import { useEffect, useMemo, useRef } from 'react'
import { objets } from '../../carte/mots.ts'
import { dessinerEncart, encartsDe, type Encart, type Habit } from '../../carte/encart.ts'
import type { Morceau } from '../../carte/morceau.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import { ZOOM_NATIONAL } from './mesures.ts'

export function Outremer(props: {
  morceaux: readonly Morceau[]
  zoom: number
  habit: Habit
  cadrer: (emprise: Emprise) => void
}) {
  const { habit, cadrer } = props
  const morceau = props.morceaux.find((m) => m.departement === null)
  const encarts = useMemo(() => (morceau ? encartsDe(morceau) : []), [morceau])
  if (!morceau || props.zoom >= ZOOM_NATIONAL || encarts.length === 0) return null
  return (
    <div className="outremer" role="group" aria-label="Départements d’outre-mer">
      {encarts.map((encart) => (
        <button
          key={encart.departement}
          type="button"
          className="flottant encart"
          title={`Aller sur la carte : ${encart.nom}`}
          onClick={() => cadrer(encart.emprise)}
        >
          <Toile morceau={morceau} encart={encart} habit={habit} />
          {encart.nom}
          <span className="invisible">, {objets(morceau.niveau, encart.rangs.length)}</span>
        </button>
      ))}
    </div>
  )
}

function Toile({ morceau, encart, habit }: { morceau: Morceau; encart: Encart; habit: Habit }) {
  const toile = useRef<HTMLCanvasElement>(null)
  const { rendu, filtre, foyers, theme } = habit
  useEffect(() => {
    if (toile.current) dessinerEncart(toile.current, morceau, encart, { rendu, filtre, foyers, theme })
  }, [morceau, encart, rendu, filtre, foyers, theme])
  return <canvas ref={toile} aria-hidden="true" />
}
