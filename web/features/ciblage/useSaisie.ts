/** A number being typed: what is half written stays on screen, only what is within the bounds is kept. */
import { useState, type ChangeEvent, type KeyboardEvent } from 'react'
import { borner, type Borne } from './etat.ts'

export function useSaisie(valeur: number, borne: Borne, changer: (valeur: number) => void, parPas = false) {
  const [saisie, setSaisie] = useState<string | null>(null)
  const finir = (): void => {
    // Out of the bounds, the nearest one is what was meant.
    if (saisie !== null && saisie.trim() !== '') changer(borner(Number(saisie), borne, parPas))
    setSaisie(null)
  }
  return {
    type: 'number',
    min: borne.min,
    max: borne.max,
    step: borne.pas,
    value: saisie ?? valeur,
    onChange: (e: ChangeEvent<HTMLInputElement>): void => {
      const texte = e.target.value
      setSaisie(texte)
      const lu = Number(texte)
      if (texte.trim() !== '' && lu >= borne.min && lu <= borne.max) changer(borner(lu, borne, parPas))
    },
    onBlur: finir,
    onKeyDown: (e: KeyboardEvent): void => {
      if (e.key === 'Enter') finir()
    },
  } as const
}
