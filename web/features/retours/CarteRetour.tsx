/** One fiche of the inbox, whole: counts, what was said, what it suggests, and what can be decided. */
import type { Retour } from '#contract/retour'
import { FORMATS, REACTIONS, SUITES, THEMES, type Theme } from '#domain/observation'
import { dateLongue, enumeration, nombre, pluriel } from '#domain/typographie'
import { DECISIONS } from './mots.ts'

export function CarteRetour(props: {
  retour: Retour
  courant: boolean
  occupe: boolean
  viser: () => void
  decider: (decision: (typeof DECISIONS)[number]) => void
  retenir: (rang: number) => void
}) {
  const r = props.retour
  const faits = [
    r.portesFrappees > 0 &&
      `${pluriel(r.portesFrappees, 'porte frappée', 'portes frappées')}, ${nombre(r.portesOuvertes)} ouvertes`,
    pluriel(r.conversations, 'conversation'),
    pluriel(r.participants, 'participant'),
  ].filter(Boolean)
  return (
    <li aria-current={props.courant} data-retour={r.id} onClick={props.viser}>
      <h2>{r.nomLieu}</h2>
      <p className="muet">
        {FORMATS[r.format]}, {dateLongue(r.jour)}. {faits.join(' ; ')}.
      </p>
      {r.reactions.length > 0 && (
        <p>Accueil : {enumeration(r.reactions.map((x) => REACTIONS[x].toLowerCase()))}.</p>
      )}
      {r.preoccupations.length > 0 && (
        <p>On y parle de : {enumeration(r.preoccupations.map((x) => THEMES[x].toLowerCase()))}.</p>
      )}
      {r.suite !== 'aucune' && <p>Suite proposée : {SUITES[r.suite].toLowerCase()}.</p>}
      {r.texte && <p className="dit">{r.texte}</p>}
      {r.enjeux.map((e) => (
        <div className="suggere" key={e.rang}>
          <span>
            Enjeu suggéré ({THEMES[e.theme as Theme]}) : {e.texte}
          </span>
          {e.retenu ? (
            <span className="muet">Déjà versé aux enjeux</span>
          ) : (
            <button
              type="button"
              className="bouton bouton-petit"
              disabled={props.occupe}
              onClick={() => props.retenir(e.rang)}
            >
              En faire un enjeu
            </button>
          )}
        </div>
      ))}
      <div className="decisions">
        {DECISIONS.filter((d) => d.statut !== r.statut).map((d) => (
          <button
            key={d.statut}
            type="button"
            className={`bouton bouton-petit${d.statut === 'publiee' ? ' bouton-principal' : ''}`}
            disabled={props.occupe}
            aria-keyshortcuts={d.touche ?? undefined}
            onClick={() => props.decider(d)}
          >
            {d.nom}
          </button>
        ))}
      </div>
    </li>
  )
}
