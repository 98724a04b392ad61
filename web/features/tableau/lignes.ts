/** What the table does with its lines: the keys, the spreadsheet. Pure. */
import type { Cible } from '../../carte/pointage.ts'
import type { Colonne } from '../../carte/colonnes.ts'
import type { Cellule } from '#domain/export/cellule'

/** Line reached by a key, or null when the key moves nothing. */
export function deplacer(touche: string, actif: number, n: number, page: number): number | null {
  const sauts: Record<string, number> = {
    ArrowDown: actif + 1,
    ArrowUp: actif - 1,
    PageDown: actif + page,
    PageUp: actif - page,
    Home: 0,
    End: n - 1,
  }
  const cible = sauts[touche]
  return cible === undefined ? null : Math.max(0, Math.min(n - 1, cible))
}

/** A figure as it is written, as a number that a spreadsheet can add; nothing for a dash; any other text as it is. */
function nombreLu(texte: string): Cellule {
  if (texte === '–') return null
  const nu = texte.replace(/\s/g, '').replace('−', '-').replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/.test(nu) ? Number(nu) : texte
}

/** What the table shows, line by line, with the code of each place, for a spreadsheet. */
export function lignesCsv(lignes: readonly Cible[], colonnes: readonly Colonne[]): Cellule[][] {
  const entete = colonnes.map((c) => (c.unite ? `${c.titre} (${c.unite})` : c.titre))
  return [
    ['Code', ...entete],
    ...lignes.map(({ morceau, rang }): Cellule[] => [
      morceau.valeurs.code[rang]!,
      ...colonnes.map((c) => nombreLu(c.texte(morceau.valeurs, rang, morceau))),
    ]),
  ]
}
