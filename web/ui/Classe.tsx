/** Marks of a class: badge and swatch carry colour and words, the hatch is the foyer. */
import { NOM_PROFIL, type Profil } from '#domain/profil'
import { SENS_QUALITE, type Qualite as NoteQualite } from '#domain/qualite'

export const Badge = ({ profil }: { profil: Profil }) => (
  <span className={`badge badge-${profil}`}>{NOM_PROFIL[profil]}</span>
)

export const Pastille = ({ profil }: { profil: Profil }) => (
  <i className={`pastille pastille-${profil}`} aria-hidden="true" />
)

export const Hachure = () => <i className="hachure" aria-hidden="true" />

export const BadgeFoyer = ({ aRisque = false }: { aRisque?: boolean }) => (
  <span className="badge badge-foyer">
    <Hachure />
    {aRisque ? 'Foyer d’abstention à risque' : 'Foyer d’abstention'}
  </span>
)

export const Qualite = ({ note }: { note: NoteQualite }) => (
  <span className="qualite" title={`Qualité de l’historique : ${SENS_QUALITE[note]}.`}>
    Qualité <b className={`note note-${note}`}>{note}</b>
    <span className="invisible">, {SENS_QUALITE[note]}</span>
  </span>
)
