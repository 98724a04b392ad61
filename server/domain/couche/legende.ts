/** Words and colours of the classes of a layer, for whatever shows its legend: the page, a printed map. */
import type { MethodeClasses } from './classes.ts'
import { ecrireSeuil, type Couche } from './couche.ts'
import { palette, paletteDivergente } from './palette.ts'

/** « moins de −30 », « −30 à −20 », « 25 et plus ». */
export function nomsDesClasses({ unite }: Pick<Couche, 'unite'>, seuils: readonly number[]): string[] {
  if (seuils.length === 0) return ['toutes les valeurs']
  const ecrits = seuils.map((s) => ecrireSeuil(unite, s))
  return [
    `moins de ${ecrits[0]!}`,
    ...ecrits.slice(1).map((haut, k) => `${ecrits[k]!} à ${haut}`),
    `${ecrits.at(-1)!} et plus`,
  ]
}

/** Value around which the classes of a layer turn: its own, or the national figure. */
export const centreDe = ({ centre }: Pick<Couche, 'centre'>, moyenne: number | null): number =>
  centre === 'moyenne' ? (moyenne ?? 0) : centre

/** Colours of the classes of a numeric layer, from the lowest; empty for the classes of a profil, which have their own. */
export function couleursDesClasses(
  couche: Couche,
  seuils: readonly number[],
  moyenne: number | null,
  methode: MethodeClasses,
): readonly string[] {
  const { teinte } = couche
  if (teinte === 'profil') return []
  const autour = couche.nature === 'divergente' || methode === 'divergente'
  // Hours stand out of a ground without any: the palest shade would be lost in it.
  if (couche.unite === 'heures') return palette(teinte, seuils.length + 2).slice(1)
  if (!autour) return palette(teinte, seuils.length + 1)
  const centre = centreDe(couche, moyenne)
  const bas = seuils.filter((s) => s <= centre + 1e-9).length
  const rampe = teinte === 'marge' || teinte === 'solde' ? teinte : 'moyenne'
  return paletteDivergente(rampe, bas, seuils.length + 1 - bas)
}
