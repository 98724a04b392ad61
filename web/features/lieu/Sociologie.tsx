/**
 * « Qui vit ici »: INSEE indicators of the place beside its département and the country (a département or a région: the country alone), grouped by the grain at which they were
 * measured, with their doubt, and the reason of what is not given.
 */
import type { ValeurIndicateur } from '#contract/lieu'
import { LIBELLE_MOTIF } from '#domain/indicateur'
import type { Niveau } from '#domain/lieu'
import { INSECABLE, NON_DIFFUSE, euros, nombre, nombreSigne } from '#domain/typographie'

/** Gap that fills the bar, by unit. */
const PLEINE_ECHELLE = { part: 0.15, euros: 6000, habitants: 1, ans: 10 } as const

export function ecrireIndicateur(unite: ValeurIndicateur['unite'], valeur: number | null): string {
  if (valeur === null) return NON_DIFFUSE
  if (unite === 'part') return nombre(valeur * 100, { decimales: 1 })
  return unite === 'euros' ? euros(valeur) : nombre(valeur)
}

/** The doubt of an estimation, as a reader says it: « ± 4 ». */
function ecrireIncertitude(unite: ValeurIndicateur['unite'], demiLargeur: number): string {
  return `±${INSECABLE}${unite === 'part' ? nombre(demiLargeur * 100) : nombre(demiLargeur)}`
}

function ecrireEcart(unite: ValeurIndicateur['unite'], ecart: number): string {
  return unite === 'part' ? nombreSigne(ecart * 100, { decimales: 1 }) : nombreSigne(ecart)
}

/** Indicators that compare: a head count does not. */
const comparable = (i: ValeurIndicateur): boolean => i.unite !== 'habitants'

/** By the grain of the values; null: the place itself, which needs no title when everything is its own. */
const GROUPES = [
  { maille: null, titre: 'Mesuré ici' },
  { maille: 'iris', titre: 'Estimé pour ce bureau, depuis les IRIS qui le couvrent' },
  { maille: 'commune', titre: 'Valeur de la commune, pas du bureau' },
] as const

export function Sociologie({
  niveau,
  indicateurs,
}: {
  niveau: Niveau
  indicateurs: readonly ValeurIndicateur[]
}) {
  const montres = indicateurs.filter(comparable)
  const groupes = GROUPES.map((g) => ({
    ...g,
    lignes: montres.filter((i) => (i.maille === niveau ? null : i.maille) === g.maille),
  })).filter((g) => g.lignes.length > 0)
  const sources = [...new Set(montres.map((i) => i.source))]
  const motifs = [...new Set(montres.flatMap((i) => i.motif ?? []))]
  const avecDepartement = montres.some((i) => i.departement !== null)
  const estimes = montres.some((i) => i.incertitude !== null)
  return (
    <>
      <table className="indicateurs">
        <thead>
          <tr>
            <th scope="col">
              <span className="invisible">Indicateur</span>
            </th>
            <th scope="col" className="nombre">
              Ici
            </th>
            {avecDepartement && (
              <th scope="col" className="nombre">
                Dép.
              </th>
            )}
            <th scope="col" className="nombre">
              France
            </th>
            <th scope="col" className="nombre">
              Écart
            </th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        {groupes.map((g) => (
          <tbody key={g.titre}>
            {(groupes.length > 1 || g.maille !== null) && (
              <tr className="maille">
                <th colSpan={avecDepartement ? 6 : 5} scope="rowgroup">
                  {g.titre}
                </th>
              </tr>
            )}
            {g.lignes.map((i) => (
              <Ligne key={i.cle} indicateur={i} avecDepartement={avecDepartement} />
            ))}
          </tbody>
        ))}
      </table>
      {motifs.map((m) => (
        <p className="source" key={m}>
          Non diffusé : {LIBELLE_MOTIF[m]}.
        </p>
      ))}
      <p className="source">
        {sources.join(' ; ')}. Écart {avecDepartement ? 'au département' : 'à la France'}.
        {estimes && ' ± : huit fois sur dix, la valeur du bureau est dans l’intervalle.'}
      </p>
    </>
  )
}

function Ligne({
  indicateur: i,
  avecDepartement,
}: {
  indicateur: ValeurIndicateur
  avecDepartement: boolean
}) {
  const repere = (valeur: number | null) => (valeur === null ? '–' : ecrireIndicateur(i.unite, valeur))
  return (
    <tr>
      <th scope="row">
        {i.libelle}
        {i.unite === 'part' && <span className="muet"> %</span>}
      </th>
      <td
        className={i.valeur === null ? 'nombre muet' : 'nombre'}
        title={i.motif ? LIBELLE_MOTIF[i.motif] : undefined}
      >
        {ecrireIndicateur(i.unite, i.valeur)}
        {i.incertitude !== null && (
          <span className="doute"> {ecrireIncertitude(i.unite, i.incertitude)}</span>
        )}
      </td>
      {avecDepartement && <td className="nombre muet">{repere(i.departement)}</td>}
      <td className="nombre muet">{repere(i.france)}</td>
      <Ecart indicateur={i} repere={avecDepartement ? i.departement : i.france} />
    </tr>
  )
}

function Ecart({ indicateur: i, repere }: { indicateur: ValeurIndicateur; repere: number | null }) {
  if (i.valeur === null || repere === null) return <td colSpan={2} />
  const ecart = i.valeur - repere
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
