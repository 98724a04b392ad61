/** Widths of the columns of figures on paper, so that typst need not compose their cells once more to find them. */
import type { Repere } from '#domain/fiche/fiche'

/** Advances of Barlow at 87.5 %, bold, in em: lining figures are all as wide, letters are rounded up. */
const AVANCES: readonly (readonly [RegExp, number])[] = [
  [/\d/, 0.52],
  [/\s/, 0.2],
  [/[,.]/, 0.24],
  [/[fijlrt]/, 0.3],
  [/%/, 0.81],
]
const LETTRE = 0.5
const MM_PAR_POINT = 0.3528

/** @returns mm, with the insets on both sides and a hair. */
function largeurDe(textes: readonly string[], points: number, marge: number): number {
  const em = textes.map((t) =>
    Array.from(t).reduce((somme, c) => somme + (AVANCES.find(([quels]) => quels.test(c))?.[1] ?? LETTRE), 0),
  )
  return Math.max(0, ...em) * points * MM_PAR_POINT + 2 * marge + 0.2
}

interface LigneChiffree {
  inscrits: string
  participation: string
  avance: string
  reserve: string
  geste: string
}

/** @param avance whether the table of places shows the column. @returns mm, in the order of the columns of fiche.typ. */
export function colonnesDe(
  etapes: readonly LigneChiffree[],
  avance: boolean,
  reperes: readonly Repere[],
  titreReference: string,
): { etapes: number[]; reperes: number[] } {
  const colonne = (titre: string, cle: keyof LigneChiffree) =>
    Math.max(
      largeurDe([titre], 8, 0.8),
      largeurDe(
        etapes.map((e) => e[cle]),
        9.5,
        0.8,
      ),
    )
  return {
    etapes: [
      colonne('inscrits', 'inscrits'),
      colonne('particip.', 'participation'),
      ...(avance ? [colonne('avance', 'avance')] : []),
      colonne('réserve', 'reserve'),
      colonne('geste', 'geste'),
    ],
    reperes: [
      largeurDe(
        reperes.map((r) => r.ici),
        13,
        0.5,
      ),
      Math.max(
        largeurDe([titreReference], 8, 0.5),
        largeurDe(
          reperes.map((r) => r.reference),
          9.5,
          0.5,
        ),
      ),
    ],
  }
}
