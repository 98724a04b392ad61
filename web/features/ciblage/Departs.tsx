/** Starting points: the largest commune unless others are chosen, by the same search as everywhere. */
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import type { LieuResume } from '#contract/commun'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, estAbandon } from '../../appel.ts'
import { Icone } from '../../ui/Icone.tsx'
import { DEPARTS_MAX, type Depart } from './etat.ts'

const REPIT_MS = 120

interface Trouves {
  q: string
  communes: LieuResume[]
  message: string | null
}
const RIEN: Trouves = { q: '', communes: [], message: null }

/** Communes for a text; the former ones stay until the new ones are there. */
function useCommunes(q: string): Trouves {
  const [trouves, setTrouves] = useState(RIEN)
  useEffect(() => {
    if (q === '') return undefined
    const abandon = new AbortController()
    const minuterie = setTimeout(() => {
      api.recherche(q, abandon.signal).then(
        ({ resultats }) => {
          const communes = resultats.filter((l) => l.niveau === 'commune' && l.ancre !== null).slice(0, 6)
          setTrouves({ q, communes, message: communes.length === 0 ? 'Aucune commune de ce nom.' : null })
        },
        (e: unknown) => {
          if (!estAbandon(e)) setTrouves({ q, communes: [], message: enErreurApi(e).message })
        },
      )
    }, REPIT_MS)
    return () => {
      clearTimeout(minuterie)
      abandon.abort()
    }
  }, [q])
  return q === '' ? RIEN : trouves
}

interface Proprietes {
  departs: readonly Depart[]
  /** Name of the default starting point, once the server has told it. */
  parDefaut: string | null
  changer: (departs: readonly Depart[]) => void
}

export function Departs({ departs, parDefaut, changer }: Proprietes) {
  const [texte, setTexte] = useState('')
  const [actif, setActif] = useState(0)
  const id = useId()
  const { communes, message } = useCommunes(texte.trim())
  const ouvert = texte.trim() !== '' && (communes.length > 0 || message !== null)
  const choisir = (lieu: LieuResume | undefined): void => {
    if (!lieu?.ancre) return
    const [longitude, latitude] = lieu.ancre
    setTexte('')
    setActif(0)
    changer([...departs.filter((d) => d.nom !== lieu.nom), { nom: lieu.nom, latitude, longitude }])
  }
  const naviguer = (e: KeyboardEvent): void => {
    const pas = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (pas && communes.length > 0) {
      e.preventDefault()
      setActif((actif + pas + communes.length) % communes.length)
    } else if (e.key === 'Enter') choisir(communes[actif])
    else if (e.key === 'Escape') setTexte('')
  }
  return (
    <div className="departs">
      <label htmlFor={id}>{departs.length > 1 ? 'Départs' : 'Départ'}</label>
      <ul aria-label="Départs choisis">
        {departs.length === 0 && <li className="depart-defaut">{parDefaut ?? '…'}</li>}
        {departs.map((d) => (
          <li key={d.nom}>
            {d.nom}
            <button
              type="button"
              aria-label={`Retirer le départ ${d.nom}`}
              onClick={() => changer(departs.filter((x) => x !== d))}
            >
              <Icone nom="fermer" taille={12} />
            </button>
          </li>
        ))}
      </ul>
      {departs.length < DEPARTS_MAX && (
        <div className="departs-champ">
          <input
            id={id}
            type="text"
            className="champ"
            role="combobox"
            aria-expanded={ouvert}
            aria-controls={`${id}-liste`}
            aria-activedescendant={ouvert && communes.length > 0 ? `${id}-${actif}` : undefined}
            placeholder={departs.length === 0 ? 'Autre commune…' : 'Ajouter une commune…'}
            autoComplete="off"
            spellCheck={false}
            value={texte}
            onChange={(e) => {
              setTexte(e.target.value)
              setActif(0)
            }}
            onKeyDown={naviguer}
            onBlur={() => setTexte('')}
          />
          <ul id={`${id}-liste`} role="listbox" aria-label="Communes trouvées" hidden={!ouvert}>
            {communes.map((c, k) => (
              <li
                key={c.code}
                id={`${id}-${k}`}
                role="option"
                aria-selected={k === actif}
                onPointerMove={() => setActif(k)}
                onPointerDown={(e) => e.preventDefault()}
                onClick={() => choisir(c)}
              >
                <b>{c.nom}</b>
                <span className="muet">
                  {c.code}, {pluriel(c.inscrits, 'inscrit')}
                </span>
              </li>
            ))}
            {communes.length === 0 && <li role="presentation">{message}</li>}
          </ul>
        </div>
      )}
    </div>
  )
}
