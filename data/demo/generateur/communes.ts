/** Where the communes are, what kind of country surrounds them, and how many bureaux they need. */
import { distance, type Cellules, type Point } from './cellules.ts'
import { Hasard } from './hasard.ts'
import * as noms from './toponymes.ts'

/** Kind of country; the sociology of a bureau starts from it. */
export type Milieu =
  | 'ville'
  | 'bourg'
  | 'banlieue'
  | 'banlieuePopulaire'
  | 'banlieueAisee'
  | 'mine'
  | 'littoral'
  | 'bocage'
  | 'plateau'
  | 'vallee'

export interface Commune {
  code: string
  nom: string
  milieu: Milieu
  bureaux: number
  centre: Point
  /** Cell of the town hall. */
  cellule: number
}

type Ebauche = Omit<Commune, 'code' | 'cellule'>

/** The city, then the four towns. */
const VILLES: readonly Ebauche[] = [
  { nom: noms.VILLE, milieu: 'ville', bureaux: 88, centre: { x: 3, y: 4 } },
  { nom: noms.VILLE_MINIERE, milieu: 'mine', bureaux: 17, centre: { x: 16, y: -16 } },
  { nom: noms.VILLE_COTIERE, milieu: 'littoral', bureaux: 17, centre: { x: -22, y: -7 } },
  { nom: noms.VILLE_NORD, milieu: 'bourg', bureaux: 13, centre: { x: 5, y: 25 } },
  { nom: noms.VILLE_SUD, milieu: 'bourg', bureaux: 12, centre: { x: -6, y: -24 } },
]
export const CENTRE_VILLE = VILLES[0]!.centre

/** Kilometres wished between the cells around a point: small in the city and the towns. */
export function espacementCellules(p: Point): number {
  const ville = distance(p, CENTRE_VILLE)
  const bourg = Math.min(...VILLES.slice(1).map((v) => distance(p, v.centre)))
  return Math.min(1.35, 0.24 + 0.085 * ville, 0.34 + 0.16 * bourg)
}

/** Kilometres between the town halls of neighbouring communes. */
function espacementCommunes(p: Point): number {
  const ville = distance(p, CENTRE_VILLE)
  return ville < 14 ? 4.7 : distance(p, VILLES[1]!.centre) < 12 ? 4.1 : 6.1
}

export function semerCommunes({ sites, dedans }: Cellules): Commune[] {
  const hasard = new Hasard('communes')
  const interieur = sites.flatMap((s, cellule) => (dedans[cellule] ? [{ s, cellule }] : []))
  const ebauches = [...VILLES]
  const lieux = VILLES.map((v) => v.centre)
  for (let i = 0; i < 4000; i++) {
    const { s } = hasard.choix(interieur)
    const loin = lieux.every(
      (l, k) => distance(l, s) > espacementCommunes(s) + (k === 0 ? 3.4 : k < VILLES.length ? 1.2 : 0),
    )
    if (loin && !presDuBord(s, { sites, dedans })) lieux.push(s)
  }
  const reserves = {
    mine: [...noms.NOMS_MINE],
    littoral: [...noms.NOMS_LITTORAL],
    banlieue: [...noms.NOMS_BANLIEUE],
    campagne: [...noms.NOMS_CAMPAGNE],
  }
  for (const centre of lieux.slice(VILLES.length)) {
    const milieu = milieuDe(centre)
    const reserve =
      milieu === 'mine' || milieu === 'littoral'
        ? reserves[milieu]
        : milieu.startsWith('banlieue')
          ? reserves.banlieue
          : reserves.campagne
    const nom = reserve.shift() ?? reserves.campagne.shift()
    if (nom === undefined) throw new Error(`plus de nom de commune pour ${milieu}`)
    ebauches.push({ nom, milieu, bureaux: nombreDeBureaux(milieu, hasard), centre })
  }
  return ebauches
    .sort((a, b) => (cleDeTri(a.nom) < cleDeTri(b.nom) ? -1 : 1))
    .map((e, i) => ({
      ...e,
      code: `${noms.DEPARTEMENT.code}${String(i + 1).padStart(3, '0')}`,
      cellule: interieur.reduce((m, c) => (distance(c.s, e.centre) < distance(m.s, e.centre) ? c : m))
        .cellule,
    }))
}

function presDuBord(p: Point, { sites, dedans }: Pick<Cellules, 'sites' | 'dedans'>): boolean {
  return sites.some((s, i) => !dedans[i] && distance(s, p) < 2.2)
}

function milieuDe(p: Point): Milieu {
  if (distanceAuSegment(p, { x: 12, y: -9 }, { x: 21, y: -27 }) < 5.2) return 'mine'
  const { x, y } = CENTRE_VILLE
  if (distance(p, CENTRE_VILLE) < 13.5) {
    const angle = Math.atan2(p.y - y, p.x - x)
    if (angle > -0.9 && angle < 0.35) return 'banlieuePopulaire'
    return Math.abs(angle) > 2.3 ? 'banlieueAisee' : 'banlieue'
  }
  if (p.x < -16 && p.y < 18) return 'littoral'
  if (p.y > 8) return 'bocage'
  return p.x > 5 ? 'plateau' : 'vallee'
}

function nombreDeBureaux(milieu: Milieu, hasard: Hasard): number {
  if (milieu.startsWith('banlieue')) return hasard.entier(3, 8)
  if (milieu === 'mine') return hasard.entier(3, 6)
  if (milieu === 'littoral') return hasard.entier(1, 4)
  return hasard.uniforme() < 0.28 ? hasard.entier(2, 4) : 1
}

function distanceAuSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const t = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)))
  return distance(p, { x: a.x + t * dx, y: a.y + t * dy })
}

/** INSEE numbers communes in alphabetical order, accents and article aside. */
function cleDeTri(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^(La|Le|Les) /, '')
    .toUpperCase()
}
