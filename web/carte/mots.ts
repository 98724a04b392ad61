/** Words of the map: levels agreed with a count, a place under a scenario. */
import type { NiveauCarte } from '#domain/lieu'
import { NOM_PROFIL } from '#domain/profil'
import { accord, nombre, points } from '#domain/typographie'
import { probabilite } from '../texte.ts'
import { direElans, type Elans } from './elans.ts'
import { profilDe } from './morceau.ts'
import type { Cible } from './pointage.ts'

const OBJET: Record<NiveauCarte, readonly [string, string]> = {
  region: ['région', 'régions'],
  departement: ['département', 'départements'],
  circonscription: ['circonscription', 'circonscriptions'],
  commune: ['commune', 'communes'],
  bureau: ['bureau', 'bureaux'],
}

/** « 253 bureaux », « 1 commune ». */
export const objets = (niveau: NiveauCarte, n: number): string =>
  `${nombre(n)} ${accord(n, ...OBJET[niveau])}`

/** « Sous le scénario gauche +2 : hésitant, marge −3,3 points, 40 % de chances d’être en tête. » */
export function phraseScenario(elans: Elans, { morceau: { valeurs: v }, rang }: Cible): string {
  const [marge, p] = [v.marge[rang]!, v.probabilite[rang]!]
  const faits = [
    NOM_PROFIL[profilDe(v, rang)].toLowerCase(),
    ...(Number.isNaN(marge) ? [] : [`marge ${points(marge)}`]),
    ...(Number.isNaN(p) ? [] : [`${probabilite(p)} de chances d’être en tête`]),
  ]
  return `Sous le scénario ${direElans(elans)} : ${faits.join(', ')} (estimation).`
}
