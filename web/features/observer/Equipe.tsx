/** Who was there, among the members of the group of this phone; nothing where no group is known: the count is enough. */
import { accord } from '#domain/typographie'
import { basculerMembre, type Brouillon } from '#domain/observation/brouillon'
import { useMembres } from './useMembres.ts'

export function Equipe({ b, changer }: { b: Brouillon; changer: (c: Partial<Brouillon>) => void }) {
  const membres = useMembres()
  if (membres.length === 0) return null
  const autres = b.participants - b.equipe.length
  return (
    <fieldset className="obs-equipe">
      <legend>Qui, dans le groupe ?</legend>
      <div className="puces">
        {membres.map(({ id, appellation }) => (
          <button
            key={id}
            type="button"
            aria-pressed={b.equipe.includes(id)}
            onClick={() => changer(basculerMembre(b, id))}
          >
            {appellation}
          </button>
        ))}
      </div>
      <p className="muet">
        {b.equipe.length > 0 && autres > 0 && `Et ${autres} ${accord(autres, 'autre')}. `}
        Les noms restent au fichier du groupe : la fiche ne garde que le nombre.
      </p>
    </fieldset>
  )
}
