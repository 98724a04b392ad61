/** The drawer that holds the table: closed, it says what it lists. */
import type { NiveauCarte } from '#domain/lieu'
import type { Cible } from '../../carte/pointage.ts'
import { Icone } from '../../ui/Icone.tsx'
import { objets } from '../../carte/mots.ts'
import type { Colonne, Tri } from '../../carte/colonnes.ts'
import { Tableau } from './Tableau.tsx'

export function TiroirTableau(props: {
  ouvert: boolean
  basculer: () => void
  niveau: NiveauCarte
  lignes: readonly Cible[]
  /** Number of lines, known also while the table is closed. */
  nombre: number
  colonnes: readonly Colonne[]
  vueSeule: boolean
  basculerVue: () => void
  tri: Tri
  trier: (tri: Tri) => void
  texte: string
  chercher: (texte: string) => void
  selection: Cible | null
  choisir: (cible: Cible) => void
  cocher: (cible: Cible) => void
  survol: Cible | null
  survoler: (cible: Cible | null) => void
}) {
  const { ouvert, basculer, niveau, nombre, ...reste } = props
  const colonne = reste.colonnes.find((c) => c.cle === reste.tri.colonne)
  const titre = `${colonne?.titre ?? ''} ${colonne?.unite?.split(',')[0] ?? ''}`.trim().toLowerCase()
  const sens = reste.tri.decroissant ? 'décroissant' : 'croissant'
  return (
    <section className={ouvert ? 'tiroir ouvert' : 'tiroir'} aria-label="Tableau">
      <header>
        <button
          type="button"
          className="tiroir-bouton"
          aria-expanded={ouvert}
          aria-controls="tableau-lieux"
          onClick={basculer}
        >
          <Icone nom={ouvert ? 'bas' : 'haut'} />
          <b>Tableau</b>
          <span className="muet">
            {objets(niveau, nombre)}, tri {sens} : {titre}
          </span>
          <kbd>T</kbd>
        </button>
      </header>
      {ouvert && (
        <div id="tableau-lieux" className="tiroir-corps">
          <Tableau {...reste} />
        </div>
      )}
    </section>
  )
}
