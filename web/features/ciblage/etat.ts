/** What the page « Ciblage » is asked, in the address: a link reproduces it. Pure. */
import { OPTIONS_CIBLAGE } from '#domain/ciblage/ciblage'
import { JOURS_AVANT_VOTE } from '#domain/ciblage/rendement'

/** Where militants start from. */
export interface Depart {
  nom: string
  latitude: number
  longitude: number
}

export interface EtatCiblage {
  departement: string
  /** Militant-hours to place. */
  heures: number
  /** Longest one-way travel, minutes. */
  trajet: number
  /** Days until the vote; null: until the date that headquarters set. */
  jours: number | null
  /** Share of the hours drawn at random, in percent. */
  exploration: number
  /** Empty: the largest commune of the département. */
  departs: readonly Depart[]
  /** Codes of the unfolded communes. */
  ouvertes: ReadonlySet<string>
}

export interface Borne {
  min: number
  max: number
  pas: number
  initiale: number
}

export const BORNES = {
  heures: { min: 4, max: 5000, pas: 4, initiale: 200 },
  trajet: { min: 5, max: 120, pas: 5, initiale: OPTIONS_CIBLAGE.trajetMaxMinutes },
  jours: { min: 0, max: 2000, pas: 1, initiale: JOURS_AVANT_VOTE },
  exploration: { min: 0, max: 50, pas: 5, initiale: 100 * OPTIONS_CIBLAGE.exploration },
} satisfies Record<string, Borne>

/** The contract of the server takes twelve. */
export const DEPARTS_MAX = 12

/** Nearest whole value within the bounds; hours come by whole sessions of four. */
export function borner(valeur: number, { min, max, pas }: Borne, parPas = false): number {
  const entier = parPas ? Math.round(valeur / pas) * pas : Math.round(valeur)
  return Math.min(max, Math.max(min, entier))
}

function lireNombre(lu: string | null, borne: Borne, parPas = false): number {
  const valeur = lu === null || lu.trim() === '' ? Number.NaN : Number(lu)
  return Number.isFinite(valeur) ? borner(valeur, borne, parPas) : borne.initiale
}

/** `44.1254,4.0879,Alès;…` */
function lireDeparts(lu: string | null): Depart[] {
  return (lu ?? '')
    .split(';')
    .map((texte) => {
      const [latitude, longitude, ...nom] = texte.split(',')
      return { nom: nom.join(','), latitude: Number(latitude || NaN), longitude: Number(longitude || NaN) }
    })
    .filter((d) => d.nom !== '' && Math.abs(d.latitude) <= 90 && Math.abs(d.longitude) <= 180)
    .slice(0, DEPARTS_MAX)
}

/** State of an address; whatever is unreadable in it takes its initial value. */
export function lireEtat(recherche: string, departements: readonly { code: string }[]): EtatCiblage {
  const p = new URLSearchParams(recherche)
  const departement = departements.find((d) => d.code === p.get('dep')) ?? departements[0]
  return {
    departement: departement?.code ?? '',
    heures: lireNombre(p.get('h'), BORNES.heures, true),
    trajet: lireNombre(p.get('t'), BORNES.trajet),
    jours: p.get('j')?.trim() ? lireNombre(p.get('j'), BORNES.jours) : null,
    exploration: lireNombre(p.get('x'), BORNES.exploration),
    departs: lireDeparts(p.get('de')),
    ouvertes: new Set((p.get('o') ?? '').split(',').filter((code) => code !== '')),
  }
}

const coordonnee = (degres: number): string => String(Math.round(degres * 1e4) / 1e4)

/** Query of a state, in a fixed order; what is at its initial value is left out. */
export function ecrireEtat(etat: EtatCiblage): string {
  const p = [`dep=${etat.departement}`]
  const ajouter = (cle: string, nom: keyof typeof BORNES): void => {
    if (etat[nom] !== BORNES[nom].initiale) p.push(`${cle}=${etat[nom]}`)
  }
  ajouter('h', 'heures')
  ajouter('t', 'trajet')
  if (etat.jours !== null) p.push(`j=${etat.jours}`)
  ajouter('x', 'exploration')
  const departs = etat.departs.map(
    (d) => `${coordonnee(d.latitude)},${coordonnee(d.longitude)},${encodeURIComponent(d.nom)}`,
  )
  // An encoded `;` keeps the list in one parameter for readers that take it as a separator.
  if (departs.length > 0) p.push(`de=${departs.join('%3B')}`)
  if (etat.ouvertes.size > 0) p.push(`o=${[...etat.ouvertes].join(',')}`)
  return `?${p.join('&')}`
}

/** Query of the server for a state: the same question, the same text. */
export function requete({ departs, ...etat }: EtatCiblage): string {
  const p = new URLSearchParams({
    departement: etat.departement,
    heures: String(etat.heures),
    trajet: String(etat.trajet),
    ...(etat.jours !== null && { jours: String(etat.jours) }),
    exploration: String(etat.exploration / 100),
  })
  if (departs.length > 0)
    p.set('departs', departs.map((d) => `${coordonnee(d.latitude)},${coordonnee(d.longitude)}`).join(';'))
  return p.toString()
}
