/** A place chosen by name or code; what is typed becomes a place only once it is one of those proposed. */
import { useId, useState } from 'react'
import type { LieuResume } from '#contract/commun'
import { api } from '../api.ts'
import { useRessource } from '../ressource.ts'

const libelle = (l: LieuResume): string => `${l.nom} (${l.code})`

export function ChampLieu(props: {
  nom: string
  initial?: string
  garder: (l: LieuResume) => boolean
  choisir: (lieu: LieuResume | null) => void
  requis?: boolean
}) {
  const id = useId()
  const [texte, setTexte] = useState(props.initial ?? '')
  const nom = texte.replace(/\s*\(.*$/, '').trim()
  const question = nom.length >= 2 ? nom : null
  const lecture = useRessource(question && `champ-lieu/${question}`, (s) => api.recherche(question!, s))
  const proposes = lecture.etat === 'pret' ? lecture.valeur.resultats.filter(props.garder) : []
  return (
    <>
      <label htmlFor={id}>{props.nom}</label>
      <input
        id={id}
        className="champ"
        list={`${id}-liste`}
        value={texte}
        required={props.requis}
        autoComplete="off"
        placeholder="Nom ou code, puis choisir"
        onChange={(e) => {
          setTexte(e.target.value)
          props.choisir(proposes.find((l) => libelle(l) === e.target.value) ?? null)
        }}
      />
      <datalist id={`${id}-liste`}>
        {proposes.map((l) => (
          <option key={`${l.niveau}/${l.code}`} value={libelle(l)} />
        ))}
      </datalist>
    </>
  )
}
