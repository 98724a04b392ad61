/** The layers of one map: neighbours, bureaux, first places, and what lies over them. */
import { grouper } from '#domain/grouper'
import { PROFILS } from '#domain/profil'
import { balise, coller, image, type Balisage } from '../../impression/balise.ts'
import type { Dessin, Format, Image, Parcelle } from './dessin.ts'
import { motifDe, motifs } from './encre.ts'
import { tracer, type Fenetre, type Point, type Precision } from './geometrie.ts'
import { habiller } from './habillage.ts'

/** A bureau narrower than this keeps its tint and loses its outline, or towns turn black. */
const LARGEUR_LISIBLE_MM = 4

export function dessiner(dessin: Dessin): Image {
  const { fiche, encre, prefixe, format, fenetre } = dessin
  const { largeur, hauteur, mm } = format
  const echelle = largeur / fenetre.largeur
  const placer = ([x, y]: Point): Point => [(x - fenetre.ouest) * echelle, (y - fenetre.nord) * echelle]
  const dessinee = image(
    largeur,
    hauteur,
    `Carte des bureaux de ${fiche.titre} par profil`,
    motifs(prefixe, encre, mm),
    balise('rect', { width: largeur, height: hauteur, fill: encre.papier }),
    ...dehors(dessin, placer),
    ...bureaux(dessin, placer, echelle),
    ...habiller(dessin, placer, echelle),
  )
  return { svg: dessinee.texte, rapport: largeur / hauteur }
}

/** The circonscriptions around, flat; the blank of this one, where its bureaux have no contour. */
function dehors(dessin: Dessin, placer: (p: Point) => Point): Balisage[] {
  const { voisins, ici, fenetre, encre, format } = dessin
  const precision = precisionDe(format, 3)
  const chemins = voisins
    .filter((v) => touche(v, fenetre))
    .map((v) => balise('path', { d: tracer(v.contour, placer, precision).plein }))
  const trait = { stroke: encre.dehorsTrait, 'stroke-width': 0.25 * format.mm }
  return [
    balise('g', { fill: encre.dehors, 'fill-rule': 'evenodd', ...trait }, ...chemins),
    ...ici.map(({ contour }) =>
      balise('path', {
        d: tracer(contour, placer, precision).plein,
        fill: encre.papier,
        stroke: encre.trait,
        'stroke-width': 0.25 * format.mm,
        'stroke-dasharray': `${format.mm} ${0.7 * format.mm}`,
      }),
    ),
  ]
}

/** @param grossier how many times coarser than the bureaux. */
function precisionDe({ largeur, hauteur, mm, tolerance }: Format, grossier = 1): Precision {
  const marge = 3 * mm
  return {
    tolerance: grossier * tolerance,
    aireMin: (4 * grossier * tolerance) ** 2,
    cadre: [-marge, -marge, largeur + marge, hauteur + marge],
  }
}

/** Bureaux tinted by profil and hatched when foyers, thin lines between them, a thick one around each first place. */
function bureaux(dessin: Dessin, placer: (p: Point) => Point, echelle: number): Balisage[] {
  const { fiche, encre, prefixe, format, fenetre } = dessin
  const { mm } = format
  const visibles = dessin.parcelles.filter((p) => touche(p, fenetre))
  const lisibles = new Set(
    visibles
      .filter(({ boite: [o, n, e, s] }) => Math.max(e - o, s - n) * echelle >= LARGEUR_LISIBLE_MM * mm)
      .map((p) => p.code),
  )
  // One path for all that is drawn alike: a page of 200 bureaux used to hold each of them four times over.
  const semblables = grouper(visibles, ({ code }) => {
    const { profil, foyer } = fiche.bureaux.get(code) ?? {}
    const lieux = dessin.situes.flatMap(({ lieu }, i) => (lieu.bureaux.includes(code) ? [i] : []))
    return [lieux.join(), profil, foyer, lisibles.has(code)].join(' ')
  })
  const formes = new Map<string, { plein: string; bord: string }>()
  const chemins = [...semblables.values()].flatMap((parcelles, i) => {
    const traces = parcelles.map(({ contour }) => tracer(contour, placer, precisionDe(format)))
    const [plein, bord] = [traces.map((t) => t.plein).join(''), traces.map((t) => t.bord).join('')]
    const id = `${prefixe}${i}`
    const forme = { plein: id, bord: bord === plein ? id : `${id}b` }
    for (const { code } of parcelles) formes.set(code, forme)
    const path = balise('path', { id, d: plein })
    return bord === plein ? [path] : [path, balise('path', { id: forme.bord, d: bord })]
  })

  const poser = (codes: readonly string[], quoi: 'plein' | 'bord') =>
    coller(
      [...new Set(codes.map((c) => formes.get(c)![quoi]))].map((id) => balise('use', { href: `#${id}` })),
    )
  const teinter = (codes: readonly string[]): Balisage[] =>
    [
      ...PROFILS.map((profil) => ({
        liste: codes.filter((c) => fiche.bureaux.get(c)?.profil === profil),
        fill: motifDe(prefixe, profil, encre),
      })),
      { liste: codes.filter((c) => fiche.bureaux.get(c)?.foyer), fill: motifDe(prefixe, 'foyer', encre) },
    ]
      .filter(({ liste }) => liste.length > 0)
      .map(({ liste, fill }) => balise('g', { fill }, poser(liste, 'plein')))
  const tracerBords = (codes: readonly string[], stroke: string, epaisseur: number): Balisage =>
    balise('g', { fill: 'none', stroke, 'stroke-width': epaisseur * mm }, poser(codes, 'bord'))

  // A place is outlined by a thick line whose inner half its own bureaux then cover.
  const serre = dessin.trou !== null
  const places = dessin.situes
    .map(({ lieu }) => lieu.bureaux.filter((c) => formes.has(c)))
    .filter((codes) => codes.length > 0)
  const entourer = (codes: readonly string[]): Balisage[] => [
    tracerBords(codes, encre.papier, serre ? 1.3 : 2),
    tracerBords(codes, encre.trait, serre ? 0.9 : 1.3),
    ...PROFILS.flatMap((profil) => {
      const liste = codes.filter((c) => fiche.bureaux.get(c)?.profil === profil)
      return liste.length > 0 ? [tracerBords(liste, encre.fond[profil], 0.3)] : []
    }),
    ...teinter(codes),
    ...fins(codes, 0.12),
  ]
  const fins = (codes: readonly string[], epaisseur: number): Balisage[] => {
    const liste = codes.filter((c) => lisibles.has(c))
    return liste.length > 0 ? [tracerBords(liste, encre.trait, epaisseur)] : []
  }
  const dansUnLieu = new Set(places.flat())
  const autres = visibles.map((p) => p.code).filter((c) => !dansUnLieu.has(c))
  return [
    balise('defs', {}, ...chemins),
    balise(
      'g',
      { 'stroke-linejoin': 'round' },
      ...teinter(autres),
      ...fins(autres, serre ? 0.1 : 0.16),
      ...places.flatMap(entourer),
    ),
  ]
}

function touche({ boite: [o, n, e, s] }: Parcelle, f: Fenetre): boolean {
  return o < f.ouest + f.largeur && e > f.ouest && n < f.nord + f.hauteur && s > f.nord
}
