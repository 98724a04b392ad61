/**
 * Codes that several features carry: parts of one bureau, or an error of the source, as the thirty bureaux of Troyes under the only code
 * of Trouans. What is in the commune of the code is a part of the bureau; what is not is refused.
 */
import type { MultiPolygon } from 'geojson'
import { communeDe } from '#domain/codes'
import { pluriel } from '#domain/typographie'
import type { Journal } from '../anomalie.ts'
import { estDedans, type Point } from '../geometrie/anneaux.ts'
import { contourDe, geometrieDe, type Contour } from '../geometrie/contour.ts'

const anneauxDe = (polygones: MultiPolygon['coordinates']) =>
  polygones.flat().map((anneau) => anneau.map(([x, y]): Point => [x!, y!]))

/** Takes out of the contours of `doubles` the polygons that are wholly outside the commune of their code. */
export function separerDoubles(
  doubles: Iterable<string>,
  contours: { bureau: Map<string, Contour>; commune: ReadonlyMap<string, Contour> },
  journal: Journal,
): void {
  for (const code of doubles) {
    const contour = contours.bureau.get(code)
    const commune = contours.commune.get(communeDe(code))
    if (!contour || !commune) continue
    const territoire = anneauxDe(geometrieDe(commune).coordinates)
    const polygones = geometrieDe(contour).coordinates
    const gardes = polygones.filter((p) =>
      anneauxDe([p])
        .flat()
        .some((point) => estDedans(territoire, point)),
    )
    if (gardes.length === 0 || gardes.length === polygones.length) continue
    contours.bureau.set(code, contourDe([{ type: 'MultiPolygon', coordinates: gardes }]))
    journal.signaler({
      source: 'contours-bureaux',
      champ: 'codeBureauVote',
      valeur: code,
      regle: 'code en double hors de sa commune',
      gravite: 'erreur',
      message: `${pluriel(polygones.length - gardes.length, 'polygone')} sous le code ${code}, hors de la commune ${communeDe(code)} : à l’écart`,
    })
  }
}
