/** « Où envoyer N heures » : hours, longest travel, starting point; in the address `2000_45` or `2000_45_43.830,4.360`. */

export interface Envoi {
  heures: number
  /** Longest one-way travel, minutes. */
  trajet: number
  /** Latitude, longitude; null: the largest commune of each département. */
  depart: readonly [number, number] | null
}

export const ENVOI_INITIAL: Envoi = { heures: 5000, trajet: 45, depart: null }
/** Steps of the slider: each is about a third more than the one before. */
export const PAS_HEURES = [
  100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 7500, 10_000, 15_000, 20_000, 30_000, 50_000, 75_000,
  100_000, 150_000, 200_000,
] as const
export const TRAJETS = [10, 15, 20, 30, 45, 60, 90, 120] as const

/** Empty for the initial one. */
export function ecrireEnvoi({ heures, trajet, depart }: Envoi): string {
  if (heures === ENVOI_INITIAL.heures && trajet === ENVOI_INITIAL.trajet && !depart) return ''
  return `${heures}_${trajet}${depart ? `_${depart.map((x) => x.toFixed(3)).join()}` : ''}`
}

const entier = (mot: string | undefined, bas: number, haut: number): number | null => {
  const n = Number(mot)
  return mot && Number.isInteger(n) && n >= bas && n <= haut ? n : null
}

/** Whatever is unreadable takes its initial value. */
export function lireEnvoi(texte: string | null): Envoi {
  const [h, t, d] = (texte ?? '').split('_')
  const [latitude, longitude] = (d ?? '').split(',').map((mot) => (mot === '' ? Number.NaN : Number(mot)))
  const lisible =
    latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 85 &&
    Math.abs(longitude) <= 180
  return {
    heures: entier(h, 4, 1_000_000) ?? ENVOI_INITIAL.heures,
    trajet: entier(t, 1, 240) ?? ENVOI_INITIAL.trajet,
    depart: lisible ? [latitude, longitude] : null,
  }
}

/** Query of the server. */
export function requeteEnvoi({ heures, trajet, depart }: Envoi): URLSearchParams {
  const p = new URLSearchParams({ heures: String(heures), trajet: String(trajet) })
  if (depart) p.set('depart', depart.join())
  return p
}
