/** « Qui vit ici »: INSEE indicators of the place, the gap with its département, the source, and what is not published. */
import type { ValeurIndicateur } from '#contract/lieu'
import { NOM_NIVEAU } from '#domain/lieu'
import { NON_DIFFUSE, euros, nombre, nombreSigne } from '#domain/typographie'

/** Gap that fills the bar, by unit. */
const PLEINE_ECHELLE = { part: 0.15, euros: 6000, habitants: 1, ans: 10 } as const

export function ecrireIndicateur(unite: ValeurIndicateur['unite'], valeur: number | null): string {
  if (valeur === null) return NON_DIFFUSE
  if (unite === 'part') return nombre(valeur * 100, { decimales: 1 })
  return unite === 'euros' ? euros(valeur) : nombre(valeur)
}

function ecrireEcart(unite: ValeurIndicateur['unite'], ecart: number): string {
  return unite === 'part' ? nombreSigne(ecart * 100, { decimales: 1 }) : nombreSigne(ecart)
}

/** Indicators that compare: a head count does not. */
const comparable = (i: ValeurIndicateur): boolean => i.unite !== 'habitants'

export function Sociologie({ indicateurs }: { indicateurs: readonly ValeurIndicateur[] }) {
  const sources = [...new Set(indicateurs.map((i) => i.source))]
  const maille = indicateurs[0]?.maille
  return (
    <>
      <table className="indicateurs">
        <thead>
          <tr>
            <th scope="col">{maille && `Maille : ${NOM_NIVEAU[maille].toLowerCase()}`}</th>
            <th scope="col" className="nombre">
              Ici
            </th>
            <th scope="col" className="nombre">
              Dép.
            </th>
            <th scope="col" className="nombre">
              Écart
            </th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {indicateurs.filter(comparable).map((i) => (
            <tr key={i.cle}>
              <th scope="row">
                {i.libelle}
                {i.unite === 'part' && <span className="muet"> %</span>}
              </th>
              <td className={i.valeur === null ? 'nombre muet' : 'nombre'}>
                {ecrireIndicateur(i.unite, i.valeur)}
              </td>
              <td className="nombre muet">
                {i.departement === null ? '–' : ecrireIndicateur(i.unite, i.departement)}
              </td>
              <Ecart indicateur={i} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="source">{sources.join(' ; ')}. Écart au département.</p>
    </>
  )
}

function Ecart({ indicateur: i }: { indicateur: ValeurIndicateur }) {
  if (i.valeur === null || i.departement === null) return <td colSpan={2} />
  const ecart = i.valeur - i.departement
  const part = Math.min(1, Math.abs(ecart) / PLEINE_ECHELLE[i.unite])
  return (
    <>
      <td className="nombre gras">{ecrireEcart(i.unite, ecart)}</td>
      <td className="barre" aria-hidden="true">
        <i style={{ width: `${part * 50}%`, left: ecart < 0 ? `${50 - part * 50}%` : '50%' }} />
      </td>
    </>
  )
}
