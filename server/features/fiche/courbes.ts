/** Bloc shares since 2017, as curves told apart without colour. */
import type { Courbe, Portrait } from '#domain/fiche/modele'
import { nombre } from '#domain/typographie'
import { balise, image, type Balisage } from '../../impression/balise.ts'
import type { Format } from './dessin.ts'
import type { Encre } from './encre.ts'
import { axe, ecrire, trait } from './trace.ts'

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
export function dessinerCourbes(fiche: Portrait, encre: Encre, format: Format): string {
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

function decrireCourbes({ courbes, scrutins }: Portrait): string {
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
