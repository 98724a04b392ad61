/** Keys that change the state of the map: level, layer, hotspots, table. */
import { NIVEAUX_CARTE } from '#domain/lieu'
import { CLES_COUCHE } from '../../carte/couches.ts'
import type { EtatCarte } from './adresse.ts'
import { basculer } from './Rail.tsx'

export function gestesEtat(
  etat: EtatCarte,
  modifier: (partiel: Partial<EtatCarte>) => void,
): Record<string, () => void> {
  const niveaux = NIVEAUX_CARTE.map((niveau, k): [string, () => void] => [
    String(k + 1),
    () => modifier({ niveau }),
  ])
  const suivante = (CLES_COUCHE.indexOf(etat.couche) + 1) % CLES_COUCHE.length
  return {
    ...Object.fromEntries(niveaux),
    '0': () => modifier({ niveau: null }),
    l: () => modifier({ couche: CLES_COUCHE[suivante]! }),
    f: () => modifier({ surcouches: basculer(etat.surcouches, 'foyers') }),
    t: () => modifier({ tableau: !etat.tableau }),
  }
}
