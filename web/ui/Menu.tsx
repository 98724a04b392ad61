/** A menu of links under a button: closed by Échap, by a choice, by a click elsewhere. */
import type { ReactNode } from 'react'
import { Icone, type NomIcone } from './Icone.tsx'
import { useVolet } from './useVolet.ts'

export function Menu(props: { nom: string; icone: NomIcone; courant: boolean; children: ReactNode }) {
  const menu = useVolet()
  return (
    <details
      ref={menu}
      className="menu"
      onClick={(e) => {
        if ((e.target as Element).closest('a')) e.currentTarget.open = false
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
