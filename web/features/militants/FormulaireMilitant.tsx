/** What somebody says of themselves, with the date of their consent. */
import { useId, useState, type FormEvent } from 'react'
import type { Militant, MilitantSaisi } from '#contract/militant'
import { COMPETENCES, CRENEAUX, LANGUES } from '#domain/mission/listes'
import { CONSERVATION } from '#domain/mission/retention'
import { THEMES } from '#domain/observation'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { Cases } from '../../ui/Cases.tsx'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { Echec } from '../../ui/Etats.tsx'

const vide = (departement: string): MilitantSaisi => ({
  departement,
  appellation: '',
  contact: null,
  groupe: null,
  commune: null,
  competences: [],
  themes: [],
  langues: ['francais'],
  disponibilites: [],
  trajetMax: 30,
  consentementLe: '',
})

export function FormulaireMilitant(props: {
  departement: string
  initial: Militant | null
  envoyer: (saisi: MilitantSaisi) => Promise<void>
}) {
  const id = useId()
  const [m, setM] = useState<MilitantSaisi>(() => {
    if (!props.initial) return vide(props.departement)
    const { id: _id, participations: _participations, expireLe: _expireLe, ...saisi } = props.initial
    return saisi
  })
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const changer = (reste: Partial<MilitantSaisi>): void => setM({ ...m, ...reste })
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    setOccupe(true)
    setErreur(null)
    props
      .envoyer(m)
      .catch((cause: unknown) => setErreur(enErreurApi(cause)))
      .finally(() => setOccupe(false))
  }
  const texte = (cle: 'appellation' | 'contact' | 'groupe', nom: string, indice: string, requis = false) => (
    <>
      <label htmlFor={`${id}-${cle}`}>{nom}</label>
      <input
        id={`${id}-${cle}`}
        className="champ"
        required={requis}
        maxLength={cle === 'appellation' ? 60 : 80}
        placeholder={indice}
        autoComplete="off"
        value={m[cle] ?? ''}
        onChange={(e) => changer({ [cle]: e.target.value })}
      />
    </>
  )
  return (
    <form className="formulaire" onSubmit={envoyer}>
      {texte('appellation', 'Nom ou pseudonyme', 'Comme la personne veut être appelée', true)}
      {texte('contact', 'Comment la joindre', 'Ce qu’elle veut bien donner, ou rien')}
      {texte('groupe', 'Groupe', 'Comme sur le laissez-passer du groupe')}
      <ChampLieu
        nom="Commune de départ"
        initial={m.commune ?? ''}
        garder={(l) => l.niveau === 'commune'}
        choisir={(l) => changer({ commune: l?.code ?? null })}
      />
      <label htmlFor={`${id}-trajet`}>Trajet aller accepté, en minutes</label>
      <input
        id={`${id}-trajet`}
        className="champ"
        type="number"
        min={5}
        max={180}
        required
        value={m.trajetMax}
        onChange={(e) => changer({ trajetMax: Number(e.target.value) })}
      />
      <Cases
        titre="Libre"
        liste={CRENEAUX}
        choisis={m.disponibilites}
        changer={(disponibilites) => changer({ disponibilites })}
      />
      <Cases
        titre="Connaît"
        liste={COMPETENCES}
        choisis={m.competences}
        changer={(competences) => changer({ competences })}
      />
      <Cases
        titre="Veut parler de"
        liste={THEMES}
        choisis={m.themes}
        changer={(themes) => changer({ themes })}
      />
      <Cases titre="Parle" liste={LANGUES} choisis={m.langues} changer={(langues) => changer({ langues })} />
      <label htmlFor={`${id}-accord`}>
        Accord donné le <span className="muet">(valable {CONSERVATION.mois} mois, puis tout s’efface)</span>
      </label>
      <input
        id={`${id}-accord`}
        className="champ"
        type="date"
        required
        value={m.consentementLe}
        onChange={(e) => changer({ consentementLe: e.target.value })}
      />
      {erreur && <Echec erreur={erreur} />}
      <button type="submit" className="bouton bouton-principal" disabled={occupe}>
        {props.initial ? 'Enregistrer' : 'Inscrire'}
      </button>
    </form>
  )
}
