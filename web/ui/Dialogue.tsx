/** A modal dialog on the native element: focus trap, Échap and backdrop come with it. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Icone } from './Icone.tsx'

export function Dialogue(props: {
  titre: string
  fermer: () => void
  className?: string
  children: ReactNode
}) {
  const dialogue = useRef<HTMLDialogElement>(null)
  useEffect(() => dialogue.current?.showModal(), [])
  return (
    <dialog
      ref={dialogue}
      className={props.className}
      aria-label={props.titre}
      onClose={props.fermer}
      onClick={(e) => e.target === dialogue.current && dialogue.current.close()}
    >
      {props.children}
    </dialog>
  )
}

export const EnteteDialogue = ({ titre, fermer }: { titre: string; fermer: () => void }) => (
  <header className="dialogue-entete">
    <h2>{titre}</h2>
    <button type="button" className="bouton bouton-nu bouton-icone" onClick={fermer} aria-label="Fermer">
      <Icone nom="fermer" />
    </button>
  </header>
)
