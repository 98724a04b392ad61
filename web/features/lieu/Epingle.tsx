/** Keeps a place, then compares it with the one on screen. */
import { lienComparer } from '../../navigation.ts'
import { useLieu } from '../../lieu/useLieu.ts'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'

export function Epingle(props: {
  code: string
  epingle: string | null
  epingler: (code: string | null) => void
}) {
  const { code, epingle, epingler } = props
  const lecture = useLieu(epingle)
  if (epingle === null)
    return (
      <section className="epingle">
        <button type="button" className="bouton bouton-petit" onClick={() => epingler(code)}>
          Épingler pour comparer <kbd>A</kbd>
        </button>
      </section>
    )
  const nom = lecture.etat === 'pret' ? lecture.valeur.nom : epingle
  return (
    <section className="epingle" aria-label="Comparaison">
      <p>
        Épinglé :{' '}
        <b>
          <Texte>{nom}</Texte>
        </b>
        <button
          type="button"
          className="bouton bouton-nu bouton-icone bouton-petit"
          aria-label="Ne plus épingler"
          onClick={() => epingler(null)}
        >
          <Icone nom="fermer" />
        </button>
      </p>
      {epingle === code ? (
        <p className="muet">Choisissez un autre lieu sur la carte, dans le tableau ou par la recherche.</p>
      ) : (
        <Lien className="bouton bouton-petit" href={lienComparer(epingle, code)}>
          Comparer les deux <kbd>C</kbd>
        </Lien>
      )}
    </section>
  )
}
