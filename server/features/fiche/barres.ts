/** Turnout, round by round. */
import type { Portrait } from '#domain/fiche/modele'
import { nombre } from '#domain/typographie'
import { balise, image } from '../../impression/balise.ts'
import type { Format } from './dessin.ts'
import type { Encre } from './encre.ts'
import { axe, ecrire, trait } from './trace.ts'

/** Bars of turnout: solid for presidential elections, hatched for the others. */
export function dessinerParticipation(fiche: Portrait, encre: Encre, format: Format, prefixe = 'b'): string {
  const { largeur, hauteur, mm } = format
  const bas = hauteur - 9 * mm
  const pas = largeur / Math.max(1, fiche.scrutins.length)
  const x = (i: number) => (i + 0.5) * pas
  const hachure = balise(
    'defs',
    {},
    balise(
      'pattern',
      {
        id: `${prefixe}-h`,
        width: 1.4 * mm,
        height: 1.4 * mm,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(-45)',
      },
      balise('rect', { width: 1.4 * mm, height: 0.35 * mm, fill: encre.trait }),
    ),
  )
  const barres = fiche.scrutins.flatMap((s, i) => {
    if (s.participation === null) return []
    const h = s.participation * (bas - 6 * mm)
    const solide = s.type === 'presidentielle'
    const rect = {
      x: x(i) - 0.31 * pas,
      y: bas - h,
      width: 0.62 * pas,
      height: h,
      stroke: encre.trait,
      'stroke-width': 0.3 * mm,
    }
    return [
      balise('rect', {
        ...rect,
        fill: solide ? encre.trait : encre.papier,
        'fill-opacity': solide ? 0.8 : 1,
      }),
      ...(solide ? [] : [balise('rect', { ...rect, fill: `url(#${prefixe}-h)` })]),
      ecrire(nombre(s.participation * 100), x(i), bas - h - 1.2 * mm, encre, mm, {
        'text-anchor': 'middle',
        'font-weight': 700,
      }),
    ]
  })
  const titre = `Participation : ${fiche.scrutins.map((s) => `${s.court} ${s.annee} ${s.participation === null ? 'inconnue' : `${nombre(s.participation * 100)} %`}`).join(', ')}`
  return image(
    largeur,
    hauteur,
    titre,
    hachure,
    ...barres,
    trait(0, bas, largeur, bas, encre.trait, 0.4 * mm),
    ...axe(fiche, x, bas, encre, mm),
  ).texte
}
