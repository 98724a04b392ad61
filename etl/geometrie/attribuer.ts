/** Gives each face of the plane to one place: what neighbours overlap or leave between them is nobody's choice, and small. */
import { longueur, type Faces } from './faces.ts'
import type { Reseau } from './nouer.ts'
import { grouper, type Listes } from './plan.ts'

/** A gap thinner than this (twice the area over the perimeter, units) lies between two borders that should be one. */
const EPAISSEUR_FENTE = 30
/** Of the smallest place that covers an overlap, the share above which the overlap is that place rather than a sliver. */
const PART_DU_PETIT = 0.2

export const PERSONNE = -1
/** Number of the face around everything. */
const DEHORS = 0

/**
 * Place of each face; {@link PERSONNE} outside.
 * @param fonds 1 for the places that only show where no other does.
 */
export function attribuer(r: Reseau, f: Faces, fonds: Uint8Array): Int32Array {
  const surface = new Float64Array(fonds.length)
  const { debuts, valeurs } = f.couvert
  for (let i = 1; i < f.n; i++)
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) surface[valeurs[k]!]! += f.aire[i]!
  const lieu = new Int32Array(f.n).fill(PERSONNE)
  const incertaines: number[] = []
  for (let i = 1; i < f.n; i++) {
    const toutes = valeurs.subarray(debuts[i], debuts[i + 1])
    const devant = toutes.filter((p) => !fonds[p])
    const places = devant.length > 0 ? devant : toutes
    const mince = (2 * f.aire[i]!) / f.perimetre[i]! < EPAISSEUR_FENTE
    if (devant.length === 0 && mince) incertaines.push(i)
    else if (places.length === 1) lieu[i] = places[0]!
    else if (places.length > 1) {
      const petit = places.reduce((p, q) => (surface[q]! < surface[p]! ? q : p))
      if (f.aire[i]! > PART_DU_PETIT * surface[petit]!) lieu[i] = petit
      else incertaines.push(i)
    }
  }
  const autour = demiCotesDe(f)
  // an overlap goes to one of the places that it is made of, a gap to any neighbour
  const permis = (i: number, p: number): boolean => {
    let recouvrement = false
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
      if (valeurs[k] === p) return true
      recouvrement ||= !fonds[valeurs[k]!]
    }
    return !recouvrement
  }
  confier(r, f, autour, lieu, incertaines, permis)
  // what no permitted neighbour touches goes to a place that covers it
  for (const i of incertaines)
    if (lieu[i] === PERSONNE && debuts[i]! < debuts[i + 1]!) lieu[i] = valeurs[debuts[i]!]!
  return lieu
}

const demiCotesDe = (f: Faces): Listes =>
  grouper(
    f.n,
    f.gauche.length,
    (h) => f.gauche[h]!,
    (h) => h,
  )

/** Gives each face to the neighbour that it shares most border with, in as many rounds as faces lean on each other. */
function confier(
  r: Reseau,
  f: Faces,
  autour: Listes,
  lieu: Int32Array,
  faces: readonly number[],
  permis: (face: number, lieu: number) => boolean,
): void {
  let restantes = faces
  for (let avant = Infinity; restantes.length > 0 && restantes.length < avant;) {
    avant = restantes.length
    const choix = restantes.map((i) => {
      const parts = new Map<number, number>()
      for (let k = autour.debuts[i]!; k < autour.debuts[i + 1]!; k++) {
        const h = autour.valeurs[k]!
        const p = lieu[f.gauche[h ^ 1]!]!
        if (p !== PERSONNE && permis(i, p)) parts.set(p, (parts.get(p) ?? 0) + longueur(r, h >> 1))
      }
      return plusGrand(parts)
    })
    restantes.forEach((i, k) => (lieu[i] = choix[k]!))
    restantes = restantes.filter((_, k) => choix[k] === PERSONNE)
  }
}

