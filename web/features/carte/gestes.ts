/** Keys that change the state of the map: level, layer, hotspots, table. */
import { NIVEAUX_CARTE } from '#domain/lieu'
import { PROFILS } from '#domain/profil'
import { CROISEMENT } from '#domain/couche/registre'
import { changerCouche, type EtatCarte } from './adresse.ts'
import { basculer } from './Rail.tsx'

/** Layers that the key C goes through. */
const CYCLE = ['profil', 'marge', 'probabilite', 'reserve', 'ecart', 'volatilite', 'types', 'rendement']

export function gestesEtat(
  etat: EtatCarte,
  modifier: (partiel: Partial<EtatCarte>) => void,
): Record<string, () => void> {
  const niveaux = NIVEAUX_CARTE.map((niveau, k): [string, () => void] => [
    String(k + 1),
    () => modifier({ niveau }),
  ])
  const suivante = (CYCLE.indexOf(etat.couche.split(CROISEMENT)[0]!) + 1) % CYCLE.length
  return {
    ...Object.fromEntries(niveaux),
    '0': () => modifier({ niveau: null }),
    l: () => modifier(changerCouche(CYCLE[suivante]!)),
    r: () => modifier({ brosse: null, profils: new Set(PROFILS), foyersSeuls: false }),
    f: () => modifier({ surcouches: basculer(etat.surcouches, 'foyers') }),
    t: () => modifier({ tableau: !etat.tableau }),
  }
}
