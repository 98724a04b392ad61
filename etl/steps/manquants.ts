/**
 * Step « contours manquants »: a bureau without contour gets a schematic one when its commune has room for it. It is flagged
 * wherever it is drawn: its place in the commune is invented, its size and its commune are not.
 */
import { superficieDe, type Contour } from '../geometrie/contour.ts'
import { commun, partager, reste } from '../geometrie/partager.ts'
import type { Journal } from '../anomalie.ts'
import type { Contours } from './contours.ts'
import type { LieuDessine } from '../lieu.ts'

/** Share of the commune below which what the other contours leave is a sliver between them, not a place to draw in. */
const RESTE_MIN = 0.02

/** Gives a contour to the bureaux of `lieux` that lack one, where that can be done. @returns those contours by code. */
export function completerContours(
  lieux: readonly LieuDessine[],
  contours: Contours,
  journal: Journal,
): Map<string, Contour> {
  const parCommune = new Map<string, LieuDessine[]>()
  for (const l of lieux)
    if (l.niveau === 'bureau') {
      const liste = parCommune.get(l.commune!)
      if (liste) liste.push(l)
      else parCommune.set(l.commune!, [l])
    }
  for (const [commune, bureaux] of parCommune) {
    const territoire = contours.commune.get(commune)
    const manquants = bureaux.filter((b) => !b.contour)
    if (!territoire || manquants.length === 0) continue
    if (bureaux.length === 1) {
      // the only bureau of a commune is the commune: nothing is invented
      dessiner(bureaux[0]!, territoire, false)
      continue
    }
    const faits = partagerCommune(territoire, bureaux, contours)
    if (faits > 0)
      journal.signaler({
        source: 'contours-bureaux',
        champ: 'geometry',
        valeur: commune,
        regle: 'contour schématique',
        gravite: 'information',
        message:
          `${bureaux[0]!.nomCommune} (${commune}) : ${faits} bureaux dessinés par un partage schématique de la commune, ` +
          'faute de contour à leur code',
      })
  }
  return new Map(
    lieux.flatMap((l) =>
      l.niveau === 'bureau' && l.contour && !contours.bureau.has(l.code) ? [[l.code, l.contour]] : [],
    ),
  )
}

function dessiner(bureau: LieuDessine, contour: Contour, schematique: boolean): void {
  bureau.contour = contour
  bureau.schematique = schematique
  bureau.superficie = superficieDe(contour)
}

/** Splits what is free of a commune, each circonscription apart. @returns the number of bureaux drawn. */
function partagerCommune(territoire: Contour, bureaux: readonly LieuDessine[], contours: Contours): number {
  const total = superficieDe(territoire)
  const dessines = bureaux.flatMap((b) => b.contour ?? [])
  // Cheap first: contours that already fill the commune leave nothing to cut.
  if (dessines.reduce((s, c) => s + superficieDe(c), 0) > (1 - RESTE_MIN) * total) return 0
  const libre = reste(territoire, dessines)
  if (!libre || superficieDe(libre) < RESTE_MIN * total) return 0
  const circonscriptions = new Set(bureaux.map((b) => b.circonscription))
  let faits = 0
  for (const circonscription of circonscriptions) {
    const manquants = bureaux.filter((b) => !b.contour && b.circonscription === circonscription)
    if (manquants.length === 0) continue
    const tour = circonscription === null ? undefined : contours.circonscription.get(circonscription)
    const surface = circonscriptions.size === 1 || !tour ? libre : commun(libre, tour)
    const cellules = surface && partager(surface, manquants.length, Number.parseInt(bureaux[0]!.commune!, 36))
    if (!cellules) continue
    manquants.forEach((bureau, i) => dessiner(bureau, cellules[i]!, true))
    faits += manquants.length
  }
  return faits
}
