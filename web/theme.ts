/** Light or dark: the reader's choice, else the system's. */
import { useSyncExternalStore } from 'react'

export type Theme = 'clair' | 'sombre'
const CLE = 'qg.theme'
const CHANGEMENT = 'qg:theme'
const systemeSombre = matchMedia('(prefers-color-scheme: dark)')
/** The choice when the browser refuses storage (private window, policy): it lasts as long as the page. */
let choixSansStockage: Theme | null = null

function choix(): Theme | null {
  try {
    const lu = localStorage.getItem(CLE)
    return lu === 'clair' || lu === 'sombre' ? lu : choixSansStockage
  } catch {
    return choixSansStockage
  }
}

const courant = (): Theme => choix() ?? (systemeSombre.matches ? 'sombre' : 'clair')

/** Puts the theme on <html>; called once before the first paint, and at each change. */
export function appliquerTheme(): void {
  document.documentElement.dataset['theme'] = courant()
}

function abonner(rappel: () => void): () => void {
  const suivre = (): void => {
    appliquerTheme()
    rappel()
  }
  addEventListener(CHANGEMENT, suivre)
  systemeSombre.addEventListener('change', suivre)
  return () => {
    removeEventListener(CHANGEMENT, suivre)
    systemeSombre.removeEventListener('change', suivre)
  }
}

export function useTheme(): [Theme, () => void] {
  const theme = useSyncExternalStore(abonner, courant)
  const basculer = (): void => {
    const voulu = theme === 'clair' ? 'sombre' : 'clair'
    try {
      localStorage.setItem(CLE, voulu)
    } catch {
      choixSansStockage = voulu
    }
    dispatchEvent(new Event(CHANGEMENT))
  }
  return [theme, basculer]
}

/** True when the reader asked the system for less movement. */
export const mouvementReduit = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
