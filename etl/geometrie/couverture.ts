/** How much of a commune the contours of its bureaux cover: those made from addresses stop where nobody lives. */
import type { LieuDessine } from '../lieu.ts'
import { superficieDe, type Contour } from './contour.ts'

/** Below it the bureaux leave a hole in their commune; above it, only borders that two producers draw in two ways. */
const COUVERTURE_MIN = 0.9

/** The bureaux of each commune. */
export function parCommune(bureaux: readonly LieuDessine[]): Map<string, LieuDessine[]> {
  const communes = new Map<string, LieuDessine[]>()
  for (const b of bureaux) {
    const freres = communes.get(b.commune!)
    if (freres) freres.push(b)
    else communes.set(b.commune!, [b])
  }
  return communes
}

/** Whether the bureaux of a commune leave more than a tenth of it out, or one of them has no contour. */
export function laisseVide(commune: Contour | null, bureaux: readonly LieuDessine[]): boolean {
  if (!commune) return false
  if (bureaux.some((b) => !b.contour)) return true
  return bureaux.reduce((s, b) => s + superficieDe(b.contour!), 0) < COUVERTURE_MIN * superficieDe(commune)
}
