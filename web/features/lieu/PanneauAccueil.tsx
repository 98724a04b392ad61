/** The panel while no place is selected: how to choose one, and where abstention holds back the most votes. */
import { nombreSigne } from '#domain/typographie'
import { profilDe } from '../../carte/morceau.ts'
import type { Cible } from '../../carte/pointage.ts'
import { Squelette } from '../../ui/Etats.tsx'
import { Pastille } from '../../ui/Classe.tsx'
import { Texte } from '../../ui/Texte.tsx'

export function PanneauAccueil(props: {
  premiers: readonly Cible[]
  enAttente: boolean
  objets: string
  choisir: (cible: Cible) => void
  survoler: (cible: Cible | null) => void
}) {
  return (
    <aside className="panneau panneau-accueil" aria-label="Aucun lieu choisi">
      <div className="panneau-corps">
        <section>
          <h1>Où aller d’abord ?</h1>
          <p className="sous">
            Choisissez un lieu sur la carte, dans le tableau ou par la recherche : le panneau dit sa classe,
            et pourquoi.
          </p>
        </section>
        <section>
          <h2 className="rubrique">
            Plus fortes réserves nettes <span className="fin">{props.objets}</span>
          </h2>
          {props.premiers.length === 0 && props.enAttente && <Squelette lignes={8} hauteur={22} />}
          <ol className="premiers" onMouseLeave={() => props.survoler(null)}>
            {props.premiers.map((cible) => {
              const v = cible.morceau.valeurs
              return (
                <li key={v.code[cible.rang]}>
                  <button
                    type="button"
                    onClick={() => props.choisir(cible)}
                    onMouseEnter={() => props.survoler(cible)}
                  >
                    <Pastille profil={profilDe(v, cible.rang)} />
                    <span>
                      <Texte>{v.nom[cible.rang]!}</Texte>
                    </span>
                    <b>{nombreSigne(v.reserveNette[cible.rang]!)}</b>
                  </button>
                </li>
              )
            })}
          </ol>
          <p className="source">
            Voix que l’abstention aux législatives retient à la gauche, moins celles qu’elle retient à
            l’extrême droite (estimation).
          </p>
        </section>
      </div>
    </aside>
  )
}
