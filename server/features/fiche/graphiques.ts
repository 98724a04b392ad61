/** Charts of the verso as SVG: blocs since 2017, turnout, and the cloud of bureaux. */
import type { Courbe, Fiche, PointNuage } from '#domain/fiche/modele'
import { nombre, nombreSigne } from '#domain/typographie'
import { balise, image, type Attributs, type Balisage } from './balise.ts'
import type { Format } from './dessin.ts'
import type { Encre } from './encre.ts'

const NOMS: Record<Courbe['bloc'], string> = {
  gauche: 'Gauche',
  centre: 'Centre',
  droite: 'Droite',
  extremeDroite: 'Ext. droite',
}
/** A dash and a marker per bloc, so that the curves are told apart without colour. */
const TIRETS: Record<Courbe['bloc'], string> = {
  gauche: '',
  centre: '2.2 1.2',
  droite: '0.7 1.1',
  extremeDroite: '3.4 0.8 0.8 0.8',
}

/** Bloc shares over the first rounds, each curve named at its end. */
export function dessinerCourbes(fiche: Fiche, encre: Encre, format: Format): string {
  const { largeur, hauteur, mm } = format
  const cadre = { gauche: 8 * mm, droite: largeur - 25 * mm, haut: 4 * mm, bas: hauteur - 9 * mm }
  const maximum = Math.max(0.4, ...fiche.courbes.flatMap((c) => c.parts.map((p) => p ?? 0)))
  const plafond = Math.ceil(maximum * 10) / 10
  const n = fiche.scrutins.length
  const x = (i: number) =>
    cadre.gauche + 7 * mm + (n > 1 ? (i / (n - 1)) * (cadre.droite - cadre.gauche - 10 * mm) : 0)
  const y = (part: number) => cadre.bas - (part / plafond) * (cadre.bas - cadre.haut)
  const paliers = Array.from({ length: Math.round(plafond * 10) + 1 }, (_, i) => i / 10)
  const grille = paliers.flatMap((p) => [
    trait(cadre.gauche, y(p), cadre.droite, y(p), encre.grille, 0.18 * mm),
    ecrire(
      p === plafond ? `${nombre(p * 100)} %` : nombre(p * 100),
      cadre.gauche - 1.5 * mm,
      y(p) + mm,
      encre,
      mm,
      { 'text-anchor': 'end' },
    ),
  ])
  const ordre = (['droite', 'centre', 'extremeDroite', 'gauche'] as const).map((b) =>
    fiche.courbes.find((c) => c.bloc === b)!,
  )
  const lignes = ordre.map((c) => courbe(c, x, y, encre, mm))
  return image(
    largeur,
    hauteur,
    decrireCourbes(fiche),
    ...grille,
    ...lignes,
    ...nomsDesCourbes(ordre, x(n - 1), y, encre, mm),
    ...axe(fiche, x, cadre.bas, encre, mm),
  ).texte
}

function decrireCourbes({ courbes, scrutins }: Fiche): string {
  const derniers = courbes.flatMap(({ bloc, parts }) => {
    const [a, b] = [parts[0], parts.at(-1)]
    return a === null || a === undefined || b === null || b === undefined
      ? []
      : [`${NOMS[bloc]} de ${nombre(a * 100)} à ${nombre(b * 100)} %`]
  })
  return `Les blocs de ${scrutins[0]?.annee ?? ''} à ${scrutins.at(-1)?.annee ?? ''} : ${derniers.join(', ')}`
}

function courbe(
  { bloc, parts }: Courbe,
  x: (i: number) => number,
  y: (p: number) => number,
  encre: Encre,
  mm: number,
): Balisage {
  // A missing bloc breaks the line: it is not zero.
  const morceaux: string[] = []
  let leve = true
  for (const [i, part] of parts.entries()) {
    if (part !== null) morceaux.push(`${leve ? 'M' : 'L'}${x(i).toFixed(1)} ${y(part).toFixed(1)}`)
    leve = part === null
  }
  const tirets = TIRETS[bloc]
    .split(' ')
    .filter(Boolean)
    .map((t) => Number(t) * mm)
  return balise(
    'g',
    {},
    balise('path', {
      d: morceaux.join('') || 'M0 0',
      fill: 'none',
      stroke: encre.bloc[bloc],
      'stroke-width': (bloc === 'gauche' || bloc === 'extremeDroite' ? 1 : 0.7) * mm,
      'stroke-linejoin': 'round',
      'stroke-dasharray': tirets.length > 0 ? tirets.join(' ') : undefined,
    }),
    ...parts.flatMap((part, i) => (part === null ? [] : marque(bloc, x(i), y(part), encre, mm))),
  )
}