function plusGrand(parts: ReadonlyMap<number, number>): number {
  let [meilleur, longueurMax] = [PERSONNE, 0]
  for (const [p, l] of parts) if (l > longueurMax) [meilleur, longueurMax] = [p, l]
  return meilleur
}

/**
 * Gives the small pieces of a place, and the small holes that are nobody's, to the neighbour around them; a piece alone at sea goes.
 * The largest piece of a place always stays.
 * @param aireMin square units. @param trouMax so large a hole goes too when one place alone is around it: a commune without contour.
 * @returns the place of each face.
 */
export function absorber(
  r: Reseau,
  f: Faces,
  lieu: Int32Array,
  aireMin: number,
  trouMax = aireMin,
): Int32Array {
  const autour = demiCotesDe(f)
  const morceau = new Int32Array(f.n).fill(-1)
  const faces: number[][] = []
  const aires: number[] = []
  for (let depart = 1; depart < f.n; depart++) {
    if (morceau[depart] !== -1) continue
    const m = faces.push([]) - 1
    aires.push(0)
    const file = [depart]
    morceau[depart] = m
    for (let i = file.pop(); i !== undefined; i = file.pop()) {
      faces[m]!.push(i)
      aires[m]! += f.aire[i]!
      for (let k = autour.debuts[i]!; k < autour.debuts[i + 1]!; k++) {
        const voisine = f.gauche[autour.valeurs[k]! ^ 1]!
        if (lieu[voisine] !== lieu[i]) continue
        // a hole open to the outside is none
        if (voisine === DEHORS) aires[m] = Infinity
        if (morceau[voisine] !== -1 || voisine === DEHORS) continue
        morceau[voisine] = m
        file.push(voisine)
      }
    }
  }
  const plusGrandDe = new Map<number, number>()
  faces.forEach(([premiere], m) => {
    const p = lieu[premiere!]!
    if (p === PERSONNE) return
    const connu = plusGrandDe.get(p)
    if (connu === undefined || aires[m]! > aires[connu]!) plusGrandDe.set(p, m)
  })
  const apres = lieu.slice()
  const ordre = faces
    .map((_, m) => m)
    .filter((m) => {
      const p = lieu[faces[m]![0]!]!
      return aires[m]! < (p === PERSONNE ? trouMax : aireMin) && plusGrandDe.get(p) !== m
    })
    .sort((a, b) => aires[a]! - aires[b]!)
  for (const m of ordre) {
    const parts = new Map<number, number>()
    for (const i of faces[m]!)
      for (let k = autour.debuts[i]!; k < autour.debuts[i + 1]!; k++) {
        const h = autour.valeurs[k]!
        const voisine = f.gauche[h ^ 1]!
        if (morceau[voisine] === m) continue
        const p = apres[voisine]!
        parts.set(p, (parts.get(p) ?? 0) + longueur(r, h >> 1))
      }
    const large = aires[m]! >= aireMin
    if (large && (parts.size > 1 || estEnclave(r, autour, faces[m]!))) continue
    const p = plusGrand(parts)
    for (const i of faces[m]!) apres[i] = p
  }
  return apres
}

/** Inside Llívia, a Spanish town in the middle of the Pyrénées-Orientales: the only hole of the country that is true. Units. */
const ENCLAVE = [198_000, 4_246_500] as const

/** Whether the box of some faces holds {@link ENCLAVE}. */
function estEnclave(r: Reseau, autour: Listes, faces: readonly number[]): boolean {
  const [x, y] = ENCLAVE
  let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const i of faces)
    for (let k = autour.debuts[i]!; k < autour.debuts[i + 1]!; k++) {
      const sommet = r.cotes.a[autour.valeurs[k]! >> 1]!
      ouest = Math.min(ouest, r.points.a[sommet]!)
      est = Math.max(est, r.points.a[sommet]!)
      sud = Math.min(sud, r.points.b[sommet]!)
      nord = Math.max(nord, r.points.b[sommet]!)
    }
  return ouest < x && x < est && sud < y && y < nord
}
