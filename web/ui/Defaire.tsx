/** The last act, with its « Annuler »; stays in sight at the foot of the page. */
import '../styles/retours.css'
import { Echec } from './Etats.tsx'
import type { Defaire } from './useDefaire.ts'

export const BarreDefaire = ({ defaire }: { defaire: Defaire }) => (
  <>
    {defaire.erreur && <Echec erreur={defaire.erreur} />}
    {defaire.dernier && (
      <p className="barre-defaire" role="status">
        <span>{defaire.dernier.phrase}</span>
        <button
          type="button"
          className="bouton bouton-petit"
          disabled={defaire.occupe}
          onClick={defaire.annuler}
        >
          Annuler
        </button>
      </p>
    )}
  </>
)
