/** The issues of one place: text, source with its date, where it comes from, next steps. */
import type { EnjeuSuivi } from '#contract/enjeu'
import { THEMES } from '#domain/observation'
import { dateLongue } from '#domain/typographie'
import { PAS, PROVENANCES } from './mots.ts'

export function CarteEnjeux(props: {
  enjeux: readonly EnjeuSuivi[]
  occupe: boolean
  statuer: (e: EnjeuSuivi, pas: (typeof PAS)[number]) => void
}) {
  return (
    <li>
      <h2>{props.enjeux[0]?.nomLieu}</h2>
      {props.enjeux.map((e) => (
        <div key={e.id} className="un-enjeu">
          <p>
            <b>{THEMES[e.theme]}.</b> {e.texte}
            {e.concerne && ` Concerne : ${e.concerne}.`}
          </p>
          <p className="muet">
            Source : {e.source}, {dateLongue(e.sourceDate)} ; {PROVENANCES[e.provenance]}.
          </p>
          <div className="decisions">
            {PAS.filter((pas) => pas.statut !== e.statut).map((pas) => (
              <button
                key={pas.statut}
                type="button"
                className={`bouton bouton-petit${pas.statut === 'publie' ? ' bouton-principal' : ''}`}
                disabled={props.occupe}
                onClick={() => props.statuer(e, pas)}
              >
                {pas.nom}
              </button>
            ))}
          </div>
        </div>
      ))}
    </li>
  )
}
