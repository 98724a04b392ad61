/** The state of the map in the address: what a link reproduces, what « back » undoes. */
import { NIVEAUX_CARTE, type NiveauCarte } from '#domain/lieu'
import { PROFILS, type Profil } from '#domain/profil'
import { CLASSES_MAXIMUM, CLASSES_MINIMUM, METHODES_CLASSES } from '#domain/couche/classes'
import { COUCHE_INITIALE, lireCouches } from '#domain/couche/registre'
import { ecrireBrosse, lireBrosse, type Brosse } from '../../carte/brosse.ts'
import type { Vue } from '../../carte/moteur.ts'
import { COLONNES, type Tri } from '../../carte/colonnes.ts'
import { ecrireEnvoi, ENVOI_INITIAL, lireEnvoi, type Envoi } from '../../carte/envoi.ts'
import type { ReglageClasses } from '../../carte/coucheDessinee.ts'
import { ecrireElans, ELANS_NEUTRES, estNeutre, lireElans, type Elans } from '../../carte/elans.ts'

export const SURCOUCHES = ['foyers', 'circonscriptions', 'noms'] as const
export type Surcouche = (typeof SURCOUCHES)[number]

export interface EtatCarte {
  vue: Vue | null
  /** null: automatic, by zoom. */
  niveau: NiveauCarte | null
  /** Key of a layer, or two joined: `vote.gauche.2024-legislatives-1~insee.tauxChomage`. */
  couche: string
  /** Layer of the second map, side by side; null: one map. */
  avec: string | null
  /** How the values are cut; null: as the layer is meant. */
  classes: ReglageClasses | null
  /** What the legend keeps; null: all. */
  brosse: Brosse | null
  /** Hours to send, for the layer that shows them. */
  envoi: Envoi
  surcouches: ReadonlySet<Surcouche>
  profils: ReadonlySet<Profil>
  foyersSeuls: boolean
  /** Code of the selected place. */
  selection: string | null
  /** Code of the place kept to be compared with another. */
  epingle: string | null
  /** Filter of the selection, as typed; empty: none. */
  filtre: string
  tableau: boolean
  tri: Tri
  /** National swing by bloc. */
  elans: Elans
}

export const ETAT_INITIAL: EtatCarte = {
  vue: null,
  niveau: null,
  couche: COUCHE_INITIALE,
  avec: null,
  classes: null,
  brosse: null,
  envoi: ENVOI_INITIAL,
  surcouches: new Set(SURCOUCHES),
  profils: new Set(PROFILS),
  foyersSeuls: false,
  selection: null,
  epingle: null,
  filtre: '',
  tableau: false,
  tri: { colonne: 'reserve', decroissant: true },
  elans: ELANS_NEUTRES,
}

function parmi<T extends string>(valeurs: readonly T[], lu: string | null): T | null {
  return valeurs.find((v) => v === lu) ?? null
}

function ensemble<T extends string>(valeurs: readonly T[], lu: string | null): ReadonlySet<T> {
  if (lu === null) return new Set(valeurs)
  const mots = lu.split(',')
  return new Set(valeurs.filter((v) => mots.includes(v)))
}

function lireVue(z: string | null, c: string | null): Vue | null {
  const [latitude, longitude] = (c ?? '').split(',').map(Number)
  const zoom = Number(z ?? Number.NaN)
  if (latitude === undefined || longitude === undefined) return null
  if (![latitude, longitude, zoom].every(Number.isFinite)) return null
  return Math.abs(latitude) > 85 || Math.abs(longitude) > 180 ? null : { latitude, longitude, zoom }
}

/** The same text gives the same object: what depends on it does not start again when only the camera moved. */
function retenu<T>(lire: (texte: string | null) => T): (texte: string | null) => T {
  const lus = new Map<string | null, T>()
  return (texte) => {
    const valeur = lus.get(texte) ?? lire(texte)
    lus.set(texte, valeur)
    return valeur
  }
}

const lireProfils = retenu((cl) => ensemble(PROFILS, cl))
const lireSurcouches = retenu((sup) => ensemble(SURCOUCHES, sup))

const lireScenario = retenu(lireElans)

const lireCle = (lu: string | null): string | null => (lu !== null && lireCouches(lu) ? lu : null)

