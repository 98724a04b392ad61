/** Figures beside the département and France, then the gap as a point; where France is not another territory, the gap is with the département. */
import { euros } from '#domain/typographie'
import { enPourcent } from '../../texte.ts'
import type { Comparaison } from './comparaisons.ts'
import { Defilant } from '../../ui/TableDonnees.tsx'

/** Gap at the end of the scale. */
const BORNE = { part: 0.12, euros: 5000 } as const
const DEMI = 90

const ecrire = (unite: Comparaison['unite'], v: number): string =>
  unite === 'part' ? enPourcent(v) : euros(v)

/** Place of a value on the scale; null when it, or its reference, is missing. */
function abscisse(
  unite: Comparaison['unite'],
  valeur: number | null,
  reference: number | null,
): number | null {
  if (valeur === null || reference === null) return null
  const ecart = Math.max(-1, Math.min(1, (valeur - reference) / BORNE[unite]))
  return DEMI + ecart * (DEMI - 6)
}

export function TableauComparaisons(props: {
  lignes: readonly Comparaison[]
  departement: string
  /** False: no column for France, gaps are with the département. */
  avecFrance: boolean
}) {
  const { avecFrance } = props
  return (
    <Defilant>
      <table className="indicateurs comparaisons">
        <thead>
          <tr>
            <th scope="col">En %, sauf mention</th>
            <th scope="col" className="nombre">
              Ici
            </th>
            <th scope="col" className="nombre">
              {props.departement}
            </th>
            {avecFrance && (
              <th scope="col" className="nombre">
                France
              </th>
            )}
            <th aria-hidden="true">
              <span>−12</span>
              <span>{avecFrance ? 'France' : 'dép.'}</span>
              <span>+12 pts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.lignes.map((l) => {
            const reference = avecFrance ? l.france : l.departement
            return (
              <tr key={l.cle}>
                <th scope="row">{l.libelle}</th>
                <td className={l.lieu === null ? 'nombre muet' : 'nombre gras'}>
                  {l.lieu === null ? l.absence : ecrire(l.unite, l.lieu)}
                </td>
                <td className="nombre muet">
                  {l.departement === null ? '–' : ecrire(l.unite, l.departement)}
                </td>
                {avecFrance && (
                  <td className="nombre muet">{l.france === null ? '–' : ecrire(l.unite, l.france)}</td>
                )}
                <td className="ecart" aria-hidden="true">
                  <Point
                    lieu={abscisse(l.unite, l.lieu, reference)}
                    departement={avecFrance ? abscisse(l.unite, l.departement, reference) : null}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Defilant>
  )
}

function Point({ lieu, departement }: { lieu: number | null; departement: number | null }) {
  return (
    <svg viewBox={`0 0 ${2 * DEMI} 22`} width={2 * DEMI} height={22}>
      <line className="axe" x1={0} x2={2 * DEMI} y1={11} y2={11} />
      <line className="axe-fort" x1={DEMI} x2={DEMI} y1={2} y2={20} />
      {departement !== null && (
        <line className="reference" x1={departement} x2={departement} y1={4} y2={18} />
      )}
      {lieu !== null && (
        <>
          <line className="tige" x1={DEMI} x2={lieu} y1={11} y2={11} />
          <circle cx={lieu} cy={11} r={4.6} />
        </>
      )}
    </svg>
  )
}
