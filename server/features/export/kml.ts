/** KML 2.2: placemarks with their columns, coloured by class; contours if asked. */
import { lignesDeNotice } from '#domain/export/notice'
import { PROFILS, type Profil } from '#domain/profil'
import { echapperXml, type Ecrivain } from './fichier.ts'
import { lireWkb, pointDe } from './geometrie.ts'
import { description } from './gpx.ts'
import type { BureauExporte } from '#domain/export/bureau'

/** Class colours as KML writes them: alpha, blue, green, red. */
const COULEURS: Record<Profil, string> = {
  acquis: '3D12B3',
  hesitant: '07B7F2',
  droite: '995A1F',
  indetermine: 'D9D9D9',
}

const style = (p: Profil): string =>
  `<Style id="${p}"><IconStyle><color>FF${COULEURS[p]}</color></IconStyle><LineStyle><color>FF333333</color><width>1</width></LineStyle><PolyStyle><color>99${COULEURS[p]}</color></PolyStyle></Style>\n`

const anneau = (xy: Float64Array): string => {
  let texte = ''
  for (let k = 0; k < xy.length; k += 2) texte += `${xy[k]!.toFixed(6)},${xy[k + 1]!.toFixed(6)} `
  return `<LinearRing><coordinates>${texte.trimEnd()}</coordinates></LinearRing>`
}

function geometrie(b: BureauExporte, contours: boolean): string {
  if (contours && b.contour) {
    const polygones = lireWkb(b.contour).map(
      ([bord, ...trous]) =>
        `<Polygon><outerBoundaryIs>${anneau(bord!)}</outerBoundaryIs>${trous.map((t) => `<innerBoundaryIs>${anneau(t)}</innerBoundaryIs>`).join('')}</Polygon>`,
    )
    return `<MultiGeometry>${polygones.join('')}</MultiGeometry>`
  }
  const point = pointDe(b)
  return point
    ? `<Point><coordinates>${point[0].toFixed(6)},${point[1].toFixed(6)}</coordinates></Point>`
    : ''
}

export const kml: Ecrivain = async function* ({ notice, colonnes, lots, contours }) {
  const dit = lignesDeNotice(notice)
    .map(([cle, valeur]) => `${cle} : ${valeur}`)
    .join('\n')
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n' +
      `<name>${echapperXml(notice.titre)}</name><description>${echapperXml(dit)}</description>\n${PROFILS.map(style).join('')}`
  )
  for await (const lot of lots)
    yield lot
      .map((b) => {
        const rang = b.enListe ? `${b.enListe.rang}. ` : ''
        return `<Placemark id="b${echapperXml(b.code)}"><name>${echapperXml(rang + b.nom)}</name><description>${echapperXml(description(b, colonnes))}</description><styleUrl>#${b.profil}</styleUrl>${geometrie(b, contours)}</Placemark>\n`
      })
      .join('')
  yield '</Document></kml>\n'
}