/** `quantiles.6`. */
const lireClasses = retenu((lu): ReglageClasses | null => {
  const [mot, chiffre] = (lu ?? '').split('.')
  const methode = METHODES_CLASSES.find((m) => m === mot)
  const nombre = Number(chiffre)
  const permis = Number.isInteger(nombre) && nombre >= CLASSES_MINIMUM && nombre <= CLASSES_MAXIMUM
  return methode && permis ? { methode, nombre } : null
})
const lireBrosseDite = retenu(lireBrosse)
const lireEnvoiDit = retenu(lireEnvoi)

/** What changes with the layer: its cuts and what the legend kept belong to the one before. */
export const changerCouche = (couche: string): Partial<EtatCarte> => ({ couche, classes: null, brosse: null })

/** `-reserve`: by réserve, decreasing. */
const lireTri = retenu((tri): Tri => {
  const cle = tri?.replace(/^-/, '')
  const colonne = cle === 'couche' ? cle : COLONNES.find((k) => k.cle === cle)?.cle
  return colonne && tri ? { colonne, decroissant: tri.startsWith('-') } : ETAT_INITIAL.tri
})

/** State of an address; whatever is unreadable in it takes its initial value. */
export function lireEtat(recherche: string): EtatCarte {
  const p = new URLSearchParams(recherche)
  return {
    vue: lireVue(p.get('z'), p.get('c')),
    niveau: parmi(NIVEAUX_CARTE, p.get('n')),
    couche: lireCle(p.get('couche')) ?? ETAT_INITIAL.couche,
    avec: lireCle(p.get('avec')),
    classes: lireClasses(p.get('cls')),
    brosse: lireBrosseDite(p.get('f')),
    envoi: lireEnvoiDit(p.get('h')),
    surcouches: lireSurcouches(p.get('sup')),
    profils: lireProfils(p.get('cl')),
    foyersSeuls: p.has('foyers'),
    selection: p.get('sel'),
    epingle: p.get('a'),
    filtre: p.get('q') ?? '',
    tableau: p.has('tableau'),
    tri: lireTri(p.get('tri')),
    elans: lireScenario(p.get('s')),
  }
}

/** Query of a state, only what differs from the initial one, in a fixed order. */
export function ecrireEtat(etat: EtatCarte): string {
  const p: string[] = []
  if (etat.vue) {
    p.push(`z=${etat.vue.zoom.toFixed(2)}`)
    p.push(`c=${etat.vue.latitude.toFixed(4)},${etat.vue.longitude.toFixed(4)}`)
  }
  if (etat.niveau) p.push(`n=${etat.niveau}`)
  if (etat.couche !== ETAT_INITIAL.couche) p.push(`couche=${etat.couche}`)
  if (etat.avec) p.push(`avec=${etat.avec}`)
  if (etat.classes) p.push(`cls=${etat.classes.methode}.${etat.classes.nombre}`)
  if (etat.brosse) p.push(`f=${ecrireBrosse(etat.brosse)}`)
  const envoi = ecrireEnvoi(etat.envoi)
  if (envoi) p.push(`h=${envoi}`)
  if (etat.surcouches.size < SURCOUCHES.length) p.push(`sup=${[...etat.surcouches].join(',')}`)
  if (etat.profils.size < PROFILS.length) p.push(`cl=${[...etat.profils].join(',')}`)
  if (etat.foyersSeuls) p.push('foyers')
  if (!estNeutre(etat.elans)) p.push(`s=${ecrireElans(etat.elans)}`)
  if (etat.selection) p.push(`sel=${encodeURIComponent(etat.selection)}`)
  if (etat.epingle) p.push(`a=${encodeURIComponent(etat.epingle)}`)
  if (etat.filtre) p.push(`q=${encodeURIComponent(etat.filtre)}`)
  if (etat.tableau) p.push('tableau')
  const { colonne, decroissant } = etat.tri
  if (colonne !== ETAT_INITIAL.tri.colonne || decroissant !== ETAT_INITIAL.tri.decroissant)
    p.push(`tri=${decroissant ? '-' : ''}${colonne}`)
  return p.length > 0 ? `?${p.join('&')}` : ''
}
