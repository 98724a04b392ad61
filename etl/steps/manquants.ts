/**
 * Contours of the bureaux that have none: from the addresses of the REU when they are there (observed, ADR 0035); else a schematic
 * place in the commune — on what the other contours leave free, or cut out of the bureau whose roll fell most. A schematic contour is
 * flagged wherever it is drawn: its place in the commune is invented, its commune and its roll are not.
 */
import { pluriel } from '#domain/typographie'
import { superficieDe, type Contour } from '../geometrie/contour.ts'
import { laisseVide, parCommune } from '../geometrie/couverture.ts'
import { commun, partager, reste } from '../geometrie/partager.ts'
import { surfacesDesGroupes, type Semis } from '../geometrie/voronoi.ts'
import type { Journal } from '../anomalie.ts'
import type { LieuDessine } from '../lieu.ts'
import type { Contours } from './contours.ts'

/** Share of the commune below which what the other contours leave is a sliver between them, not a place to draw in. */
const RESTE_MIN = 0.02
/** Cities whose bureaux begin with the number of their arrondissement. */
const A_ARRONDISSEMENTS = new Set(['13055', '69123', '75056'])

/** What is known of the bureaux beside their contours. */
export interface Indices {
  /** Addresses of the bureaux of each commune that lacks contours, by commune. */
  adresses: ReadonlyMap<string, readonly Semis[]>
  /** Registered voters that each bureau lost since the elections before. */
  pertes: ReadonlyMap<string, number>
}

/** Communes that have a contour, and bureaux without or one alone that leaves much of it out. */
export function communesIncompletes(
  lieux: readonly LieuDessine[],
  contours: Contours,
): Map<string, LieuDessine[]> {
  const bureauxDe = parCommune(lieux.filter((l) => l.niveau === 'bureau'))
  return new Map(
    [...bureauxDe].filter(([commune, bureaux]) =>
      bureaux.length === 1
        ? laisseVide(contours.commune.get(commune) ?? null, bureaux)
        : contours.commune.has(commune) && bureaux.some((b) => !b.contour),
    ),
  )
}

/** Contours of the communes to complete, and of the circonscriptions. */
type Territoires = Pick<Contours, 'commune' | 'circonscription'>

/**
 * Gives a contour to the bureaux that lack one, where that can be done.
 * @param incompletes as {@link communesIncompletes} finds them.
 * @returns the contours that are new or changed, by code.
 */
export function completerContours(
  incompletes: ReadonlyMap<string, readonly LieuDessine[]>,
  contours: Territoires,
  { adresses, pertes }: Indices,
  journal: Journal,
): Map<string, Contour> {
  const connus = new Map([...incompletes.values()].flat().map((b) => [b.code, b.contour]))
  for (const [commune, bureaux] of incompletes) {
    const territoire = contours.commune.get(commune)!
    const dire = (regle: string, dit: string) =>
      journal.signaler({
        source: 'contours-bureaux',
        champ: 'geometry',
        valeur: commune,
        regle,
        gravite: 'information',
        message: `${bureaux[0]!.nomCommune} (${commune}) : ${dit}`,
      })
    if (bureaux.length === 1) {
      // the only bureau of a commune is the commune: nothing is invented
      if (bureaux[0]!.contour)
        dire(
          'contour partiel',
          'le contour de son seul bureau en laisse une part : celui de la commune est pris',
        )
      dessiner(bureaux[0]!, territoire, false)
      continue
    }
    const observes = dessinerAdresses(territoire, bureaux, adresses.get(commune) ?? [])
    if (observes > 0)
      dire(
        'contour tiré des adresses',
        `${pluriel(observes, 'bureau dessiné', 'bureaux dessinés')} d’après les adresses des électeurs (REU)`,
      )
    partagerReste(territoire, bureaux, contours)
    const places = bureaux.filter((b) => b.schematique).length
    const tailles = tailler(bureaux, pertes)
    if (places > 0)
      dire(
        'contour schématique',
        `${pluriel(places, 'bureau dessiné', 'bureaux dessinés')} par un partage schématique de la commune, faute de contour au bon code`,
      )
    if (tailles > 0)
      dire(
        'contour schématique',
        `${pluriel(tailles, 'bureau sans contour taillé', 'bureaux sans contour taillés')} dans les voisins, dont le tracé devient schématique lui aussi`,
      )
  }
  return new Map(
    [...incompletes.values()]
      .flat()
      .flatMap((b) => (b.contour && connus.get(b.code) !== b.contour ? [[b.code, b.contour]] : [])),
  )
}

function dessiner(bureau: LieuDessine, contour: Contour, schematique: boolean): void {
  bureau.contour = contour
  bureau.schematique = schematique
  bureau.superficie = superficieDe(contour)
}

