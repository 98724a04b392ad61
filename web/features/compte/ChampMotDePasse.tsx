/** A password field that can be read again, since a phone keyboard hides what it does. */
import { useId, useState } from 'react'
import { LONGUEUR_MOT_DE_PASSE } from '#domain/compte'

export function ChampMotDePasse(props: {
  nom: string
  valeur: string
  changer: (valeur: string) => void
  neuf?: boolean
}) {
  const id = useId()
  const [visible, setVisible] = useState(false)
  return (
    <>
      <label htmlFor={id}>{props.nom}</label>
      <span className="champ-mot-de-passe">
        <input
          id={id}
          className="champ"
          type={visible ? 'text' : 'password'}
          required
          autoCapitalize="none"
          spellCheck={false}
          autoComplete={props.neuf ? 'new-password' : 'current-password'}
          minLength={props.neuf ? LONGUEUR_MOT_DE_PASSE.min : undefined}
          maxLength={LONGUEUR_MOT_DE_PASSE.max}
          aria-describedby={props.neuf ? `${id}-aide` : undefined}
          value={props.valeur}
          onChange={(e) => props.changer(e.target.value)}
        />
        <button
          type="button"
          className="bouton"
          aria-pressed={visible}
          aria-label={visible ? 'Cacher le mot de passe' : 'Montrer le mot de passe'}
          onClick={() => setVisible(!visible)}
        >
          {visible ? 'Cacher' : 'Montrer'}
        </button>
      </span>
      {props.neuf && (
        <p id={`${id}-aide`} className="muet aide-champ">
          Au moins {LONGUEUR_MOT_DE_PASSE.min} caractères : quatre mots qui ne vont pas ensemble se retiennent
          bien.
        </p>
      )}
    </>
  )
}
