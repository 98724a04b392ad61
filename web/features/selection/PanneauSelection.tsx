/** The card of the selection: tools, filter, totals, what can be done with it. */
import { nombre, pluriel } from '#domain/typographie'
import { Echec } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Actions } from './Actions.tsx'
import { FiltreSelection } from './FiltreSelection.tsx'
import { TotauxSelection } from './TotauxSelection.tsx'
import type { Gestes, Outil } from './useGestes.ts'
import type { Selection } from './useSelection.ts'

const OUTILS: readonly (readonly [Outil, string, string])[] = [
  ['clic', 'Clic', 'Chaque clic sur un lieu ajoute ses bureaux, ou les retire. Sans outil : Maj + clic.'],
  ['lasso', 'Lasso', 'Entourez des bureaux. Sans outil : Maj + glisser. Avec Alt : retirer.'],
  ['cercle', 'Rayon', 'Un clic place le centre ; le curseur règle le rayon.'],
]
const RAYON_MAX_KM = 40

export function PanneauSelection(props: {
  selection: Selection
  gestes: Gestes
  version: string
  filtre: string
  filtrer: (texte: string) => void
  /** Rounds of the publication. */
  scrutins: readonly string[]
  fermer: () => void
  /** In the column of the panel, when no place is chosen; else over the map. */
  ancree: boolean
}) {
  const { selection, gestes } = props
  const { outil, cercle } = gestes
  return (
    <section
      className={props.ancree ? 'panneau selection ancree' : 'flottant selection'}
      aria-label="Sélection de bureaux"
    >
      <header>
        <h2>Sélection</h2>
        <b>{selection.enAttente ? 'Lecture…' : pluriel(selection.nombre, 'bureau', 'bureaux')}</b>
        <button
          type="button"
          className="bouton bouton-nu bouton-icone bouton-petit"
          aria-label="Fermer la sélection"
          onClick={props.fermer}
        >
          <Icone nom="fermer" />
        </button>
      </header>
      <div className="selection-corps">
        <div className="segments" role="group" aria-label="Outil de sélection">
          {OUTILS.map(([cle, nom, aide]) => (
            <button
              key={cle}
              type="button"
              title={aide}
              aria-pressed={outil === cle}
              onClick={() => gestes.choisirOutil(outil === cle ? null : cle)}
            >
              {nom}
            </button>
          ))}
        </div>
        <p className="selection-aide">
          {OUTILS.find(([cle]) => cle === outil)?.[2] ??
            'Maj + clic sur un lieu, Maj + glisser autour de plusieurs, ou un filtre.'}
        </p>
        {outil === 'lasso' && (
          <p className="selection-cadre">
            <button type="button" className="bouton bouton-petit" onClick={() => gestes.prendreLaVue(false)}>
              Prendre ce que montre la carte
            </button>
            <button type="button" className="bouton bouton-petit" onClick={() => gestes.prendreLaVue(true)}>
              Le retirer
            </button>
          </p>
        )}
        {outil === 'cercle' && !cercle && (
          <button type="button" className="bouton bouton-petit" onClick={() => gestes.entourer()}>
            Centrer au milieu de la carte
          </button>
        )}
        {outil === 'cercle' && cercle && (
          <label className="selection-rayon">
            Rayon
            <input
              type="range"
              min={0.5}
              max={RAYON_MAX_KM}
              step={0.5}
              value={cercle.km}
              onChange={(e) => gestes.changerRayon(Number(e.target.value))}
            />
            <output>{nombre(cercle.km, { decimales: 1 })} km</output>
          </label>
        )}
        <FiltreSelection
          scrutins={props.scrutins}
          texte={props.filtre}
          appliquer={props.filtrer}
          enAttente={selection.enAttente}
        />
        {selection.erreur && (
          <Echec erreur={selection.erreur} reessayer={() => props.filtrer(props.filtre)} />
        )}
        {selection.nombre > 0 && selection.pays && selection.bits && (
          <TotauxSelection pays={selection.pays} bits={selection.bits} version={props.version} />
        )}
      </div>
      <Actions
        selection={selection}
        filtre={props.filtre}
        version={props.version}
        annuler={
          selection.annuler &&
          (() => {
            gestes.choisirOutil(outil)
            selection.annuler?.()
          })
        }
      />
    </section>
  )
}