/**
 * Draws the commune anew from the addresses of its bureaux, when they cover all those that lack a contour: neighbours of the same
 * vintage share their edges. @returns the number of bureaux drawn.
 */
function dessinerAdresses(
  territoire: Contour,
  bureaux: readonly LieuDessine[],
  semis: readonly Semis[],
): number {
  const codes = new Set(bureaux.map((b) => b.code))
  const utiles = semis.filter((s) => codes.has(s.groupe))
  const connus = new Set(utiles.map((s) => s.groupe))
  if (bureaux.some((b) => !b.contour && !connus.has(b.code))) return 0
  const surfaces = surfacesDesGroupes(territoire, utiles)
  if (!surfaces) return 0
  const dessines = bureaux.filter((b) => surfaces.has(b.code))
  for (const b of dessines) dessiner(b, surfaces.get(b.code)!, false)
  return dessines.length
}

/** Splits what is free of a commune between its bureaux without contour, each circonscription apart where its outline allows it. */
function partagerReste(territoire: Contour, bureaux: readonly LieuDessine[], contours: Territoires): void {
  const manquants = bureaux.filter((b) => !b.contour)
  if (manquants.length === 0) return
  const total = superficieDe(territoire)
  const dessines = bureaux.flatMap((b) => b.contour ?? [])
  // Cheap first: contours that already fill the commune leave nothing to cut.
  if (dessines.reduce((s, c) => s + superficieDe(c), 0) > (1 - RESTE_MIN) * total) return
  const libre = reste(territoire, dessines)
  if (!libre || superficieDe(libre) < RESTE_MIN * total) return
  const circonscriptions = [...new Set(manquants.map((b) => b.circonscription))]
  // Clipping to the outline of a circonscription is slow, and says nothing of a commune that is whole in one.
  const unique = new Set(bureaux.map((b) => b.circonscription)).size === 1
  const surfaces = circonscriptions.map((c) => {
    const tour = c === null ? undefined : contours.circonscription.get(c)
    const surface = unique ? libre : tour ? commun(libre, tour) : null
    return surface && superficieDe(surface) >= RESTE_MIN * total ? surface : null
  })
  // An outline that leaves a circonscription no room in the commune is not to be believed there.
  const groupes = surfaces.every((s) => s !== null)
    ? circonscriptions.map((c, i) => ({
        surface: surfaces[i]!,
        membres: manquants.filter((b) => b.circonscription === c),
      }))
    : [{ surface: libre, membres: manquants }]
  for (const { surface, membres } of groupes) {
    const cellules = partager(surface, membres.length, graineDe(bureaux))
    if (cellules) membres.forEach((bureau, i) => dessiner(bureau, cellules[i]!, true))
  }
}

/**
 * Cuts a place for each bureau still without contour out of a drawn bureau of its circonscription (and arrondissement): the one whose
 * roll fell most, since that is where electors came from. Both are schematic then. @returns the number of bureaux placed.
 */
function tailler(bureaux: readonly LieuDessine[], pertes: ReadonlyMap<string, number>): number {
  const hotes = bureaux.flatMap((b) =>
    b.contour ? [{ bureau: b, perte: pertes.get(b.code) ?? 0, loges: [] as LieuDessine[] }] : [],
  )
  for (const manquant of bureaux.filter((b) => !b.contour)) {
    const voisins = hotes.filter((h) => h.bureau.circonscription === manquant.circonscription)
    const proches = voisins.filter((h) => arrondissementDe(h.bureau) === arrondissementDe(manquant))
    const [hote] = (proches.length > 0 ? proches : voisins.length > 0 ? voisins : hotes).toSorted(
      (a, b) =>
        b.perte - a.perte || a.loges.length - b.loges.length || b.bureau.superficie! - a.bureau.superficie!,
    )
    if (!hote) continue
    hote.loges.push(manquant)
    hote.perte -= manquant.inscrits
  }
  let places = 0
  for (const { bureau, loges } of hotes) {
    const cellules = loges.length > 0 ? partager(bureau.contour!, loges.length + 1, graineDe(bureaux)) : null
    if (!cellules) continue
    ;[bureau, ...loges].forEach((b, i) => dessiner(b, cellules[i]!, true))
    places += loges.length
  }
  return places
}

/** The same commune is always cut in the same way. */
const graineDe = (bureaux: readonly LieuDessine[]) => Number.parseInt(bureaux[0]!.commune!, 36)

const arrondissementDe = ({ commune, code }: LieuDessine) =>
  A_ARRONDISSEMENTS.has(commune!) ? code.slice(commune!.length + 1, commune!.length + 3) : ''
