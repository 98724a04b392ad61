/** Contours that fill the map together: those of the bureaux, and larger ones where bureaux have none. */
import type { NiveauCarte } from '#domain/lieu'
import type { Lieu, LieuDessine } from '../lieu.ts'
import { superficieDe, type Contour } from './contour.ts'
import { PERSONNE } from './attribuer.ts'

export interface Piece {
  contour: Contour
  /** Row of the place at each level that the piece belongs to; PERSONNE: none. */
  rangs: Record<NiveauCarte, number>
  /** A larger contour that only shows where no bureau does. */
  fond: boolean
}

export type LieuxParNiveau = Record<NiveauCarte, readonly LieuDessine[]>

/** Share of a commune below which its bureaux leave a hole in it: contours made from addresses stop where nobody lives. */
const COUVERTURE_MIN = 0.98

/**
 * A commune fills the holes of its bureaux when one of them lacks a contour or all of them leave much of it out, and its only bureau
 * has all of it; circonscriptions and départements of which nothing is drawn otherwise bring their own.
 */
export function decouper(lieux: LieuxParNiveau): Piece[] {
  const rangDe = (niveau: NiveauCarte): ((code: string | null) => number) => {
    const rangs = new Map(lieux[niveau].map((l, i) => [l.code, i]))
    return (code) => (code === null ? PERSONNE : (rangs.get(code) ?? PERSONNE))
  }
  const [commune, circonscription, departement, region] = [
    rangDe('commune'),
    rangDe('circonscription'),
    rangDe('departement'),
    rangDe('region'),
  ]
  const rangs = (l: Lieu): Omit<Piece['rangs'], 'bureau'> => ({
    commune: commune(l.commune),
    circonscription: circonscription(
      l.circonscription ?? (l.circonscriptions.length === 1 ? l.circonscriptions[0]! : null),
    ),
    departement: departement(l.departement),
    region: region(l.region),
  })
  const pieces: Piece[] = []
  const fond = (l: LieuDessine, bureau = PERSONNE): void => {
    if (l.contour) pieces.push({ contour: l.contour, rangs: { bureau, ...rangs(l) }, fond: true })
  }
  const bureauxDe = new Map<string, number[]>()
  lieux.bureau.forEach((l, bureau) => {
    if (l.contour) pieces.push({ contour: l.contour, rangs: { bureau, ...rangs(l) }, fond: false })
    if (!l.commune) return
    const freres = bureauxDe.get(l.commune)
    if (freres) freres.push(bureau)
    else bureauxDe.set(l.commune, [bureau])
  })
  for (const l of lieux.commune) {
    const bureaux = bureauxDe.get(l.code) ?? []
    const [seul] = bureaux.length === 1 ? bureaux : []
    if (
      couverture(
        l,
        bureaux.map((b) => lieux.bureau[b]!),
      ) < COUVERTURE_MIN
    )
      fond(l, seul)
  }
  for (const niveau of ['circonscription', 'departement'] as const) {
    const dessines = new Set(pieces.map((p) => p.rangs[niveau]))
    lieux[niveau].forEach((l, i) => {
      if (!dessines.has(i)) fond(l)
    })
  }
  return pieces
}

/** Share of a commune that its bureaux cover; 0 when one of them has no contour. */
function couverture(commune: LieuDessine, bureaux: readonly LieuDessine[]): number {
  if (!commune.contour || bureaux.some((b) => !b.contour)) return 0
  return bureaux.reduce((s, b) => s + superficieDe(b.contour!), 0) / superficieDe(commune.contour)
}
