/** From the results history to what the charts draw. Pure. */
import type { Historique, Tour } from '#contract/lieu'
import { BLOCS, type Bloc } from '#domain/bloc'
import { estEstime } from '#domain/qualite'

/** Blocs that have a curve; « autres » is a rest, not a camp. */
export const BLOCS_TRACES = BLOCS.filter((b) => b !== 'autres')

export interface PointSerie {
  scrutin: string
  /** « Prés. 2017 » */
  court: string
  type: string
  /** The figure of the place is an estimation. */
  estime: boolean
  lieu: number | null
  /** Of its département; of France for a département and above. */
  repere: number | null
  france: number | null
}

/** False for a département and above, which are read against the country. */
export const aUnDepartement = (h: Historique): boolean => h.departement.length > 0

/** First rounds of a place, oldest first, each with a measure of the place, of what it is read against, of France. */
export function serie(historique: Historique, mesure: (tour: Tour) => number | null): PointSerie[] {
  const chercher = (liste: readonly Tour[], scrutin: string): number | null => {
    const tour = liste.find((t) => t.scrutin === scrutin)
    return tour ? mesure(tour) : null
  }
  const repere = aUnDepartement(historique) ? historique.departement : historique.france
  return historique.lieu
    .filter((t) => t.tour === 1)
    .map((t) => ({
      scrutin: t.scrutin,
      court: t.court,
      type: t.type,
      estime: estEstime(t.qualite),
      lieu: mesure(t),
      repere: chercher(repere, t.scrutin),
      france: chercher(historique.france, t.scrutin),
    }))
}

/** Name of a round under a chart, with a star when the figure of the place is an estimation. */
export const nomDeTour = (p: PointSerie, etroit: boolean): string =>
  `${etroit ? p.court.replace(/20(?=\d\d$)/, '') : p.court}${p.estime ? '*' : ''}`

/** Share of exprimés of a bloc; null when it had no candidate, or nobody voted. */
export const partDuBloc =
  (bloc: Bloc) =>
  (t: Tour): number | null => {
    const voix = t.voix[bloc]
    return voix === null || t.exprimes === 0 ? null : voix / t.exprimes
  }

export const participation = (t: Tour): number | null => (t.inscrits > 0 ? t.votants / t.inscrits : null)

/** False when the data hold one département only: « France » would be the same figures twice. */
export const franceDistincte = (h: Historique): boolean =>
  h.france.some((f) => h.departement.some((d) => d.scrutin === f.scrutin && d.exprimes !== f.exprimes))

/** Path of a curve; a missing value breaks it. */
export function trace(
  valeurs: readonly (number | null)[],
  x: (i: number) => number,
  y: (v: number) => number,
): string {
  let leve = true
  return valeurs
    .map((v, i) => {
      if (v === null) {
        leve = true
        return ''
      }
      const pas = `${leve ? 'M' : 'L'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`
      leve = false
      return pas
    })
    .join('')
}

/** Index of the last value present, −1 if none. */
export const dernierIndex = (valeurs: readonly (number | null)[]): number =>
  valeurs.reduce<number>((dernier, v, i) => (v === null ? dernier : i), -1)

/** Heights of the names at the end of the curves, at least `pas` apart, none lower than `bas`, as near as possible to their curves. */
export function ecarter(hauteurs: readonly number[], pas: number, bas = Infinity): number[] {
  const ordre = hauteurs.map((_, i) => i).sort((a, b) => hauteurs[a]! - hauteurs[b]!)
  const posees = [...hauteurs]
  ordre.forEach((i, k) => {
    const precedente = ordre[k - 1]
    if (precedente !== undefined) posees[i] = Math.max(posees[i]!, posees[precedente]! + pas)
  })
  ordre.reverse().forEach((i, k) => {
    const suivante = ordre[k - 1]
    posees[i] = Math.min(posees[i]!, suivante === undefined ? bas : posees[suivante]! - pas)
  })
  return posees
}
