/** Where one's account is open; each session can be closed from here. */
import type { MonCompte } from '#contract/compte'
import { dateHeure } from './mots.ts'

export function Seances(props: { compte: MonCompte; fermer: (id: string | null) => void }) {
  const { seances } = props.compte
  return (
    <>
      <ul className="seances">
        {seances.map((s) => (
          <li key={s.id}>
            <span>
              <b>{s.appareil}</b>
              {s.courante && ' (ici)'}
              <span className="muet">
                {' '}
                ouverte le {dateHeure(s.creeLe)}, vue le {dateHeure(s.vueLe)}
              </span>
            </span>
            {!s.courante && (
              <button
                type="button"
                className="bouton bouton-petit"
                aria-label={`Fermer la session ${s.appareil} ouverte le ${dateHeure(s.creeLe)}`}
                onClick={() => props.fermer(s.id)}
              >
                Fermer
              </button>
            )}
          </li>
        ))}
      </ul>
      {seances.length > 1 && (
        <button type="button" className="bouton" onClick={() => props.fermer(null)}>
          Fermer toutes les autres
        </button>
      )}
    </>
  )
}
