/** A choice in a closed list, under its label. */
import { useId } from 'react'

export function ChampListe<V extends string>(props: {
  nom: string
  valeur: V
  /** Value and name, in order. */
  choix: readonly (readonly [V, string])[]
  changer: (valeur: V) => void
}) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{props.nom}</label>
      <select
        id={id}
        className="champ"
        value={props.valeur}
        onChange={(e) => {
          const choisi = props.choix.find(([valeur]) => valeur === e.target.value)
          if (choisi) props.changer(choisi[0])
        }}
      >
        {props.choix.map(([valeur, nom]) => (
          <option key={valeur} value={valeur}>
            {nom}
          </option>
        ))}
      </select>
    </>
  )
}
