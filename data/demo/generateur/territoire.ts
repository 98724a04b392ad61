/** Communes, bureaux, IRIS and circonscriptions as sets of cells. */
import { distance, semerCellules, type Cellules, type Point } from './cellules.ts'
import { CENTRE_VILLE, espacementCellules, semerCommunes, type Commune } from './communes.ts'
import { croitre, repartir, rugosite } from './croissance.ts'
import { VILLE } from './toponymes.ts'

export interface Bureau {
  /** Rank in {@link Territoire.bureaux}. */
  rang: number
  commune: Commune
  /** Rank within the commune, from 1. */
  numero: number
  /** 1, 2 or 3. */
  circonscription: number
  centre: Point
  iris: string
}

export interface Territoire {
  cellules: Cellules
  communes: Commune[]
  bureaux: Bureau[]
  /** For each cell, the rank of its bureau; -1 outside. */
  bureauDe: number[]
}

export function tracerTerritoire(): Territoire {
  const cellules = semerCellules(espacementCellules)
  const communes = semerCommunes(cellules)
  const { sites } = cellules
  const interieur = restreindre(cellules.voisins, (c) => cellules.dedans[c]!)
  const communeDe = croitre(
    interieur,
    communes.map((c) => c.cellule),
    (de, vers, germe) =>
      (distance(sites[de]!, sites[vers]!) * rugosite('communes', de, vers, 0.3)) /
      (communes[germe]!.nom === VILLE ? 1.6 : Math.min(1.4, 1 + communes[germe]!.bureaux / 40)),
  )
  const bureaux: Bureau[] = []
  const bureauDe = sites.map(() => -1)
  communes.forEach((commune, k) => {
    const siennes = sites.flatMap((_, c) => (communeDe[c] === k ? [c] : []))
    const voisins = restreindre(cellules.voisins, (c) => communeDe[c] === k)
    const part = decouperCommune(cellules, commune, siennes, voisins)
    const premier = bureaux.length
    for (const c of siennes) bureauDe[c] = premier + part[c]!
    for (let n = 0; n < commune.bureaux; n++) {
      const centre = barycentre(siennes.filter((c) => part[c] === n).map((c) => sites[c]!))
      bureaux.push({
        rang: premier + n,
        commune,
        numero: n + 1,
        circonscription: circonscriptionDe(commune, centre),
        centre,
        iris: '',
      })
    }
  })
  grouperIris({ cellules, communes, bureaux, bureauDe })
  return { cellules, communes, bureaux, bureauDe }
}

/** Bureaux of a commune: the nearer to the town hall, the smaller. @returns rank of the bureau of each cell. */
function decouperCommune(
  { sites }: Cellules,
  commune: Commune,
  siennes: readonly number[],
  voisins: readonly (readonly number[])[],
): number[] {
  const mairie = sites[commune.cellule]!
  const taille = (c: number) => 0.5 + 0.42 * distance(sites[c]!, mairie)
  const ecart = (a: number, b: number) => distance(sites[a]!, sites[b]!) / (taille(a) + taille(b))
  const germes = repartir(siennes, commune.cellule, commune.bureaux, ecart)
  return croitre(voisins, germes, (de, vers) => ecart(de, vers) * rugosite('bureaux', de, vers, 0.35))
}

/** Communes of seven bureaux and more are cut into IRIS of about three bureaux; the others are one IRIS. */
function grouperIris({ cellules, communes, bureaux, bureauDe }: Territoire): void {
  const voisins = bureaux.map(() => new Set<number>())
  bureauDe.forEach((b, c) => {
    for (const v of cellules.voisins[c]!)
      if (b >= 0 && bureauDe[v]! >= 0 && bureauDe[v] !== b) voisins[b]!.add(bureauDe[v]!)
  })
  const ecart = (a: number, b: number) => distance(bureaux[a]!.centre, bureaux[b]!.centre)
  for (const commune of communes) {
    const siens = bureaux.filter((b) => b.commune === commune)
    const entier = siens.length < 7
    const germes = entier
      ? [siens[0]!.rang]
      : repartir(
          siens.map((b) => b.rang),
          siens[0]!.rang,
          Math.round(siens.length / 3),
          ecart,
        )
    const proches = voisins.map((v, b) =>
      bureaux[b]!.commune === commune ? [...v].filter((w) => bureaux[w]!.commune === commune) : [],
    )
    const groupe = croitre(proches, germes, ecart)
    for (const b of siens)
      b.iris = commune.code + (entier ? '0000' : String(101 + (groupe[b.rang] ?? 0)).padStart(4, '0'))
  }
}

/** North and half of the city: 1. South-east with the mines and the other half: 2. Coast and south-west: 3. */
function circonscriptionDe({ nom, centre }: Commune, bureau: Point): number {
  if (nom === VILLE) return bureau.y > CENTRE_VILLE.y - 0.15 * (bureau.x - CENTRE_VILLE.x) ? 1 : 2
  if (centre.x < -4.5 || (centre.x < 8 && centre.y < -5)) return 3
  return centre.y > 5 ? 1 : 2
}

function restreindre(voisins: readonly number[][], garder: (c: number) => boolean): number[][] {
  return voisins.map((v, c) => (garder(c) ? v.filter(garder) : []))
}

function barycentre(points: readonly Point[]): Point {
  const n = points.length
  return {
    x: points.reduce((s, p) => s + p.x, 0) / n,
    y: points.reduce((s, p) => s + p.y, 0) / n,
  }
}
