/** Lines of an allocation grouped by commune: fourteen nearly equal lines of one town hide the others. Pure. */
import type { Ciblage } from '#contract/ciblage'
import { OPTIONS_CIBLAGE } from '#domain/ciblage/ciblage'
import { coutSeance } from '#domain/ciblage/seance'
import { PROFILS, type Profil } from '#domain/profil'
import { accord, enumeration, INSECABLE, nombre, ordinal, typographier } from '#domain/typographie'

export type Ligne = Ciblage['lignes'][number]

export interface Groupe {
  code: string
  nom: string
  /** Bureaux, best votes per hour first. */
  lignes: Ligne[]
  circonscriptions: string[]
  inscrits: number
  foyers: number
  seances: number
  heuresPortes: number
  heuresTrajet: number
  /** Shortest and longest one-way travel, minutes. */
  trajet: readonly [number, number]
  voix: Ligne['voix']
  profils: Record<Profil, number>
  /** Net reserve in votes; null when no bureau has one. */
  reserve: number | null
}

const somme = (lignes: readonly Ligne[], lire: (l: Ligne) => number): number =>
  lignes.reduce((s, l) => s + lire(l), 0)

/** Communes by expected votes, largest first; bureaux drawn at random are not of them. */
export function grouper(lignes: readonly Ligne[]): Groupe[] {
  const parCommune = new Map<string, Ligne[]>()
  for (const l of lignes) {
    if (l.exploration) continue
    parCommune.set(l.commune, [...(parCommune.get(l.commune) ?? []), l])
  }
  return [...parCommune.values()]
    .map(groupe)
    .sort((a, b) => b.voix.central - a.voix.central || a.code.localeCompare(b.code))
}

function groupe(lignes: Ligne[]): Groupe {
  const trajets = lignes.map((l) => l.trajetMinutes)
  const reserves = lignes.map((l) => l.reserveNette).filter((r) => r !== null)
  const profils = { acquis: 0, hesitant: 0, droite: 0, indetermine: 0 }
  for (const l of lignes) profils[l.profil]++
  return {
    code: lignes[0]!.commune,
    nom: lignes[0]!.nomCommune,
    lignes,
    circonscriptions: [...new Set(lignes.map((l) => l.circonscription).filter((c) => c !== null))].sort(),
    inscrits: somme(lignes, (l) => l.inscrits),
    foyers: lignes.filter((l) => l.foyer).length,
    seances: somme(lignes, (l) => l.seances),
    heuresPortes: somme(lignes, (l) => l.heuresPortes),
    heuresTrajet: somme(lignes, (l) => l.heuresTrajet),
    trajet: [Math.min(...trajets), Math.max(...trajets)],
    voix: {
      bas: somme(lignes, (l) => l.voix.bas),
      central: somme(lignes, (l) => l.voix.central),
      haut: somme(lignes, (l) => l.voix.haut),
    },
    profils,
    reserve: reserves.length > 0 ? reserves.reduce((s, r) => s + r, 0) : null,
  }
}

/** The class of most bureaux; ties go to the first of the usual order. */
export const profilPrincipal = ({ profils }: Groupe): Profil =>
  PROFILS.reduce((meilleur, p) => (profils[p] > profils[meilleur] ? p : meilleur))

const ADJECTIF: Record<Profil, readonly [string, string]> = {
  acquis: ['acquis', 'acquis'],
  hesitant: ['hésitant', 'hésitants'],
  droite: ['à droite', 'à droite'],
  indetermine: ['indéterminé', 'indéterminés'],
}

/** « 1re et 6e circ. » */
export const circonscriptionsDe = ({ circonscriptions }: Pick<Groupe, 'circonscriptions'>): string =>
  circonscriptions.length === 0
    ? ''
    : `${enumeration(circonscriptions.map((c) => ordinal(Number(c.slice(-2)))))}${INSECABLE}circ.`

/** Under so many votes, a reserve is not a reason. */
const RESERVE_NOTABLE = 20

/** Why a commune is on the list, in one sentence: what its bureaux are, and what abstention holds back there. */
export function pourquoiCommune({ profils, reserve }: Groupe): string {
  const classes = PROFILS.filter((p) => profils[p] > 0).map(
    (p) => `${nombre(profils[p])}${INSECABLE}${accord(profils[p], ...ADJECTIF[p])}`,
  )
  const voix = Math.round(reserve ?? 0)
  const suite =
    voix >= RESERVE_NOTABLE
      ? `l’abstention y retient ${nombre(voix)}${INSECABLE}voix de gauche de plus que d’extrême droite.`
      : 'convaincre plutôt que mobiliser.'
  return typographier(`${enumeration(classes)} ; ${suite}`)
}

/** Communes where one more session would pass the share of the hours that one commune may take. */
export function auPlafond(groupes: readonly Groupe[], heures: number): Groupe[] {
  const plafond = OPTIONS_CIBLAGE.plafondCommune * heures
  return groupes.filter((g) => {
    const prises = g.heuresPortes + g.heuresTrajet
    // Above it, communes are too few for the cap to hold.
    return prises <= plafond + 1e-9 && prises + coutSeance(g.trajet[0]) > plafond && prises > plafond / 2
  })
}
