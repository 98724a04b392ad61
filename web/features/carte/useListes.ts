/** What the lists beside the map read: filters, columns, lines. The order of the country is made only for who looks at it. */
import { useDeferredValue, useMemo } from 'react'
import { gardesDe, type Brosse } from '../../carte/brosse.ts'
import type { Rendu } from '../../carte/coucheDessinee.ts'
import { colonneDeCouche, COLONNES, type Colonne } from '../../carte/colonnes.ts'
import type { Morceau } from '../../carte/morceau.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import { gardienDe, type Filtre } from '../../carte/peinture.ts'
import { memeCible, type Cible } from '../../carte/pointage.ts'
import { compterLignes, dansLaVue, filtrer, meneurs, paresseux, trier } from '../../carte/lignes.ts'
import type { EtatCarte } from './adresse.ts'

/** Leaders shown: what a panel of the height of the window holds. */
const LIGNE = 32
const AUTOUR_DES_PREMIERS = 330
const nombreDePremiers = (): number =>
  Math.max(8, Math.min(24, Math.floor((innerHeight - AUTOUR_DES_PREMIERS) / LIGNE)))
const COLONNE_RESERVE = COLONNES.find((c) => c.cle === 'reserve')!
const AUCUNE: readonly Cible[] = []

export interface Listes {
  colonnes: readonly Colonne[]
  /** Lines of the table, filtered and sorted; none while it is closed. */
  lignes: readonly Cible[]
  nombre: number
  premiers: readonly Cible[]
  /** Line before or after the selected place, in the order of the table; null when the selection is not among the lines. */
  voisin: ((sens: -1 | 1) => Cible | null) | null
}

export function useFiltre(etat: EtatCarte, brosse: Brosse | null, rendu: Rendu): Filtre {
  // Without a brush the filter is the same on every layer: what it keeps is not sorted again.
  const brossee = useMemo(
    () => brosse && { gardes: gardesDe(brosse, rendu), rangsDe: rendu.rangsDe },
    [brosse, rendu],
  )
  return useMemo(
    () => ({ profils: etat.profils, foyersSeuls: etat.foyersSeuls, brosse: brossee }),
    [etat.profils, etat.foyersSeuls, brossee],
  )
}

/** @param vue box that the lines must stand in; null: anywhere. */
export function useListes(
  morceaux: readonly Morceau[],
  rendu: Rendu,
  filtre: Filtre,
  { tri, vue, texte, ouvert }: { tri: EtatCarte['tri']; vue: Emprise | null; texte: string; ouvert: boolean },
  selection: Cible | null,
): Listes {
  const colonnes = useMemo(() => {
    const deLaCouche = colonneDeCouche(rendu)
    return deLaCouche ? [...COLONNES, deLaCouche] : COLONNES
  }, [rendu])
  const colonne = colonnes.find((c) => c.cle === tri.colonne) ?? COLONNE_RESERVE
  // The lists may lag behind the colours by an image.
  const lus = useDeferredValue(morceaux)
  const lire = useMemo(
    () =>
      paresseux((): readonly Cible[] => {
        const retenues = filtrer(lus, filtre, texte)
        return trier(vue ? dansLaVue(retenues, vue) : retenues, colonne, tri.decroissant)
      }),
    [lus, filtre, texte, colonne, tri.decroissant, vue],
  )
  const lignes = ouvert ? lire() : AUCUNE
  const nombre = useMemo(() => (ouvert ? 0 : compterLignes(lus, filtre)), [ouvert, lus, filtre])
  const premiers = useMemo(
    () => (selection ? AUCUNE : meneurs(lus, filtre, 'reserveNette', nombreDePremiers())),
    [selection, lus, filtre],
  )
  const listee =
    selection !== null &&
    morceaux.includes(selection.morceau) &&
    gardienDe(filtre, selection.morceau)(selection.rang)
  const voisin = (sens: -1 | 1): Cible | null => {
    const toutes = lire()
    const rang = toutes.findIndex((l) => memeCible(l, selection))
    return rang < 0 ? null : (toutes[rang + sens] ?? null)
  }
  return {
    colonnes,
    lignes,
    nombre: ouvert ? lignes.length : nombre,
    premiers,
    voisin: listee ? voisin : null,
  }
}
