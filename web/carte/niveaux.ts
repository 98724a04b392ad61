/** Which level to draw at a zoom, and which layers of it the view needs. */
import type { PlanCarte } from '#contract/carte'
import type { NiveauCarte } from '#domain/lieu'

export type Emprise = readonly [ouest: number, sud: number, est: number, nord: number]
/** What can be read: geometry, and values in the same order. */
export interface CoucheDuPlan extends Pick<
  PlanCarte['couches'][number],
  'niveau' | 'departement' | 'contours' | 'valeurs' | 'emprise'
> {
  /** The bureaux of the country for the widest views. */
  apercu?: true
}

/** Below the first zoom: régions, since circonscriptions are specks; then circonscriptions, communes, bureaux. */
const ZOOM_CIRCONSCRIPTIONS = 3.7
const ZOOM_COMMUNES = 7.3
const ZOOM_BUREAUX = 8.3

/**
 * @param scenario régions and communes are not computed under a scenario: circonscriptions and bureaux take their place.
 * @param regions whether the publication holds any.
 */
export function niveauAutomatique(zoom: number, scenario = false, regions = true): NiveauCarte {
  if (zoom < ZOOM_CIRCONSCRIPTIONS && regions && !scenario) return 'region'
  if (zoom < ZOOM_COMMUNES) return 'circonscription'
  return zoom < ZOOM_BUREAUX && !scenario ? 'commune' : 'bureau'
}

/** Levels that a scenario moves. */
export const suitScenario = (niveau: NiveauCarte): niveau is 'circonscription' | 'bureau' =>
  niveau === 'circonscription' || niveau === 'bureau'

/** Level that a place code belongs to, by its shape: `30189_0001`, `30-06`, `30189`, `30`, `R76`. */
export function niveauDuCode(code: string): NiveauCarte {
  if (code.includes('_')) return 'bureau'
  if (code.startsWith('R')) return 'region'
  if (code.includes('-')) return 'circonscription'
  return code.length === 5 ? 'commune' : 'departement'
}

export function seTouchent(a: Emprise, b: Emprise): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** From this zoom the bureaux of the country are drawn with more detail; from the next, those of each département in full. */
const ZOOM_PAYS = 6.6
const ZOOM_DETAIL = 9

/** The bureaux of the whole country at a zoom that shows them together; null without bureaux. */
export function couchePays({ national }: PlanCarte, zoom: number): CoucheDuPlan | null {
  if (!national) return null
  const { valeurs } = national
  const commune = { niveau: 'bureau', departement: null, valeurs, emprise: null } as const
  return zoom < ZOOM_PAYS
    ? { ...commune, contours: national.apercu, apercu: true }
    : { ...commune, contours: national.contours }
}

/**
 * Layers of a level that a view needs; a layer without box (nothing to draw) is kept only when it is the only one.
 * Bureaux come for the whole country until the view is narrow enough for the detail of its départements.
 */
export function couchesEnVue(
  plan: PlanCarte,
  niveau: NiveauCarte,
  vue: Emprise | null,
  zoom: number,
): CoucheDuPlan[] {
  const pays = niveau === 'bureau' && zoom < ZOOM_DETAIL ? couchePays(plan, zoom) : null
  if (pays) return [pays]
  const duNiveau = plan.couches.filter((c) => c.niveau === niveau)
  if (duNiveau.length <= 1) return duNiveau
  return duNiveau.filter((c) => c.emprise !== null && vue !== null && seTouchent(c.emprise, vue))
}

export const cleDe = (niveau: NiveauCarte, departement: string | null): string =>
  `${niveau}/${departement ?? ''}`
export const cleCouche = (c: CoucheDuPlan): string =>
  c.apercu ? 'bureau/apercu' : cleDe(c.niveau, c.departement)
