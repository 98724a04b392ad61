/** What is missing in a fiche d'observation. */
import { aDesPortes, type Brouillon } from './brouillon.ts'

export interface Manque {
  /** Block of the fiche, 1–6, as on paper. */
  bloc: number
  /** In French, what to do. */
  quoi: string
}

/** What was written freely, without the empty fields. */
export const textesDe = ({ texte, enjeux }: Pick<Brouillon, 'texte' | 'enjeux'>): string[] =>
  [texte, ...enjeux.map((e) => e.texte)].filter((t) => t.trim() !== '')

/**
 * What keeps a fiche from leaving, in the order of its blocks; empty when it may. The same rules as the contract of the server, said to
 * the person who fills it. @param aujourdhui ISO day on this device. @param refusDe that of donneePersonnelle.ts, which carries the register of
 * given names and is not read without a text.
 */
export function manquesDe(
  b: Brouillon,
  aujourdhui: string,
  refusDe: (texte: string) => string | null,
): Manque[] {
  const manques: Manque[] = []
  const manque = (bloc: number, faute: boolean, quoi: string): void => {
    if (faute) manques.push({ bloc, quoi })
  }
  manque(1, b.niveau === null, 'Choisissez le lieu ou le secteur.')
  manque(1, b.jour > aujourdhui, 'La date est dans l’avenir.')
  manque(1, b.participants < 1, 'Dites combien vous étiez.')
  if (aDesPortes(b.format)) {
    manque(2, b.portesFrappees < 1, 'Comptez les portes frappées.')
    manque(2, b.portesOuvertes > b.portesFrappees, 'Plus de portes ouvertes que de portes frappées.')
    manque(2, b.conversations > b.portesOuvertes, 'Plus de conversations que de portes ouvertes.')
  }
  for (const t of b.techniques) {
    manque(5, t.reussites === null, 'Dites avec combien de personnes chaque technique a pris.')
    manque(
      5,
      (t.reussites ?? 0) > t.essais,
      'Une technique a pris avec plus de personnes qu’on ne l’a essayée.',
    )
  }
  for (const texte of textesDe(b)) {
    const refus = refusDe(texte)
    manque(6, refus !== null, refus ?? '')
  }
  manque(
    6,
    b.enjeux.some((e) => e.texte.trim() === ''),
    'Écrivez l’enjeu en quelques mots, ou retirez-le.',
  )
  return manques.filter((m, i) => manques.findIndex((n) => n.quoi === m.quoi) === i)
}
