/** A French name and a strategy for each type, from what distinguishes it: rules, so that the same types keep their names. */
import { CARACTERISTIQUES, type Caracteristique, type CleCaracteristique } from './espace.ts'

/** Centred and raw means of a type, by feature. */
export type Portrait = Record<CleCaracteristique, { ecart: number; valeur: number }>

const LIEUX = [
  { densiteMin: 0.4, nom: 'Quartiers de ville' },
  { densiteMin: -0.5, nom: 'Petits centres et faubourgs' },
  { densiteMin: -Infinity, nom: 'Villages et bourgs' },
] as const

/** Adjectives by how much they distinguish, in standard deviations. */
function adjectifs(portrait: Portrait): string[] {
  return CARACTERISTIQUES.map((c: Caracteristique) => {
    const { ecart } = portrait[c.cle as CleCaracteristique]
    return { mot: ecart >= 0 ? c.haut : c.bas, force: Math.abs(ecart) }
  })
    .filter((a): a is { mot: string; force: number } => a.mot !== null)
    .sort((x, y) => y.force - x.force)
    .map((a) => a.mot)
}

/**
 * Names of all types, « Quartiers de ville abstentionnistes, à gauche »: kind of place, then the two features that
 * distinguish most, a third when two types would share a name.
 */
export function nommerTypes(portraits: readonly Portrait[]): string[] {
  const nom = (portrait: Portrait, combien: number) => {
    const lieu = LIEUX.find((l) => portrait.densite.ecart >= l.densiteMin)!.nom
    return `${lieu} ${adjectifs(portrait).slice(0, combien).join(', ')}`
  }
  const courts = portraits.map((p) => nom(p, 2))
  return courts.map((n, i) => (courts.indexOf(n) === courts.lastIndexOf(n) ? n : nom(portraits[i]!, 3)))
}

export const STRATEGIES = {
  mobiliser: {
    titre: 'Faire voter',
    texte:
      'La gauche y est devant mais beaucoup s’abstiennent : inscriptions et procurations tôt, porte-à-porte jusqu’au dernier jour.',
  },
  consolider: {
    titre: 'S’appuyer',
    texte:
      'La gauche y est devant et l’on y vote : trouver ici les militants, les relais et les lieux de réunion pour aller ailleurs.',
  },
  convaincre: {
    titre: 'Convaincre',
    texte:
      'L’écart est court : conversations longues sur les enjeux du lieu, surtout avant les deux dernières semaines.',
  },
  revenir: {
    titre: 'Revenir',
    texte:
      'L’extrême droite y domine : présence régulière, marchés et services publics d’abord ; un appel général au vote l’aiderait.',
  },
  veiller: {
    titre: 'Veiller',
    texte:
      'La gauche y est loin du premier : présence légère sur un enjeu local, les heures comptent davantage ailleurs.',
  },
} as const
export type Strategie = keyof typeof STRATEGIES

/** Points between the left and the first rival under which a type can be convinced. */
const ECART_CONVAINCRE = 0.08

/** Strategy that fits a type, from its mean scores and turnout. */
export function strategieDe(portrait: Portrait): Strategie {
  const { gauche, centre, droite, extremeDroite, participation } = portrait
  const marge = gauche.valeur - Math.max(centre.valeur, droite.valeur, extremeDroite.valeur)
  if (marge >= 0) return participation.ecart < 0 ? 'mobiliser' : 'consolider'
  if (marge >= -ECART_CONVAINCRE) return 'convaincre'
  return extremeDroite.valeur >= Math.max(centre.valeur, droite.valeur) ? 'revenir' : 'veiller'
}
