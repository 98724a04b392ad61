/** A menu of links under a button: closed by Échap, by a choice, by a click elsewhere. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Icone, type NomIcone } from './Icone.tsx'

export function Menu(props: { nom: string; icone: NomIcone; courant: boolean; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const fermer = (e: Event): void => {
      const m = menu.current
      if (!m?.open) return
      const dehors = e.type === 'pointerdown' && !m.contains(e.target as Node)
      const echap = e instanceof KeyboardEvent && e.key === 'Escape'
      if (echap) m.querySelector('summary')?.focus()
      if (dehors || echap) m.open = false
    }
    addEventListener('pointerdown', fermer)
    addEventListener('keydown', fermer)
    return () => {
      removeEventListener('pointerdown', fermer)
      removeEventListener('keydown', fermer)
    }
  }, [])
  return (
    <details
      ref={menu}
      className="menu"
      onClick={(e) => {
        if ((e.target as Element).closest('a')) menu.current!.open = false
      }}
    >
      <summary data-courant={props.courant || undefined}>
        <Icone nom={props.icone} taille={20} />
        {props.nom}
        <Icone nom="bas" taille={12} />
      </summary>
      <div className="menu-liste">{props.children}</div>
    </details>
  )
}
