/** Keyboard of the map; never active in a field nor over a dialog. */
import { useEffect, useRef } from 'react'

export const RACCOURCIS: readonly (readonly [touches: string, effet: string])[] = [
  ['⌘ K ou Ctrl K', 'chercher un lieu'],
  ['0', 'niveau automatique'],
  ['1 à 5', 'région, département, circonscription, commune, bureau'],
  ['L', 'couche suivante'],
  ['F', 'foyers d’abstention'],
  ['T', 'tableau'],
  ['S', 'scénario'],
  ['A', 'épingler le lieu choisi, pour le comparer'],
  ['C', 'comparer le lieu choisi au lieu épinglé'],
  ['R', 'tout garder (filtres et légende)'],
  ['E', 'sélection de bureaux'],
  ['U', 'annuler la dernière étape de la sélection'],
  ['[ et ]', 'lieu précédent, suivant'],
  ['+ et −', 'zoom'],
  ['← ↑ → ↓', 'déplacer la carte, quand elle a le focus ; Entrée choisit le lieu du centre'],
  ['Maj + Entrée', 'dans le tableau : ajouter la ligne à la sélection, ou la retirer'],
  ['Échap', 'fermer le panneau'],
  ['?', 'cette aide'],
]

const estChamp = (cible: EventTarget | null): boolean =>
  cible instanceof HTMLElement &&
  (cible.isContentEditable || /^(TEXTAREA|SELECT)$/.test(cible.tagName) || estSaisie(cible))

/** Checkboxes and radios keep the shortcuts: one does not type in them. */
const estSaisie = (cible: HTMLElement): boolean =>
  cible instanceof HTMLInputElement && !['checkbox', 'radio'].includes(cible.type)

export function useRaccourcis(gestes: Readonly<Record<string, () => void>>): void {
  const derniers = useRef(gestes)
  useEffect(() => {
    derniers.current = gestes
  })
  useEffect(() => {
    const ecouter = (e: KeyboardEvent): void => {
      if (e.defaultPrevented || e.metaKey || e.ctrlKey || e.altKey || estChamp(e.target)) return
      if (document.querySelector('dialog[open]')) return
      const geste = derniers.current[e.key.length === 1 ? e.key.toLowerCase() : e.key]
      if (!geste) return
      e.preventDefault()
      geste()
    }
    addEventListener('keydown', ecouter)
    return () => removeEventListener('keydown', ecouter)
  }, [])
}