function marque(bloc: Courbe['bloc'], x: number, y: number, encre: Encre, mm: number): Balisage {
  const r = 1.1 * mm
  const bord = { stroke: bloc === 'gauche' ? encre.trait : encre.bloc[bloc], 'stroke-width': 0.3 * mm }
  if (bloc === 'gauche') return balise('circle', { cx: x, cy: y, r, fill: encre.bloc.gauche, ...bord })
  if (bloc === 'centre')
    return balise('path', {
      d: `M${x.toFixed(1)} ${(y - 1.2 * r).toFixed(1)}l${(1.2 * r).toFixed(1)} ${(2.1 * r).toFixed(1)}h${(-2.4 * r).toFixed(1)}z`,
      fill: encre.papier,
      ...bord,
    })
  const carre = { x: x - 0.9 * r, y: y - 0.9 * r, width: 1.8 * r, height: 1.8 * r }
  return balise('rect', {
    ...carre,
    fill: bloc === 'extremeDroite' ? encre.bloc.extremeDroite : encre.papier,
    ...bord,
  })
}

/** Names at the right end, pushed apart so that they stay readable. */
function nomsDesCourbes(
  courbes: readonly Courbe[],
  droite: number,
  y: (p: number) => number,
  encre: Encre,
  mm: number,
): Balisage[] {
  const fins = courbes
    .flatMap((c) => {
      const part = c.parts.at(-1)
      return part === null || part === undefined ? [] : [{ bloc: c.bloc, part, y: y(part) }]
    })
    .toSorted((a, b) => a.y - b.y)
  for (const [i, fin] of fins.entries()) fin.y = Math.max(fin.y, (fins[i - 1]?.y ?? -Infinity) + 4 * mm)
  return fins.map((f) =>
    ecrire(`${NOMS[f.bloc]} ${nombre(f.part * 100)}`, droite + 3 * mm, f.y + mm, encre, mm, {
      'font-weight': 700,
    }),
  )
}

