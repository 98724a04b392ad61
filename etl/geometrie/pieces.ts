/** Contours that fill the map together: those of the bureaux, and larger ones where bureaux have none. */
import type { NiveauCarte } from '#domain/lieu'
import type { Lieu, LieuDessine } from '../lieu.ts'
import type { Contour } from './contour.ts'
import { laisseVide, parCommune } from './couverture.ts'
import { PERSONNE } from './attribuer.ts'

export interface Piece {
  contour: Contour
  /** Row of the place at each level that the piece belongs to; PERSONNE: none. */
  rangs: Record<NiveauCarte, number>
  /** A larger contour that only shows where no bureau does. */
  fond: boolean
}

export type LieuxParNiveau<L = LieuDessine> = Record<NiveauCarte, readonly L[]>

/**
 * A commune fills the holes of its bureaux when one of them lacks a contour or all of them leave much of it out; circonscriptions and
 * départements of which nothing is drawn otherwise bring their own.
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
  const fond = (l: LieuDessine): void => {
    if (l.contour) pieces.push({ contour: l.contour, rangs: { bureau: PERSONNE, ...rangs(l) }, fond: true })
  }
  lieux.bureau.forEach((l, bureau) => {
    if (l.contour) pieces.push({ contour: l.contour, rangs: { bureau, ...rangs(l) }, fond: false })
  })
  const bureauxDe = parCommune(lieux.bureau)
  for (const l of lieux.commune) if (laisseVide(l.contour, bureauxDe.get(l.code) ?? [])) fond(l)
  for (const niveau of ['circonscription', 'departement'] as const) {
    const dessines = new Set(pieces.map((p) => p.rangs[niveau]))
    lieux[niveau].forEach((l, i) => {
      if (!dessines.has(i)) fond(l)
    })
  }
  return pieces
}
