/** Automatic cut of a circonscription into sectors. */
import { chargeDe, PARAMETRES_SECTEUR, type BureauADecouper, type SecteurDecoupe } from '../secteur.ts'
import type { Point } from '../ciblage/terrain.ts'
import { composantes, partager, type Graphe } from './arbre.ts'
import { grouper } from '../grouper.ts'
import { nommerSecteur } from './nom.ts'
import { voisinages } from './voisinage.ts'

/** What the cut keeps whole: a bureau of a town that is cut, or a commune. */
export interface Piece {
  bureaux: BureauADecouper[]
  charge: number
  ancre: Point
  /** The town that is cut, or the country around. */
  terrain: string
}

const CAMPAGNE = ''
/** Neighbours that call for different gestures count as this much further apart. */
const ELOIGNEMENT = 1.6

/**
 * Shares the bureaux of one circonscription out into sectors: each bureau in exactly one; each sector connected by neighbouring
 * places; a large town apart from the country around it. Bureaux without a place on the map make, by commune, sectors of their own.
 * Same bureaux, same sectors, whatever their order. Rules in ADR 0060.
 */
export function decouperSecteurs(bureaux: readonly BureauADecouper[]): SecteurDecoupe[] {
  const tri = bureaux.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const { pieces, perdus } = piecesDe(tri)
  const graphe = grapheDe(pieces)
  const terrains = [...new Set(pieces.map((p) => p.terrain))].toSorted()
  const groupes = terrains.flatMap((t) => {
    const membres = [...pieces.keys()].filter((i) => pieces[i]!.terrain === t)
    return partagerTerrain(graphe, membres)
  })
  const rassembles = absorber(graphe, groupes).map((g) => g.flatMap((i) => pieces[i]!.bureaux))
  return [...rassembles, ...perdus].map((groupe) => ({
    nom: nommerSecteur(groupe, tri),
    bureaux: groupe.map((b) => b.code).toSorted(),
  }))
}

function piecesDe(bureaux: readonly BureauADecouper[]): { pieces: Piece[]; perdus: BureauADecouper[][] } {
  const communes = grouper(bureaux, (b) => b.commune)
  const pieces: Piece[] = []
  const perdus: BureauADecouper[][] = []
  for (const [code, groupe] of communes) {
    const places = groupe.filter((b) => b.ancre !== null)
    const ville = places.length > PARAMETRES_SECTEUR.bureauxParCommune && chargeDe(places) > 1
    const sans = groupe.filter((b) => b.ancre === null)
    if (ville) pieces.push(...places.map((b) => pieceDe([b], code)))
    else if (places.length > 0) pieces.push(pieceDe(groupe, CAMPAGNE))
    if (sans.length > 0 && (ville || places.length === 0)) perdus.push(...parPaquets(sans))
  }
  return { pieces, perdus }
}

/** Bureaux that no map can tell apart, in the order of their numbers, by sectors of about one aim. */
function parPaquets(bureaux: readonly BureauADecouper[]): BureauADecouper[][] {
  const parts = Math.max(1, Math.round(chargeDe(bureaux)))
  const taille = Math.ceil(bureaux.length / parts)
  return Array.from({ length: Math.ceil(bureaux.length / taille) }, (_, i) =>
    bureaux.slice(i * taille, (i + 1) * taille),
  )
}

function pieceDe(bureaux: BureauADecouper[], terrain: string): Piece {
  const places = bureaux.filter((b) => b.ancre !== null)
  const poids = places.reduce((s, b) => s + b.inscrits + 1, 0)
  const moyenne = (axe: 0 | 1) => places.reduce((s, b) => s + b.ancre![axe] * (b.inscrits + 1), 0) / poids
  return { bureaux, charge: chargeDe(bureaux), ancre: [moyenne(0), moyenne(1)], terrain }
}

export function grapheDe(pieces: readonly Piece[]): Graphe {
  const cosinus = Math.cos(((pieces[0]?.ancre[1] ?? 0) * Math.PI) / 180)
  const x = pieces.map((p) => p.ancre[0] * cosinus)
  const y = pieces.map((p) => p.ancre[1])
  return {
    poids: pieces.map((p) => p.charge),
    voisins: voisinages(pieces.map((p) => p.ancre)),
    x,
    y,
    longueur(i, j) {
      const distance = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)
      return pieces[i]!.bureaux[0]!.affinite === pieces[j]!.bureaux[0]!.affinite
        ? distance
        : distance * ELOIGNEMENT
    },
  }
}

/** Pieces already as large as a sector stand alone; each connected rest is shared out evenly. */
function partagerTerrain(graphe: Graphe, membres: readonly number[]): number[][] {
  const { chargeMax } = PARAMETRES_SECTEUR
  const grands = membres.filter((i) => graphe.poids[i]! >= chargeMax / 2)
  const petits = membres.filter((i) => graphe.poids[i]! < chargeMax / 2)
  const reste = composantes(graphe, petits).flatMap((composante) => {
    const charge = composante.reduce((s, i) => s + graphe.poids[i]!, 0)
    return partager(graphe, composante, Math.max(1, Math.round(charge)))
  })
  return [...grands.map((i) => [i]), ...reste]
}

/** A group too small joins the lightest neighbouring group that can hold it, the smallest first; else it stands alone. */
function absorber(graphe: Graphe, groupes: readonly number[][]): number[][] {
  const { chargeMin, chargeMax } = PARAMETRES_SECTEUR
  const charge = (g: readonly number[]) => g.reduce((s, i) => s + graphe.poids[i]!, 0)
  let restants = [...groupes]
  for (const petit of groupes.toSorted((a, b) => charge(a) - charge(b) || a[0]! - b[0]!)) {
    if (charge(petit) >= chargeMin || !restants.includes(petit)) continue
    const bords = new Set(petit.flatMap((i) => graphe.voisins[i]!))
    const hote = restants
      .filter((g) => g !== petit && g.some((i) => bords.has(i)) && charge(g) + charge(petit) <= chargeMax)
      .toSorted((a, b) => charge(a) - charge(b) || a[0]! - b[0]!)[0]
    if (!hote) continue
    restants = restants.filter((g) => g !== petit && g !== hote)
    restants.push([...hote, ...petit])
  }
  return restants.toSorted((a, b) => Math.min(...a) - Math.min(...b))
}
