/** Values on their way from the worker to the page: half a million texts cross in five, not one by one. */
import type { Valeurs } from './morceau.ts'

const TEXTES = ['code', 'nom', 'departement', 'circonscription', 'commune'] as const
/** No place has a line break in its name or code. */
const SEPARATEUR = '\n'

export interface Colis {
  nombres: Omit<Valeurs, (typeof TEXTES)[number]>
  textes: Record<(typeof TEXTES)[number], string>
}

export function emballer({ code, nom, departement, circonscription, commune, ...nombres }: Valeurs): Colis {
  const joindre = (textes: readonly (string | null)[]): string => textes.join(SEPARATEUR)
  return {
    nombres,
    textes: {
      code: joindre(code),
      nom: joindre(nom),
      departement: joindre(departement),
      circonscription: joindre(circonscription),
      commune: joindre(commune),
    },
  }
}

export function deballer({ nombres, textes }: Colis): Valeurs {
  const couper = (texte: string): string[] => (nombres.n === 0 ? [] : texte.split(SEPARATEUR))
  const ouNull = (texte: string): (string | null)[] => couper(texte).map((t) => t || null)
  return {
    ...nombres,
    code: couper(textes.code),
    nom: couper(textes.nom),
    departement: couper(textes.departement),
    circonscription: ouNull(textes.circonscription),
    commune: ouNull(textes.commune),
  }
}
