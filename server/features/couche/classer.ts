/** Classes of a layer and their colours, by the same cuts as the screen: on the whole level, so that two drawings agree. */
import { classeDe, distributionDe, seuilsDe, type MethodeClasses } from '#domain/couche/classes'
import { GRILLES, type Couche } from '#domain/couche/couche'
import { centreDe, couleursDesClasses, nomsDesClasses } from '#domain/couche/legende'
import { palette } from '#domain/couche/palette'
import { SANS_DONNEE, valeurDuPas } from '#domain/couche/quantification'
import { PROFILS, type Profil } from '#domain/profil'
import type { ColonneCouche } from './colonnes.ts'

/** What has no figure. */
export const GRIS = '#D9D9D9'
const COULEUR_PROFIL: Record<Profil, string> = {
  acquis: '#B3123D',
  hesitant: '#F2B705',
  droite: '#1F5A99',
  indetermine: GRIS,
}

export interface Classement {
  /** Class of a row of the level; null: no figure. */
  classe: (rang: number | undefined) => number | null
  classes: { nom: string; couleur: string }[]
}

/** @param choix what the reader chose instead of the cut of the layer. */
export function classer(
  couche: Couche,
  { rangs, echelle, moyenne }: ColonneCouche,
  choix: { methode?: MethodeClasses | undefined; classes?: number | undefined } = {},
): Classement {
  const valeur = (rang: number | undefined): number => valeurDuPas(rangs[rang ?? -1] ?? SANS_DONNEE, echelle)
  if (couche.nature === 'categorielle') {
    const noms = couche.categories ?? Array.from({ length: 9 }, (_, k) => `type ${k + 1}`)
    const couleurs =
      couche.teinte === 'profil' ? PROFILS.map((p) => COULEUR_PROFIL[p]) : palette('types', noms.length)
    return {
      classe: (rang) => {
        const v = valeur(rang)
        return Number.isNaN(v) ? null : v
      },
      classes: noms.map((nom, k) => ({ nom, couleur: couleurs[k] ?? GRIS })),
    }
  }
  const methode = choix.methode ?? couche.methode
  const seuils = seuilsDe(distributionDe(Array.from(rangs, (r) => valeurDuPas(r, echelle))), {
    methode,
    nombre: choix.classes ?? couche.nombre,
    centre: centreDe(couche, moyenne),
    reperes: couche.reperes,
    grille: GRILLES[couche.unite],
  })
  const couleurs = couleursDesClasses(couche, seuils, moyenne, methode)
  return {
    classe: (rang) => {
      const v = valeur(rang)
      return Number.isNaN(v) ? null : classeDe(seuils, v)
    },
    classes: nomsDesClasses(couche, seuils).map((nom, k) => ({ nom, couleur: couleurs[k]! })),
  }
}
