/** The selection over the map: its canvas, the button that opens its card; and what other pages send to it. */
import { useEffect, useRef } from 'react'
import { niveauDuCode } from '../../carte/niveaux.ts'
import { recevoir } from '../../selection.ts'
import { bureauxDe } from './pays.ts'
import type { Gestes } from './useGestes.ts'
import type { Selection } from './useSelection.ts'

export function CarteSelection(props: {
  choix: Selection
  gestes: Gestes
  ouverte: boolean
  ouvrir: (ouverte: boolean) => void
  /** Filter in the address, and what applies one. */
  filtre: string
  filtrer: (texte: string) => void
}) {
  const { choix, gestes, ouverte, ouvrir, filtre, filtrer } = props
  const { appliquer } = choix
  const premier = useRef(filtre)
  useEffect(() => {
    if (premier.current !== '') filtrer(premier.current)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the filter of the address, once.
  }, [])
  useEffect(
    () =>
      recevoir((codes) => {
        ouvrir(true)
        for (const code of codes) appliquer((pays) => bureauxDe(pays, niveauDuCode(code), code), 'ajouter')
      }),
    [appliquer, ouvrir],
  )
  // A gesture on the map opens the card: what was chosen must be seen.
  const { nombre } = choix
  useEffect(() => {
    if (nombre > 0) ouvrir(true)
  }, [nombre, ouvrir])
  return (
    <>
      <canvas ref={gestes.toile} className="toile-selection" aria-hidden="true" />
      {!ouverte && (
        <button
          type="button"
          className="flottant bouton selection-ouvrir"
          title="Sélectionner des bureaux (E)"
          onClick={() => ouvrir(true)}
        >
          Sélection{nombre > 0 ? ` (${nombre})` : ''}
        </button>
      )}
    </>
  )
}
