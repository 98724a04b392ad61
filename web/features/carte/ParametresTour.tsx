/** What a family of layers lets choose: a bloc, a round, or two rounds. */
import { BLOCS } from '#domain/bloc'
import { nomTour } from '#domain/couche/registre'
import type { Scrutin } from '#domain/scrutin'
import { ecrireCleDeTour, lireCleDeTour, nomBloc } from './familles.ts'

export function ParametresTour(props: {
  cle: string
  tours: readonly Scrutin[]
  choisir: (cle: string) => void
}) {
  const lue = lireCleDeTour(props.cle)
  if (!lue) return null
  const changer = (partiel: Partial<typeof lue>): void =>
    props.choisir(ecrireCleDeTour({ ...lue, ...partiel }))
  return (
    <div className="parametres-tour">
      {lue.famille !== 'participation' && (
        <div className="blocs" role="group" aria-label="Bloc">
          {BLOCS.map((b) => (
            <button key={b} type="button" aria-pressed={lue.bloc === b} onClick={() => changer({ bloc: b })}>
              <i className={`point point-${b}`} aria-hidden="true" />
              {nomBloc(b)}
            </button>
          ))}
        </div>
      )}
      <ChoixTour
        nom={lue.vers === null ? 'Tour' : 'De'}
        valeur={lue.de}
        tours={props.tours.filter((s) => s.code !== lue.vers)}
        choisir={(de) => changer({ de })}
      />
      {lue.vers !== null && (
        <ChoixTour
          nom="À"
          valeur={lue.vers}
          tours={props.tours.filter((s) => s.code !== lue.de)}
          choisir={(vers) => changer({ vers })}
        />
      )}
    </div>
  )
}

function ChoixTour(props: {
  nom: string
  valeur: string
  tours: readonly Scrutin[]
  choisir: (code: string) => void
}) {
  return (
    <label>
      {props.nom}
      <select value={props.valeur} onChange={(e) => props.choisir(e.target.value)}>
        {props.tours.map((s) => (
          <option key={s.code} value={s.code}>
            {nomTour(s)}
          </option>
        ))}
      </select>
    </label>
  )
}
