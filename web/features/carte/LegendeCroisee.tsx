/** Legend of a bivariate map: nine colours on two axes; a square clicked keeps its places. */
import { nombre } from '#domain/typographie'
import type { Repartition } from '../../carte/histogramme.ts'
import { COTE_CROISE, type Rendu } from '../../carte/coucheDessinee.ts'

export function LegendeCroisee(props: {
  rendu: Rendu
  repartition: Repartition
  gardees: ReadonlySet<number> | null
  basculer: (classe: number) => void
}) {
  const { rendu, repartition, gardees } = props
  const { couleurs, noms, variable, seconde } = rendu
  const rangees = [2, 1, 0]
  return (
    <div className="croisee">
      <p className="croisee-y">{variable.couche.libelle} ↑</p>
      <div className="croisee-grille" role="group" aria-label="Classes croisées">
        {rangees.flatMap((y) =>
          [0, 1, 2].map((x) => {
            const k = COTE_CROISE * y + x
            return (
              <button
                key={k}
                type="button"
                aria-pressed={gardees?.has(k) ?? false}
                aria-label={`${noms[k]!} : ${nombre(repartition.classes[k]!)}`}
                title={`${noms[k]!} : ${nombre(repartition.classes[k]!)}`}
                className={gardees && !gardees.has(k) ? 'ecartee' : undefined}
                style={{ background: couleurs[k] }}
                onClick={() => props.basculer(k)}
              />
            )
          }),
        )}
      </div>
      <p className="croisee-x">{seconde?.couche.libelle} →</p>
      <p className="croisee-note">Trois tiers égaux de chaque côté, sur tout le territoire.</p>
    </div>
  )
}
