/** A new issue: place, theme, text, whom it concerns in general words, source and its date. */
import { useState, type FormEvent } from 'react'
import type { EnjeuSaisi } from '#contract/enjeu'
import { cles, NIVEAUX_ENJEU, THEMES, type NiveauEnjeu, type Theme } from '#domain/observation'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { Echec } from '../../ui/Etats.tsx'
import { useTextes } from '../../ui/useTextes.ts'

const estTerrain = (niveau: string): niveau is NiveauEnjeu =>
  (NIVEAUX_ENJEU as readonly string[]).includes(niveau)

const FRANCE = { niveau: 'france', code: 'FR' } as const

export function FormulaireEnjeu(props: { national: boolean; ecrire: (e: EnjeuSaisi) => Promise<void> }) {
  const [aujourdhui] = useState(() => new Date().toLocaleDateString('sv'))
  const [lieu, setLieu] = useState<{ niveau: NiveauEnjeu; code: string } | null>(null)
  const { id, textes, champ } = useTextes({ texte: '', concerne: '', source: '', sourceDate: aujourdhui })
  const [theme, setTheme] = useState<Theme | ''>('')
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    if (!lieu || !theme || occupe) return
    setOccupe(true)
    setErreur(null)
    props
      .ecrire({ ...textes, ...lieu, theme, concerne: textes.concerne.trim() || null })
      .catch((cause: unknown) => {
        setErreur(enErreurApi(cause))
        setOccupe(false)
      })
  }
  return (
    <form className="formulaire" onSubmit={envoyer}>
      {props.national && (
        <label className="une-case">
          <input
            type="checkbox"
            checked={lieu?.niveau === 'france'}
            onChange={(e) => setLieu(e.target.checked ? FRANCE : null)}
          />
          Toute la France
        </label>
      )}
      {lieu?.niveau !== 'france' && (
        <ChampLieu
          nom="Lieu"
          requis
          garder={(l) => estTerrain(l.niveau)}
          choisir={(l) => setLieu(l && estTerrain(l.niveau) ? { niveau: l.niveau, code: l.code } : null)}
        />
      )}
      <label htmlFor={`${id}-theme`}>Thème</label>
      <select
        id={`${id}-theme`}
        className="champ"
        required
        value={theme}
        onChange={(e) => setTheme(e.target.value as Theme)}
      >
        <option value="">Choisir</option>
        {cles(THEMES).map((t) => (
          <option key={t} value={t}>
            {THEMES[t]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-texte`}>Texte, sans nommer personne</label>
      <textarea {...champ('texte')} required maxLength={600} rows={3} />
      <label htmlFor={`${id}-concerne`}>Qui cela concerne (facultatif)</label>
      <input {...champ('concerne')} maxLength={200} placeholder="Familles du quartier" />
      <label htmlFor={`${id}-source`}>Source</label>
      <input
        {...champ('source')}
        required
        maxLength={300}
        placeholder="Conseil municipal, journal, rapport…"
      />
      <label htmlFor={`${id}-sourceDate`}>Date de la source</label>
      <input {...champ('sourceDate')} type="date" required max={aujourdhui} />
      <button type="submit" className="bouton bouton-principal" disabled={occupe || !lieu}>
        {occupe ? 'Un instant…' : 'Proposer l’enjeu'}
      </button>
      {!lieu && <p className="muet">Choisissez un lieu parmi ceux qui sont proposés.</p>}
      {erreur && <Echec erreur={erreur} />}
    </form>
  )
}
