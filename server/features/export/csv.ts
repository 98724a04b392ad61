/** CSV for French Excel; the last column repeats the source, so that a copied row keeps it. */
import { cellule, ligneCsv, MARQUE } from '#domain/export/cellule'
import { sourceEnLigne } from '#domain/export/notice'
import type { Ecrivain } from './fichier.ts'

export const csv: Ecrivain = async function* ({ notice, colonnes, lots }) {
  const source = cellule(sourceEnLigne(notice))
  yield MARQUE + ligneCsv([...colonnes.map((c) => cellule(c.titre)), 'Source'])
  for await (const lot of lots)
    yield lot.map((b) => ligneCsv([...colonnes.map((c) => cellule(c.lire(b), c.decimales)), source])).join('')
}
