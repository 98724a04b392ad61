/** GPX 1.1 waypoints, for the navigation applications of phones. A bureau without a place on the map is left out, and counted. */
import { cellule } from '#domain/export/cellule'
import { lignesDeNotice } from '#domain/export/notice'
import type { BureauExporte } from '#domain/export/bureau'
import type { Colonne } from '#domain/export/colonnes'
import { echapperXml, type Ecrivain } from './fichier.ts'
import { pointDe } from './geometrie.ts'

/** What a phone shows under the name: the reason of a list, or the main figures. */
export function description(b: BureauExporte, colonnes: readonly Colonne[]): string {
  const dites = colonnes.filter((c) => c.largeur > 0 && !['rang', 'code', 'bureau'].includes(c.cle))
  return dites
    .flatMap((c) => {
      const valeur = c.lire(b)
      return valeur === null
        ? []
        : [`${c.titre} : ${typeof valeur === 'number' ? cellule(valeur, c.decimales) : valeur}`]
    })
    .join('\n')
}

export const gpx: Ecrivain = async function* ({ notice, colonnes, lots }) {
  const desc = lignesDeNotice(notice)
    .map(([cle, valeur]) => `${cle} : ${valeur}`)
    .join('\n')
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Quartier Général" xmlns="http://www.topografix.com/GPX/1/1">\n' +
      `<metadata><name>${echapperXml(notice.titre)}</name><desc>${echapperXml(desc)}</desc></metadata>\n`
  )
  let sansLieu = 0
  for await (const lot of lots) {
    let texte = ''
    for (const b of lot) {
      const point = pointDe(b)
      if (!point) {
        sansLieu++
        continue
      }
      const rang = b.enListe ? `${b.enListe.rang}. ` : ''
      texte += `<wpt lat="${point[1].toFixed(6)}" lon="${point[0].toFixed(6)}"><name>${echapperXml(rang + b.nom)}</name><cmt>${echapperXml(b.code)}</cmt><desc>${echapperXml(description(b, colonnes))}</desc></wpt>\n`
    }
    if (texte) yield texte
  }
  yield `<!-- ${sansLieu} bureaux sans position ont été omis -->\n</gpx>\n`
}
