/** The geometry layers of the map: every level for the country, the bureaux of the country at two details, then by département. */
import type { NiveauCarte } from '#domain/lieu'
import { PAS_DEGRE } from '#contract/carte'
import { segmentsGardes } from './alleger.ts'
import type { Emprise } from './contour.ts'
import { dessinerNiveau, empaqueter, tramer, type Dessin, type NiveauDessine } from './maillage.ts'
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
  'departement' | 'circonscription' | 'commune' | 'bureau' | 'national' | 'apercu',
  Dessin
> = {
  departement: { morceauMin: 1e5, seuil: 6e4, ecartMax: 0.02 },
  circonscription: { morceauMin: 1e5, seuil: 6e4, ecartMax: 0.02 },
  commune: { morceauMin: 2e4, seuil: 2e4, ecartMax: 0.05 },
  bureau: { morceauMin: 1e3, seuil: 800, ecartMax: 0.02 },
  national: { morceauMin: 1e5, seuil: 6e4, ecartMax: 0.05 },
  apercu: { morceauMin: 3e5, seuil: 5e5, ecartMax: 0.3 },
}

/** @param lieux bureaux in the national order: one département after the other. */
export function* dessinerCouches(lieux: LieuxParNiveau, trame = tramer(lieux)): Generator<CoucheDessinee> {
  for (const niveau of ['departement', 'circonscription', 'commune'] as const) {
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
  const dedans = (p: number): boolean => p >= debut && p < fin
  const s = segmentsGardes(t, garde)
  for (let k = 0; k < s.n; k++) {
    const arc = s.arc[k]!
    if (!dedans(t.gauche[arc]!) && !dedans(t.droite[arc]!)) continue
    ouest = Math.min(ouest, s.x1[k]!, s.x2[k]!)
    sud = Math.min(sud, s.y1[k]!, s.y2[k]!)
    est = Math.max(est, s.x1[k]!, s.x2[k]!)
    nord = Math.max(nord, s.y1[k]!, s.y2[k]!)
  }
  if (ouest > est) return null
  return [ouest * PAS_DEGRE, sud * PAS_DEGRE, est * PAS_DEGRE, nord * PAS_DEGRE]
}
