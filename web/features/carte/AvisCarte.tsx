/** What the map says when it cannot show: no WebGL 2, context lost, server away, first load. */
import type { ErreurApi } from '../../appel.ts'
import { Echec } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'

export function AvisCarte(props: {
  webgl: boolean
  panne: string | null
  redessiner: () => void
  erreur: ErreurApi | null
  reessayer: () => void
  enAttente: boolean
}) {
  if (!props.webgl)
    return (
      <div className="flottant avis-carte avis-bas" role="status">
        <p className="etat-titre">Carte simplifiée : ce navigateur n’a pas WebGL 2.</p>
        <p>
          Le serveur dessine la carte, et le tableau ci-dessous montre les mêmes lieux. Un navigateur à jour,
          avec l’accélération graphique, montrera la carte animée.
        </p>
      </div>
    )
  if (props.erreur)
    return (
      <div className="flottant avis-carte">
        <Echec erreur={props.erreur} reessayer={props.reessayer} />
      </div>
    )
  if (props.panne !== null)
    return (
      <div className="flottant avis-carte" role="alert">
        <p className="etat-titre">La carte s’est interrompue.</p>
        <p>Vos choix sont gardés. Cause : {props.panne}.</p>
        <button type="button" className="bouton" onClick={props.redessiner}>
          <Icone nom="recharger" />
          Redessiner la carte
        </button>
      </div>
    )
  return props.enAttente ? (
    <p className="flottant avis-carte avis-attente" role="status">
      Lecture des contours et des valeurs…
    </p>
  ) : null
}
