/** What a mission is: where, when, how many people, what they should know. */
import { useId, useState, type FormEvent } from 'react'
import type { LieuResume } from '#contract/commun'
import type { MissionSaisie } from '#contract/militant'
import { COMPETENCES, CRENEAUX, LANGUES } from '#domain/mission/listes'
import { cles, FORMATS, THEMES, type Theme } from '#domain/observation'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { Cases } from '../../ui/Cases.tsx'
import { ChampListe } from '../../ui/ChampListe.tsx'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { Echec } from '../../ui/Etats.tsx'

type Reste = Omit<MissionSaisie, 'departement' | 'niveau' | 'code'>
const VIDE: Reste = {
  titre: '',
  jour: '',
  creneau: 'samediMatin',
  theme: null,
  competences: [],
  langues: [],
  personnes: 2,
  format: 'porteAPorte',
  heure: null,
  rendezVous: null,
  materiel: null,
}

export function FormulaireMission(props: {
  departement: string
  envoyer: (saisie: MissionSaisie) => Promise<void>
}) {
  const id = useId()
  const [m, setM] = useState<Reste>(VIDE)
  const [lieu, setLieu] = useState<LieuResume | null>(null)
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const changer = (reste: Partial<Reste>): void => setM({ ...m, ...reste })

  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    if (!lieu || lieu.niveau === 'france' || lieu.niveau === 'region') return
    setOccupe(true)
    setErreur(null)
    props
      .envoyer({ ...m, departement: props.departement, niveau: lieu.niveau, code: lieu.code })
      .catch((cause: unknown) => setErreur(enErreurApi(cause)))
      .finally(() => setOccupe(false))
  }
  return (
    <form className="formulaire" onSubmit={envoyer}>
      <label htmlFor={`${id}-titre`}>Mission</label>
      <input
        id={`${id}-titre`}
        className="champ"
        required
        maxLength={120}
        placeholder="Porte-à-porte devant l’hôpital"
        value={m.titre}
        onChange={(e) => changer({ titre: e.target.value })}
      />
      <ChampLieu
        nom="Lieu"
        requis
        garder={(l) => l.departement === props.departement && l.niveau !== 'france'}
        choisir={setLieu}
      />
      <label htmlFor={`${id}-jour`}>Jour</label>
      <input
        id={`${id}-jour`}
        className="champ"
        type="date"
        required
        value={m.jour}
        onChange={(e) => changer({ jour: e.target.value })}
      />
      <ChampListe
        nom="Créneau"
        valeur={m.creneau}
        choix={cles(CRENEAUX).map((c) => [c, CRENEAUX[c]] as const)}
        changer={(creneau) => changer({ creneau })}
      />
      <label htmlFor={`${id}-heure`}>Heure (facultative)</label>
      <input
        id={`${id}-heure`}
        className="champ"
        type="time"
        value={m.heure ?? ''}
        onChange={(e) => changer({ heure: e.target.value || null })}
      />
      <ChampListe
        nom="Format"
        valeur={m.format}
        choix={cles(FORMATS).map((f) => [f, FORMATS[f]] as const)}
        changer={(format) => changer({ format })}
      />
      <label htmlFor={`${id}-rdv`}>Point de rendez-vous, un lieu public (facultatif)</label>
      <input
        id={`${id}-rdv`}
        className="champ"
        maxLength={120}
        placeholder="Devant la mairie"
        value={m.rendezVous ?? ''}
        onChange={(e) => changer({ rendezVous: e.target.value || null })}
      />
      <label htmlFor={`${id}-materiel`}>Matériel (facultatif)</label>
      <input
        id={`${id}-materiel`}
        className="champ"
        maxLength={200}
        placeholder="Tracts, fiches, stylos"
        value={m.materiel ?? ''}
        onChange={(e) => changer({ materiel: e.target.value || null })}
      />
      <label htmlFor={`${id}-personnes`}>Personnes</label>
      <input
        id={`${id}-personnes`}
        className="champ"
        type="number"
        min={1}
        max={50}
        required
        value={m.personnes}
        onChange={(e) => changer({ personnes: Number(e.target.value) })}
      />
      <label htmlFor={`${id}-theme`}>Thème</label>
      <select
        id={`${id}-theme`}
        className="champ"
        value={m.theme ?? ''}
        onChange={(e) => changer({ theme: (e.target.value || null) as Theme | null })}
      >
        <option value="">Sans thème particulier</option>
        {Object.entries(THEMES).map(([cle, nom]) => (
          <option key={cle} value={cle}>
            {nom}
          </option>
        ))}
      </select>
      <Cases
        titre="Il faudrait connaître"
        liste={COMPETENCES}
        choisis={m.competences}
        changer={(competences) => changer({ competences })}
      />
      <Cases
        titre="Il faudrait parler"
        liste={LANGUES}
        choisis={m.langues}
        changer={(langues) => changer({ langues })}
      />
      {erreur && <Echec erreur={erreur} />}
      <button type="submit" className="bouton bouton-principal" disabled={occupe || !lieu}>
        {lieu ? 'Ouvrir la mission' : 'Choisissez un lieu de la liste'}
      </button>
    </form>
  )
}
