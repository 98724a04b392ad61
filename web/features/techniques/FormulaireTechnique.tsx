/** Content of a technique: words, time, where and when it fits, what is known of its effect. */
import { useId, useState, type FormEvent } from 'react'
import type { TechniqueSaisie, TechniqueSuivie } from '#contract/technique'
import { NOM_DENSITE } from '#domain/ciblage/rendement'
import { cles, FORMATS, type Format } from '#domain/observation'
import { NOM_PROFIL } from '#domain/profil'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { Cases } from '../../ui/Cases.tsx'
import { Echec } from '../../ui/Etats.tsx'
import { cleDuTitre } from './cle.ts'

const VIERGE: TechniqueSaisie = {
  titre: '',
  format: 'porteAPorte',
  ouverture: '',
  cloture: '',
  eviter: null,
  materiel: null,
  dureeMinutes: 5,
  portesParImmeuble: null,
  terrains: ['dense', 'intermediaire', 'rural'],
  profils: ['acquis', 'hesitant', 'droite', 'indetermine'],
  joursAvantMin: null,
  joursAvantMax: null,
  partisane: true,
  effet: '',
  source: '',
  active: true,
}
const TEXTES = [
  { cle: 'titre', nom: 'Titre', requis: true, max: 120 },
  { cle: 'ouverture', nom: 'Premiers mots', requis: true, max: 600 },
  { cle: 'cloture', nom: 'Derniers mots', requis: true, max: 600 },
  { cle: 'eviter', nom: 'À éviter', requis: false, max: 600 },
  { cle: 'materiel', nom: 'Matériel', requis: false, max: 600 },
  { cle: 'effet', nom: 'Effet mesuré, ou dire qu’il n’y en a pas', requis: true, max: 600 },
  { cle: 'source', nom: 'Source', requis: true, max: 600 },
] as const
const NOMBRES = [
  { cle: 'dureeMinutes', nom: 'Durée en minutes', requis: true, min: 1, max: 480 },
  { cle: 'portesParImmeuble', nom: 'Portes par immeuble (vide : toutes)', requis: false, min: 1, max: 500 },
  { cle: 'joursAvantMin', nom: 'Au plus près, jours avant le vote', requis: false, min: 0, max: 1000 },
  { cle: 'joursAvantMax', nom: 'Au plus loin, jours avant le vote', requis: false, min: 0, max: 1000 },
] as const

export function FormulaireTechnique(props: {
  technique: TechniqueSuivie | null
  prises: readonly string[]
  enregistrer: (cle: string, contenu: TechniqueSaisie) => Promise<void>
}) {
  const id = useId()
  const [t, setT] = useState<TechniqueSaisie>(props.technique?.contenu ?? VIERGE)
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const complet = t.terrains.length > 0 && t.profils.length > 0
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    if (occupe || !complet) return
    setOccupe(true)
    setErreur(null)
    props
      .enregistrer(props.technique?.cle ?? cleDuTitre(t.titre, props.prises), t)
      .catch((cause: unknown) => {
        setErreur(enErreurApi(cause))
        setOccupe(false)
      })
  }
  return (
    <form className="formulaire" onSubmit={envoyer}>
      <label htmlFor={`${id}-format`}>Format</label>
      <select
        id={`${id}-format`}
        className="champ"
        value={t.format}
        onChange={(e) => setT({ ...t, format: e.target.value as Format })}
      >
        {cles(FORMATS).map((f) => (
          <option key={f} value={f}>
            {FORMATS[f]}
          </option>
        ))}
      </select>
      {TEXTES.map(({ cle, nom, requis, max }) => {
        const Champ = max > 120 ? 'textarea' : 'input'
        return [
          <label key={`${cle}-nom`} htmlFor={`${id}-${cle}`}>
            {nom}
          </label>,
          <Champ
            key={cle}
            id={`${id}-${cle}`}
            className="champ"
            required={requis}
            maxLength={max}
            value={t[cle] ?? ''}
            onChange={(e) => setT({ ...t, [cle]: e.target.value || (requis ? '' : null) })}
          />,
        ]
      })}
      {NOMBRES.map(({ cle, nom, requis, min, max }) => [
        <label key={`${cle}-nom`} htmlFor={`${id}-${cle}`}>
          {nom}
        </label>,
        <input
          key={cle}
          id={`${id}-${cle}`}
          className="champ"
          type="number"
          required={requis}
          min={min}
          max={max}
          value={t[cle] ?? ''}
          onChange={(e) => setT({ ...t, [cle]: e.target.value === '' ? null : Number(e.target.value) })}
        />,
      ])}
      <Cases
        titre="Terrains"
        liste={NOM_DENSITE}
        choisis={t.terrains}
        changer={(terrains) => setT({ ...t, terrains })}
      />
      <Cases
        titre="Profils"
        liste={NOM_PROFIL}
        choisis={t.profils}
        changer={(profils) => setT({ ...t, profils })}
      />
      <label className="une-case">
        <input
          type="checkbox"
          checked={t.partisane}
          onChange={(e) => setT({ ...t, partisane: e.target.checked })}
        />
        Parle du vote et du programme
      </label>
      <button type="submit" className="bouton bouton-principal" disabled={occupe || !complet}>
        {occupe ? 'Un instant…' : 'Enregistrer'}
      </button>
      {!complet && <p className="muet">Cochez au moins un terrain et un profil.</p>}
      {erreur && <Echec erreur={erreur} />}
    </form>
  )
}