/** Bars of turnout: solid for presidential elections, hatched for the others. */
export function dessinerParticipation(fiche: Fiche, encre: Encre, format: Format, prefixe = 'b'): string {
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

/** One sign per bureau: how far the left leads, against turnout. */
export function dessinerNuage(fiche: Fiche, encre: Encre, format: Format): string {
  const { largeur, hauteur, mm } = format
  const { points } = fiche.nuage
  const cadre = { gauche: 11 * mm, droite: largeur - 3 * mm, haut: 8 * mm, bas: hauteur - 10 * mm }
  const [x0, x1] = bornes(
    points.map((p) => p.avance),
    [-0.1, 0.1],
  )
  const [y0, y1] = bornes(
    points.map((p) => p.participation),
    [0.6, 0.7],
  )
  const x = (v: number) => cadre.gauche + ((v - x0) / (x1 - x0)) * (cadre.droite - cadre.gauche)
  const y = (v: number) => cadre.bas - ((v - y0) / (y1 - y0)) * (cadre.bas - cadre.haut)
  const colonnes = paliers(x0, x1).flatMap((v) => [
    trait(x(v), cadre.haut, x(v), cadre.bas, encre.grille, 0.15 * mm),
    ecrire(nombreSigne(v * 100), x(v), cadre.bas + 4 * mm, encre, mm, { 'text-anchor': 'middle' }),
  ])
  const rangees = paliers(y0, y1).flatMap((v) => [
    trait(cadre.gauche, y(v), cadre.droite, y(v), encre.grille, 0.15 * mm),
    ecrire(`${nombre(v * 100)} %`, cadre.gauche - 1.5 * mm, y(v) + mm, encre, mm, { 'text-anchor': 'end' }),
  ])
  const titre = { 'font-weight': 700 }
  return image(
    largeur,
    hauteur,
    `Nuage de ${points.length} bureaux : avance de la gauche en abscisse, participation en ordonnée`,
    ...colonnes,
    ...rangees,
    trait(x(0), cadre.haut - 4 * mm, x(0), cadre.bas, encre.trait, 0.45 * mm),
    ecrire('gauche devancée', x(0) - 1.5 * mm, cadre.haut - 1.5 * mm, encre, mm, {
      ...titre,
      'text-anchor': 'end',
    }),
    ecrire('participation', 0, 2.8 * mm, encre, mm),
    ecrire(
      'avance de la gauche sur son premier rival, en points',
      cadre.droite,
      cadre.bas + 8 * mm,
      encre,
      mm,
      {
        'text-anchor': 'end',
      },
    ),
    ecrire('gauche en tête', x(0) + 1.5 * mm, cadre.haut - 1.5 * mm, encre, mm, titre),
    ...points.map((p) => signe(p, x(p.avance), y(p.participation), encre, mm)),
  ).texte
}

/** The sign of a class: square, disc, bar or cross; a slash for a foyer. */
export function signe(
  { profil, foyer }: Pick<PointNuage, 'profil' | 'foyer'>,
  x: number,
  y: number,
  encre: Encre,
  mm: number,
): Balisage {
  const bord = { stroke: encre.trait, 'stroke-width': 0.25 * mm }
  const r = 1.25 * mm
  const formes = {
    acquis: balise('rect', {
      x: x - r,
      y: y - r,
      width: 2 * r,
      height: 2 * r,
      fill: encre.fond.acquis,
      ...bord,
    }),
    hesitant: balise('circle', { cx: x, cy: y, r, fill: encre.fond.hesitant, ...bord }),
    droite: trait(x - 1.2 * r, y, x + 1.2 * r, y, encre.texture.droite, 0.7 * mm),
    indetermine: trait(x - r, y - r, x + r, y + r, encre.dehorsTrait, 0.4 * mm),
  }
  if (!foyer) return formes[profil]
  return balise(
    'g',
    {},
    formes[profil],
    trait(x - 1.5 * r, y + 1.5 * r, x + 1.5 * r, y - 1.5 * r, encre.trait, 0.5 * mm),
  )
}

function axe(fiche: Fiche, x: (i: number) => number, bas: number, encre: Encre, mm: number): Balisage[] {
  return fiche.scrutins.flatMap((s, i) =>
    [s.court, s.annee].map((texte, rang) =>
      ecrire(texte, x(i), bas + (4 + 3.4 * rang) * mm, encre, mm, { 'text-anchor': 'middle' }),
    ),
  )
}

function trait(x1: number, y1: number, x2: number, y2: number, stroke: string, epaisseur: number): Balisage {
  return balise('line', { x1, y1, x2, y2, stroke, 'stroke-width': epaisseur })
}

function ecrire(
  texte: string,
  x: number,
  y: number,
  encre: Encre,
  mm: number,
  plus: Attributs = {},
): Balisage {
  return balise('text', { x, y, 'font-size': 3 * mm, fill: encre.trait, ...encre.police, ...plus }, texte)
}

/** Bounds on tens of points that hold every value and the given span. */
function bornes(valeurs: readonly number[], [bas, haut]: readonly [number, number]): [number, number] {
  return [Math.floor(Math.min(bas, ...valeurs) * 10) / 10, Math.ceil(Math.max(haut, ...valeurs) * 10) / 10]
}

/** Every ten points, or twenty when there are more than nine of them. */
function paliers(bas: number, haut: number): number[] {
  const pas = haut - bas > 0.91 ? 2 : 1
  const [premier, dernier] = [Math.ceil(Math.round(bas * 10) / pas) * pas, Math.round(haut * 10)]
  const valeurs: number[] = []
  for (let v = premier; v <= dernier; v += pas) valeurs.push(v / 10)
  return valeurs
}
