/** Versions of a technique, the last first: when, what changed, and the button that puts one back. */
import type { TechniqueSaisie, TechniqueSuivie } from '#contract/technique'
import { dateLongue, nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useListe } from '../../ui/useListe.ts'
import { ecartsTechnique } from './ecarts.ts'

export function Historique(props: {
  technique: TechniqueSuivie
  /** Writes a former content again, as a new version. */
  remettre: (contenu: TechniqueSaisie, version: number) => void
}) {
  const { cle, version: actuelle } = props.technique
  const lu = useListe(`techniques/${cle}/versions`, (s) => api.versionsTechnique(cle, s))
  if (lu.erreur) return <Echec erreur={lu.erreur} reessayer={lu.relire} />
  if (!lu.valeur) return <Squelette lignes={5} />
  const { versions } = lu.valeur
  if (versions.length === 0)
    return <Vide titre="Jamais modifiée : c’est la version d’origine du catalogue." />
  return (
    <ol className="historique">
      {versions.map(({ version, ecriteLe, contenu }, i) => {
        const avant = versions[i + 1]
        const ecarts = avant ? ecartsTechnique(avant.contenu, contenu) : []
        return (
          <li key={version}>
            <h3>
              Version {nombre(version)}
              {avant && `, ${dateLongue(ecriteLe.slice(0, 10))}`}
              {version === actuelle && ' (actuelle)'}
            </h3>
            {avant ? (
              <ul>
                {ecarts.map((e) => (
                  <li key={e.champ}>
                    {e.champ} : <del>{e.avant}</del> <ins>{e.apres}</ins>
                  </li>
                ))}
                {ecarts.length === 0 && <li>Même contenu.</li>}
              </ul>
            ) : (
              <p className="muet">Première version gardée.</p>
            )}
            {version !== actuelle && (
              <button
                type="button"
                className="bouton bouton-petit"
                onClick={() => props.remettre(contenu, version)}
              >
                Remettre la version {nombre(version)}
              </button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
