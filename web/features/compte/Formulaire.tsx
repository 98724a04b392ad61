/** A short form that sends once, says what went wrong, and gives the hand back. */
import { useState, type ReactNode } from 'react'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { Echec } from '../../ui/Etats.tsx'

export function Formulaire(props: {
  bouton: string
  envoyer: () => Promise<unknown>
  annuler?: () => void
  children: ReactNode
}) {
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  return (
    <form
      className="formulaire"
      onSubmit={(e) => {
        e.preventDefault()
        if (occupe) return
        setOccupe(true)
        setErreur(null)
        props
          .envoyer()
          .catch((cause: unknown) => setErreur(enErreurApi(cause)))
          .finally(() => setOccupe(false))
      }}
    >
      {props.children}
      {erreur && <Echec erreur={erreur} />}
      <span className="boutons">
        <button type="submit" className="bouton bouton-principal" disabled={occupe}>
          {occupe ? 'Un instant…' : props.bouton}
        </button>
        {props.annuler && (
          <button type="button" className="bouton" onClick={props.annuler}>
            Annuler
          </button>
        )}
      </span>
    </form>
  )
}
