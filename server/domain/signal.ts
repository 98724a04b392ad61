/** Figures that suggest an issue: what official files say of a commune, put in a sentence that headquarters verify, publish or set aside. */
import { departementDe } from './codes.ts'
import { grouper } from './grouper.ts'
import type { Theme } from './observation.ts'
import { nombre, pluriel, pourcentage, typographier } from './typographie.ts'

export const SEUILS_SIGNAL = {
  /** km as the crow flies: about half an hour of road (× 1.3 at 48 km/h). */
  urgencesKm: 20,
  /** Times the unemployment rate of the median commune of the département. */
  chomage: 1.5,
  /** Inhabitants under which a census rate is noise. */
  population: 500,
} as const

/** A suggested issue about a commune; `cle` is that of its figure, so that it is suggested once. */
export interface Signal {
  cle: string
  commune: string
  theme: Theme
  texte: string
  source: string
  /** Day of the figure, ISO. */
  jour: string
}

/** Post counters of a commune in one vintage. */
export interface Guichets {
  bureaux: number
  /** Municipal agencies and counters in shops; null: the vintage does not count them. */
  relais: number | null
}

/** A list of open France services counters. */
export interface FranceServices {
  communes: ReadonlySet<string>
  /** Day of the list, ISO. */
  jour: string
}

/**
 * Communes with fewer post offices in 2013 than in 2009. A commune that is absent from a vintage (merged, or without any facility) says nothing.
 * @param franceServices adds whether a counter is open in the commune; null: not said. Source: INSEE BPE, ANCT.
 */
export function signauxPoste(
  en2009: ReadonlyMap<string, Guichets>,
  en2013: ReadonlyMap<string, Guichets>,
  franceServices: FranceServices | null,
): Signal[] {
  return [...en2009].flatMap(([commune, { bureaux: avant }]) => {
    const apres = en2013.get(commune)
    if (!apres || apres.bureaux >= avant) return []
    const recul =
      apres.bureaux === 0
        ? `${avant > 1 ? `Les ${avant} bureaux de poste recensés` : 'Le bureau de poste recensé'} en 2009 n’y ${avant > 1 ? 'sont' : 'est'} plus en 2013`
        : `${pluriel(avant, 'bureau', 'bureaux')} de poste en 2009, ${apres.bureaux} en 2013`
    const relais =
      apres.relais === null
        ? ''
        : apres.relais > 0
          ? ` ; ${pluriel(apres.relais, 'agence communale ou relais de commerçant', 'agences communales ou relais de commerçants')} en 2013`
          : ' ; ni agence communale ni relais de commerçant'
    const services = franceServices
      ? ` ${franceServices.communes.has(commune) ? 'Un espace France services' : 'Aucun espace France services'} dans la commune en ${franceServices.jour.slice(0, 4)}.`
      : ''
    return {
      cle: `poste:${commune}:2013`,
      commune,
      theme: 'servicesPublics',
      texte: typographier(`${recul}${relais}.${services} À vérifier sur place.`),
      source: `INSEE, BPE 2009 et 2013${franceServices ? ' ; ANCT, liste France services' : ''}`,
      jour: '2013-12-31',
    }
  })
}

/** Communes from 20 km of an emergency ward, as the crow flies. @param jour day of the file, ISO: its distances have no date. */
export function signauxUrgences(distances: ReadonlyMap<string, number>, jour: string): Signal[] {
  return [...distances]
    .filter(([, km]) => km >= SEUILS_SIGNAL.urgencesKm)
    .map(([commune, km]) => ({
      cle: `urgences:${commune}`,
      commune,
      theme: 'sante',
      texte: typographier(
        `Le service d’urgences le plus proche est à ${nombre(km)} km à vol d’oiseau, soit plus d’une demi-heure de route (estimation).`,
      ),
      source: 'Distances aux urgences par commune, calcul non daté (jour du fichier)',
      jour,
    }))
}

/** A commune at the census; `chomage` is a share of the active, 0–1, null when not given. */
export interface Recensee {
  commune: string
  population: number
  chomage: number | null
}

/** Communes of 500 inhabitants or more whose unemployment is 1.5 times that of the median of those of their département, or more. */
export function signauxChomage(recensees: readonly Recensee[], annee: string): Signal[] {
  const parDepartement = grouper(
    recensees.filter((r) => r.population >= SEUILS_SIGNAL.population && r.chomage !== null),
    (r) => departementDe(r.commune),
  )
  return [...parDepartement.values()].flatMap((communes) => {
    const mediane = medianeDe(communes.map((r) => r.chomage!))
    return communes
      .filter((r) => mediane > 0 && r.chomage! >= SEUILS_SIGNAL.chomage * mediane)
      .map(({ commune, chomage }) => ({
        cle: `chomage:${commune}:${annee}`,
        commune,
        theme: 'emploi' as const,
        texte: typographier(
          `${pourcentage(chomage!)} des actifs au chômage au sens du recensement, contre ${pourcentage(mediane)} dans la commune médiane du département.`,
        ),
        source: `INSEE, recensement ${annee}`,
        jour: `${annee}-01-01`,
      }))
  })
}

function medianeDe(valeurs: readonly number[]): number {
  const rangees = valeurs.toSorted((a, b) => a - b)
  const milieu = rangees.length >> 1
  return rangees.length % 2 === 1 ? rangees[milieu]! : (rangees[milieu - 1]! + rangees[milieu]!) / 2
}
