/** The geometry layers of the map: every level for the country, the bureaux of the country at two details, then by département. */
import type { NiveauCarte } from '#domain/lieu'
import { PAS_DEGRE } from '#contract/carte'
import type { Lieu } from '../lieu.ts'
import type { Emprise } from './contour.ts'
import { dessinerNiveau, empaqueter, type Dessin, type NiveauDessine, type Trame } from './maillage.ts'
import type { LieuxParNiveau } from './pieces.ts'

/** A layer of geometry: its key after `contours/`, and its bytes before compression. */
export interface CoucheDessinee {
  cle: string
  niveau: NiveauCarte
  departement: string | null
  octets: Uint8Array
  emprise: Emprise | null
}

/** Half a pixel at the zoom where each is drawn last, and what a place may gain or lose. */
const DESSINS: Record<
  'region' | 'departement' | 'circonscription' | 'commune' | 'bureau' | 'national' | 'apercu',
  Dessin
> = {
  region: { morceauMin: 1e5, trouMax: 5e7, seuil: 6e4, ecartMax: 0.02 },
  departement: { morceauMin: 1e5, trouMax: 5e7, seuil: 6e4, ecartMax: 0.02 },
  circonscription: { morceauMin: 1e5, seuil: 6e4, ecartMax: 0.02 },
  commune: { morceauMin: 2e4, seuil: 2e4, ecartMax: 0.05 },
  bureau: { morceauMin: 1e3, seuil: 800, ecartMax: 0.02 },
  national: { morceauMin: 1e5, seuil: 6e4, ecartMax: 0.05 },
  apercu: { morceauMin: 3e5, seuil: 5e5, ecartMax: 0.3 },
}

/** @param lieux bureaux in the national order: one département after the other. */
export function* dessinerCouches(lieux: LieuxParNiveau<Lieu>, trame: Trame): Generator<CoucheDessinee> {
  for (const niveau of ['region', 'departement', 'circonscription', 'commune'] as const) {
    if (lieux[niveau].length === 0) continue
    const dessin = dessinerNiveau(trame, lieux, niveau, DESSINS[niveau])
    yield couche(dessin, niveau, niveau, null, 0, lieux[niveau].length)
  }
  const bureaux = lieux.bureau
  for (const [cle, finesse] of [
    ['bureau/apercu', DESSINS.apercu],
    ['bureau', DESSINS.national],
  ] as const)
    yield couche(dessinerNiveau(trame, lieux, 'bureau', finesse), cle, 'bureau', null, 0, bureaux.length)
  const detail = dessinerNiveau(trame, lieux, 'bureau', DESSINS.bureau)
  for (let debut = 0, fin = 0; debut < bureaux.length; debut = fin) {
    const { departement } = bureaux[debut]!
    while (bureaux[fin]?.departement === departement) fin++
    yield couche(detail, `bureau/${departement}`, 'bureau', departement, debut, fin)
  }
}

function couche(
  dessin: NiveauDessine,
  cle: string,
  niveau: NiveauCarte,
  departement: string | null,
  debut: number,
  fin: number,
): CoucheDessinee {
  const octets = empaqueter(dessin, debut, fin)
  return { cle, niveau, departement, octets, emprise: empriseDe(dessin, debut, fin) }
}

function empriseDe({ topologie: t, garde }: NiveauDessine, debut: number, fin: number): Emprise | null {
  let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
  const suites = (lieu: number): number => t.suites.debuts[t.anneaux.debuts[lieu]!]!
  for (let k = suites(debut); k < suites(fin); k++) {
    const arc = t.suites.valeurs[k]! >> 1
    for (let i = t.arcs[arc]!; i < t.arcs[arc + 1]!; i++) {
      if (!garde[i]) continue
      ouest = Math.min(ouest, t.x[i]!)
      sud = Math.min(sud, t.y[i]!)
      est = Math.max(est, t.x[i]!)
      nord = Math.max(nord, t.y[i]!)
    }
  }
  if (ouest > est) return null
  return [ouest * PAS_DEGRE, sud * PAS_DEGRE, est * PAS_DEGRE, nord * PAS_DEGRE]
}
