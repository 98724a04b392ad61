/** The map of a circonscription as SVG: bureaux by profil, foyers hatched, first places outlined and numbered. */
import type { Fiche } from '#domain/fiche/modele'
import { PREMIERS_LIEUX } from '#domain/fiche/modele'
import { PROFILS } from '#domain/profil'
import { balise, coller, image, type Balisage } from './balise.ts'
import { motifDe, motifs, type Encre } from './encre.ts'
import {
  cadrer,
  emprise,
  fenetreDense,
  projeter,
  tracer,
  type Contour,
  type Fenetre,
  type Point,
} from './geometrie.ts'
import type { Dessin, Format, Parcelle } from './dessin.ts'
import { habiller } from './habillage.ts'

export interface GeometrieFiche {
  bureaux: readonly { code: string; contour: Contour }[]
  /** Outlines of the circonscriptions around. */
  voisins: readonly { contour: Contour }[]
}

export interface Image {
  svg: string
  /** Width / height. */
  rapport: number
}

export interface Cartes {
  /** Width / height of the circonscription. */
  rapport: number
  principale: Image
  /** The dense part enlarged; null when there is none. */
  agrandie: Image | null
}

export interface OptionsCartes {
  encre: Encre
  /** Formats for a circonscription of this proportion (width / height), with or without an enlarged part. */
  formats: (rapport: number, dense: boolean) => { principale: Format; agrandie: Format }
}

/** Both maps. @returns null when no bureau of the circonscription has a contour. */
export function dessinerCartes(
  fiche: Fiche,
  geometrie: GeometrieFiche,
  options: OptionsCartes,
): Cartes | null {
  const brut = emprise(geometrie.bureaux.flatMap((b) => b.contour.flatMap((p) => p[0] ?? [])))
  if (!brut) return null
  const projection = projeter((brut[1] + brut[3]) / 2)
  const parcelles = geometrie.bureaux.map((b) => parcelle(b.code, b.contour, projection))
  const voisins = geometrie.voisins.map((v) => parcelle('', v.contour, projection))
  const boite = emprise(
    parcelles.flatMap(({ boite: [o, n, e, s] }): Point[] => [
      [o, n],
      [e, s],
    ]),
  )!
  const ancres = parcelles.map(({ boite: [o, n, e, s] }): Point => [(o + e) / 2, (n + s) / 2])

  const { encre, formats } = options
  const rapport = (boite[2] - boite[0]) / Math.max(boite[3] - boite[1], 1e-6)
  const situes = fiche.lieux
    .slice(0, PREMIERS_LIEUX)
    .flatMap((lieu) => (lieu.ancre ? [{ lieu, point: projection(lieu.ancre) }] : []))
  const commun = { fiche, parcelles, voisins, situes, encre, ancres }
  const { principale, agrandie } = formats(rapport, true)
  const tout = cadrer(boite, principale.largeur / principale.hauteur, 0.03)
  const dense = fenetreDense(ancres, tout, agrandie.largeur / agrandie.hauteur)
  if (dense)
    return {
      rapport,
      principale: dessiner({ ...commun, prefixe: 'c', format: principale, fenetre: tout, trou: dense }),
      agrandie: dessiner({ ...commun, prefixe: 'a', format: agrandie, fenetre: dense, trou: null }),
    }
  const seule = formats(rapport, false).principale
  const fenetre = cadrer(boite, seule.largeur / seule.hauteur, 0.03)
  return {
    rapport,
    principale: dessiner({ ...commun, prefixe: 'c', format: seule, fenetre, trou: null }),
    agrandie: null,
  }
}

function parcelle(code: string, contour: Contour, projection: (p: Point) => [number, number]): Parcelle {
  const projete = contour.map((polygone) => polygone.map((anneau) => anneau.map(projection)))
  return { code, contour: projete, boite: emprise(projete.flatMap((p) => p[0] ?? [])) ?? [0, 0, 0, 0] }
}

