/** The name of a group, proposed among those that the federation keeps: a link made for one of them is that group's own (ADR 0082). */
import { useId } from 'react'
import { api } from '../api.ts'
import { useRessource } from '../ressource.ts'

export function ChampGroupe(props: {
  nom: string
  departement: string | null
  valeur: string
  changer: (nom: string) => void
}) {
  const id = useId()
  const { departement } = props
  const lecture = useRessource(departement && `champ-groupe/${departement}`, (s) =>
    api.groupes(departement!, s),
  )
  const groupes = lecture.etat === 'pret' ? lecture.valeur.groupes : []
  return (
    <>
      <label htmlFor={id}>{props.nom}</label>
      <input
        id={id}
        className="champ"
        required
        maxLength={80}
        list={`${id}-groupes`}
        autoComplete="off"
        placeholder={groupes[0]?.nom ?? 'Groupe de Nîmes Est'}
        value={props.valeur}
        onChange={(e) => props.changer(e.target.value)}
      />
      <datalist id={`${id}-groupes`}>
        {groupes.map((g) => (
          <option key={g.id} value={g.nom} />
        ))}
      </datalist>
    </>
  )
}
