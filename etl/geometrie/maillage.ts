/** The whole territory as one mesh, from which the geometry of every level is cut: borders of all levels fall on each other. */
import {
  CLASSES_ARC,
  ecrireTopologie,
  empreinteCodes,
  type Topologie as TopologieEcrite,
} from '#contract/topologie'
import type { NiveauCarte } from '#domain/lieu'
import type { Lieu } from '../lieu.ts'
import { alleger, poidsDe, type Finesse } from './alleger.ts'
import { tracerArcs, type Topologie } from './arcs.ts'
import { absorber, attribuer, PERSONNE } from './attribuer.ts'
import { tracerFaces, type Faces } from './faces.ts'
import { nouer, relever, type Bords, type Reseau } from './nouer.ts'
import { decouper, type LieuxParNiveau, type Piece } from './pieces.ts'
import { Entiers } from './plan.ts'

/** That of the simplification of the official contours, units (about 16 m). */
const TOLERANCE = 16

/** How a level is drawn. Areas in square units (about 1.2 m² each in France). */
export interface Dessin extends Finesse {
  /** Pieces of a place below it go to the neighbour around them, unless they are its largest. */
  morceauMin: number
  /** Holes below it that one place alone surrounds are of that place. */
  trouMax?: number
}

export interface NiveauDessine {
  lieux: readonly Lieu[]
  topologie: Topologie
  garde: Uint8Array
  classe: Uint8Array
}

/** The mesh: what takes time, done once for all the levels. */
export interface Trame {
  rangs: readonly Piece['rangs'][]
  reseau: Reseau
  faces: Faces
  /** Piece of each face. */
  pieceDe: Int32Array
}

/** The pieces of the territory, of which nothing but the borders is left: their contours are not needed any more. */
export interface Ebauche {
  bords: Bords
  rangs: Trame['rangs']
  fonds: Uint8Array
}

export function ebaucher(lieux: LieuxParNiveau): Ebauche {
  const pieces = decouper(lieux)
  return {
    bords: relever(pieces.map((p) => p.contour)),
    rangs: pieces.map((p) => p.rangs),
    fonds: Uint8Array.from(pieces, (p) => Number(p.fond)),
  }
}

export function tramer({ bords, rangs, fonds }: Ebauche): Trame {
  const reseau = nouer(bords, TOLERANCE)
  const faces = tracerFaces(reseau)
  return { rangs, reseau, faces, pieceDe: attribuer(reseau, faces, fonds) }
}

export function dessinerNiveau(
  { rangs: rangsDe, reseau, faces, pieceDe }: Trame,
  toutes: LieuxParNiveau<Lieu>,
  niveau: NiveauCarte,
  { morceauMin, trouMax, ...finesse }: Dessin,
): NiveauDessine {
  const lieux = toutes[niveau]
  const rangs = pieceDe.map((p) => (p === PERSONNE ? PERSONNE : rangsDe[p]![niveau]))
  const topologie = tracerArcs(
    reseau,
    faces,
    absorber(reseau, faces, rangs, morceauMin, trouMax),
    lieux.length,
  )
  const garde = alleger(topologie, poidsDe(topologie), finesse)
  return { lieux, topologie, garde, classe: classer(lieux, topologie) }
}

/** The largest territory that each arc bounds. */
function classer(lieux: NiveauDessine['lieux'], { gauche, droite }: Topologie): Uint8Array {
  const territoires = lieux.map((l) => [l.region, l.departement, l.circonscription, l.commune])
  const rang = (nom: (typeof CLASSES_ARC)[number]): number => CLASSES_ARC.indexOf(nom)
  const classes = ['region', 'departement', 'circonscription', 'commune'] as const
  return Uint8Array.from(gauche, (g, arc) => {
    const d = droite[arc]!
    if (g === PERSONNE || d === PERSONNE) return rang('dehors')
    const k = territoires[g]!.findIndex((t, i) => t !== territoires[d]![i])
    return rang(k === -1 ? 'bureau' : classes[k]!)
  })
}

/** The bytes of a layer: some rows of a level, in order, with the arcs around them. */
export function empaqueter(
  { lieux, topologie: t, garde, classe }: NiveauDessine,
  debut: number,
  fin: number,
): Uint8Array {
  /** Directed arc as written, for a directed arc of the mesh: turned so that its first use is forwards. */
  const ecrits = new Map<number, number>()
  const [x, y, arcs, suites, suitesDe] = [new Entiers(), new Entiers(), [0], new Entiers(), [0]]
  const classes: number[] = []
  const anneaux = new Uint32Array(fin - debut + 1)
  const ecrire = (s: number): number => {
    const connu = ecrits.get(s)
    if (connu !== undefined) return connu
    const arc = s >> 1
    const [de, a] = [t.arcs[arc]!, t.arcs[arc + 1]!]
    for (let k = 0; k < a - de; k++) {
      const i = s & 1 ? a - 1 - k : de + k
      if (!garde[i]) continue
      x.ajouter(t.x[i]!)
      y.ajouter(t.y[i]!)
    }
    arcs.push(x.n)
    const ecrit = 2 * (classes.push(classe[arc]!) - 1)
    ecrits.set(s, ecrit)
    ecrits.set(s ^ 1, ecrit + 1)
    return ecrit
  }
  for (let p = debut; p < fin; p++) {
    for (let r = t.anneaux.debuts[p]!; r < t.anneaux.debuts[p + 1]!; r++) {
      for (let k = t.suites.debuts[r]!; k < t.suites.debuts[r + 1]!; k++) {
        suites.ajouter(ecrire(t.suites.valeurs[k]!))
      }
      suitesDe.push(suites.n)
    }
    anneaux[p - debut + 1] = suitesDe.length - 1
  }
  const ecrite: TopologieEcrite = {
    n: fin - debut,
    empreinte: empreinteCodes(lieux.slice(debut, fin).map((l) => l.code)),
    x: x.valeurs.slice(0, x.n),
    y: y.valeurs.slice(0, y.n),
    arcs: Uint32Array.from(arcs),
    classe: Uint8Array.from(classes),
    anneaux,
    suitesDe: Uint32Array.from(suitesDe),
    suites: Uint32Array.from(suites.valeurs.subarray(0, suites.n)),
  }
  return ecrireTopologie(ecrite)
}
