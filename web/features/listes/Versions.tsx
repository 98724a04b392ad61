/** Versions of a list: what changed since the last one, and keeping a new one. */
import { useState } from 'react'
import type { Liste } from '#contract/liste'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { Echec } from '../../ui/Etats.tsx'
import { heure, phraseEcarts } from './phrases.ts'

export function Versions({ liste, relire }: { liste: Liste; relire: () => void }) {
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const derniere = liste.versions[0]
  const change = phraseEcarts(liste.ecarts)
  const garder = (): void => {
    setOccupe(true)
    setErreur(null)
    api
      .garderVersion(liste.id)
      .then(relire, (e: unknown) => setErreur(enErreurApi(e)))
      .finally(() => setOccupe(false))
  }
  return (
    <section className="bloc" aria-labelledby="titre-versions">
      <header>
        <h2 id="titre-versions">Versions</h2>
      </header>
      <p className="interieur">
        {!derniere
          ? 'Gardez cette liste comme elle est : la page dira ensuite ce qui a changé.'
          : change
            ? `Depuis la version ${derniere.version} : ${change}.`
            : `Rien n’a changé depuis la version ${derniere.version}.`}
      </p>
      <p className="interieur">
        <button
          type="button"
          className="bouton"
          disabled={occupe || (derniere !== undefined && !change)}
          onClick={garder}
        >
          Garder la version {(derniere?.version ?? 0) + 1}
        </button>
      </p>
      {erreur && <Echec erreur={erreur} />}
      {liste.versions.length > 0 && (
        <ol className="versions" reversed>
          {liste.versions.map((v) => (
            <li key={v.version}>
              <b>Version {v.version}</b>, {heure(v.ecriteLe)}{' '}
              <small>{phraseEcarts(v.ecarts) ?? 'même contenu'}</small>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