function dessiner(dessin: Dessin): Image {
  const { fiche, encre, prefixe, format, fenetre } = dessin
  const { largeur, hauteur, mm, tolerance } = format
  const echelle = largeur / fenetre.largeur
  const placer = ([x, y]: Point): Point => [(x - fenetre.ouest) * echelle, (y - fenetre.nord) * echelle]
  const visibles = dessin.parcelles.filter((p) => touche(p, fenetre))
  const precision = { tolerance, aireMin: (2 * tolerance) ** 2 }
  const ids = new Map(visibles.map((p, i) => [p.code, `${prefixe}${i}`]))
  const chemins = visibles.map((p) =>
    balise('path', { id: ids.get(p.code), d: tracer(p.contour, placer, precision) }),
  )
  const utiliser = (codes: readonly string[]) =>
    coller(codes.map((c) => balise('use', { href: `#${ids.get(c)}` })))
  const codes = visibles.map((p) => p.code)
  const visible = new Set(codes)
  // Under 4 mm a bureau keeps its tint and loses its outline, or towns turn black.
  const lisibles = new Set(
    visibles
      .filter(({ boite: [o, n, e, s] }) => Math.max(e - o, s - n) * echelle >= 4 * mm)
      .map((p) => p.code),
  )
  const dehors = dessin.voisins
    .filter((v) => touche(v, fenetre))
    .map((v) => tracer(v.contour, placer, { tolerance: 3 * tolerance, aireMin: (8 * tolerance) ** 2 }))
    .join('')

  const teinter = (parmi: readonly string[]): Balisage[] => {
    const par = PROFILS.map((profil) => ({
      cle: profil as string,
      liste: parmi.filter((c) => fiche.bureaux.get(c)?.profil === profil),
      fill: motifDe(prefixe, profil, encre),
    }))
    const foyers = {
      cle: 'foyer',
      liste: parmi.filter((c) => fiche.bureaux.get(c)?.foyer),
      fill: motifDe(prefixe, 'foyer', encre),
    }
    return [...par, foyers]
      .filter((g) => g.liste.length > 0)
      .map((g) => balise('g', { fill: g.fill }, utiliser(g.liste)))
  }
  const trait = (liste: readonly string[], couleur: string, epaisseur: number) =>
    balise(
      'g',
      { fill: 'none', stroke: couleur, 'stroke-width': epaisseur * mm, 'stroke-linejoin': 'round' },
      utiliser(liste),
    )

  // A place is outlined by a thick line whose inner half its own bureaux then cover.
  const serre = dessin.trou !== null
  const places = dessin.situes.map(({ lieu }) => lieu.bureaux.filter((c) => visible.has(c)))
  const lieux = places
    .filter((liste) => liste.length > 0)
    .flatMap((liste) => [
      trait(liste, encre.papier, serre ? 1.3 : 2),
      trait(liste, encre.trait, serre ? 0.9 : 1.3),
      ...PROFILS.map(
        (profil) => [profil, liste.filter((c) => fiche.bureaux.get(c)?.profil === profil)] as const,
      )
        .filter(([, meme]) => meme.length > 0)
        .map(([profil, meme]) => trait(meme, encre.fond[profil], 0.3)),
      ...teinter(liste),
      trait(
        liste.filter((c) => lisibles.has(c)),
        encre.trait,
        0.12,
      ),
    ])
  const dessinee = image(
    largeur,
    hauteur,
    `Carte des bureaux de ${fiche.titre} par profil`,
    motifs(prefixe, encre, mm),
    balise('defs', {}, ...chemins),
    balise('rect', { width: largeur, height: hauteur, fill: encre.papier }),
    balise('path', {
      d: dehors,
      fill: encre.dehors,
      stroke: encre.dehorsTrait,
      'stroke-width': 0.25 * mm,
      'fill-rule': 'evenodd',
    }),
    balise(
      'g',
      { 'fill-rule': 'evenodd' },
      ...teinter(codes.filter((c) => !places.some((liste) => liste.includes(c)))),
      trait([...lisibles], encre.trait, serre ? 0.1 : 0.16),
      ...lieux,
    ),
    ...habiller(dessin, placer, echelle),
  )
  return { svg: dessinee.texte, rapport: largeur / hauteur }
}

function touche({ boite: [o, n, e, s] }: Parcelle, f: Fenetre): boolean {
  return o < f.ouest + f.largeur && e > f.ouest && n < f.nord + f.hauteur && s > f.nord
}
