/** The map of a circonscription as SVG: bureaux by profil, foyers hatched, first places outlined and numbered. */
import { PREMIERS_LIEUX } from '#domain/fiche/modele'
import type { Encre } from './encre.ts'
import { aire2, cadrer, emprise, fenetreDense, projeter, type Contour, type Point } from './geometrie.ts'
import { dessiner } from './couches.ts'
import type { Format, Image, Parcelle, SujetCarte } from './dessin.ts'

export interface GeometrieFiche {
  bureaux: readonly { code: string; contour: Contour }[]
  /** Outlines of the places around, and what to write in them. */
  voisins: readonly { contour: Contour; etiquette?: string; ancre?: Point | null }[]
  /** Outline of the circonscription, when some of its bureaux have none. */
  ici: Contour | null
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
  /** False: never an enlarged part. */
  agrandir?: boolean
  /** Formats for a circonscription of this proportion (width / height), with or without an enlarged part. */
  formats: (rapport: number, dense: boolean) => { principale: Format; agrandie: Format }
}

/** Both maps. @returns null when no bureau of the circonscription has a contour. */
export function dessinerCartes(
  fiche: SujetCarte,
  geometrie: GeometrieFiche,
  options: OptionsCartes,
): Cartes | null {
  const brut = emprise(
    [...geometrie.bureaux.map((b) => b.contour), geometrie.ici ?? []].flatMap((c) =>
      c.flatMap((p) => p[0] ?? []),
    ),
  )
  if (!brut || geometrie.bureaux.length === 0) return null
  const projection = projeter((brut[1] + brut[3]) / 2)
  const parcelles = geometrie.bureaux.map((b) => parcelle(b.code, b.contour, projection))
  const ici = geometrie.ici ? [parcelle('', geometrie.ici, projection)] : []
  const voisins = geometrie.voisins.map((v) => parcelle('', v.contour, projection))
  const { encre, formats, agrandir = true } = options
  const situes = fiche.lieux
    .slice(0, PREMIERS_LIEUX)
    .flatMap((lieu) => (lieu.ancre ? [{ lieu, point: projection(lieu.ancre) }] : []))
  const coins = [
    ...parcelles.map((p) => (agrandir ? p.boite : boitePrincipale(p))),
    ...ici.map((p) => p.boite),
  ]
  const boite = emprise([
    ...coins.flatMap(([o, n, e, s]): Point[] => [
      [o, n],
      [e, s],
    ]),
    ...(agrandir ? [] : situes.map(({ point }) => point)),
  ])!
  const ancres = parcelles.map(({ boite: [o, n, e, s] }): Point => [(o + e) / 2, (n + s) / 2])
  const rapport = (boite[2] - boite[0]) / Math.max(boite[3] - boite[1], 1e-6)
  const etiquettes = geometrie.voisins.flatMap(({ etiquette, ancre }) =>
    etiquette && ancre ? [{ texte: etiquette, point: projection(ancre) }] : [],
  )
  const departs = (fiche.departs ?? []).map(projection)
  const commun = { fiche, parcelles, voisins, ici, situes, etiquettes, departs, encre, ancres }
  const { principale, agrandie } = formats(rapport, true)
  const tout = cadrer(boite, principale.largeur / principale.hauteur, 0.03)
  const dense = agrandir ? fenetreDense(ancres, tout, agrandie.largeur / agrandie.hauteur) : null
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

/** Smaller parts of a bureau, against its largest one, do not make the frame: contours drawn from addresses leave crumbs far away. */
const MIETTE = 0.1

/** Box of what a reader calls the bureau. */
function boitePrincipale({ contour, boite }: Parcelle): Parcelle['boite'] {
  const aires = contour.map(([dehors = []]) => Math.abs(aire2(dehors)))
  const seuil = MIETTE * Math.max(...aires)
  return emprise(contour.flatMap(([dehors = []], i) => (aires[i]! >= seuil ? dehors : []))) ?? boite
}

function parcelle(code: string, contour: Contour, projection: (p: Point) => [number, number]): Parcelle {
  const projete = contour.map((polygone) => polygone.map((anneau) => anneau.map(projection)))
  return { code, contour: projete, boite: emprise(projete.flatMap((p) => p[0] ?? [])) ?? [0, 0, 0, 0] }
}
