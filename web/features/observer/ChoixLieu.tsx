/** The place of the fiche: given by the link of the fiche militante, or found by its name. */
import { useState } from 'react'
import { NIVEAUX_OBSERVATION, type NiveauObservation } from '#domain/observation'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import type { LieuDemande } from './useBrouillon.ts'

export function ChoixLieu(props: {
  lieu: (LieuDemande & { nom: string }) | null
  choisir: (lieu: LieuDemande & { nom: string }) => void
}) {
  const [q, setQ] = useState('')
  const [change, setChange] = useState(props.lieu === null)
  const lecture = useRessource(change && q.trim().length > 1 ? `lieu-obs:${q}` : null, (s) =>
    api.recherche(q.trim(), s),
  )
  if (!change && props.lieu)
    return (
      <p className="obs-lieu">
        <b>{props.lieu.nom || props.lieu.code}</b> <span className="muet">{props.lieu.code}</span>
        <button type="button" className="bouton bouton-nu" onClick={() => setChange(true)}>
          Changer
        </button>
      </p>
    )
  const resultats =
    lecture.etat === 'pret'
      ? lecture.valeur.resultats.filter((r) => (NIVEAUX_OBSERVATION as readonly string[]).includes(r.niveau))
      : []
  return (
    <div className="obs-choix">
      <input
        className="champ"
        type="search"
        placeholder="Commune, bureau, code…"
        aria-label="Lieu de l’action"
        value={q}
        onChange={(e) => setQ(e.target.value)}
      />
      {lecture.etat === 'erreur' && (
        <p className="muet">{lecture.erreur.message} Flashez le code de la fiche, ou choisissez plus tard.</p>
      )}
      <ul>
        {resultats.slice(0, 6).map((r) => (
          <li key={`${r.niveau}:${r.code}`}>
            <button
              type="button"
              onClick={() => {
                props.choisir({ niveau: r.niveau as NiveauObservation, code: r.code, nom: r.nom })
                setChange(false)
              }}
            >
              {r.nom} <span className="muet">{r.code}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
