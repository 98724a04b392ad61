/** The bureaux of a selection as a table for a spreadsheet. Pure. */
import { NOM_PROFIL } from '#domain/profil'
import { rangsDe, type Bits } from '#domain/selection/bits'
import { profilDe, type Valeurs } from '../../carte/morceau.ts'
import type { Cellule } from '#domain/export/cellule'

const ENTETE = [
  'Code du bureau',
  'Bureau',
  'Commune',
  'Circonscription',
  'Département',
  'Inscrits',
  'Classe',
  'Foyer d’abstention',
  'Marge de la gauche (points)',
  'Gauche en tête (%, estimation)',
  'Écart de participation (points)',
  'Réserve nette (voix, estimation)',
  'Volatilité (%)',
  'Longitude',
  'Latitude',
] as const

const cent = (x: number): number | null => (Number.isNaN(x) ? null : Math.round(x * 1000) / 10)
const lu = (x: number, decimales: number): number | null =>
  Number.isNaN(x) ? null : Math.round(x * 10 ** decimales) / 10 ** decimales

/** Header, then one line a bureau in the national order. */
export function lignesDe(v: Valeurs, bits: Bits): Cellule[][] {
  const lignes = rangsDe(bits).map((i): Cellule[] => [
    v.code[i]!,
    v.nom[i]!,
    v.commune[i] ?? null,
    v.circonscription[i] ?? null,
    v.departement[i]!,
    v.inscrits[i]!,
    NOM_PROFIL[profilDe(v, i)],
    v.foyer[i] === 0 ? 'non' : v.foyer[i] === 2 ? 'à risque' : 'oui',
    cent(v.marge[i]!),
    cent(v.probabilite[i]!),
    cent(v.ecartParticipation[i]!),
    lu(v.reserveNette[i]!, 0),
    cent(v.volatilite[i]!),
    lu(v.longitude[i]!, 5),
    lu(v.latitude[i]!, 5),
  ])
  return [[...ENTETE], ...lignes]
}

/** Points of the bureaux, WGS 84: every GIS reads it. Those without a place have no geometry. */
export function geojson(v: Valeurs, bits: Bits): string {
  const [entete, ...lignes] = lignesDe(v, bits)
  const features = lignes.map((ligne) => {
    const [longitude, latitude] = ligne.slice(-2)
    return {
      type: 'Feature',
      geometry: typeof longitude === 'number' ? { type: 'Point', coordinates: [longitude, latitude] } : null,
      properties: Object.fromEntries(entete!.slice(0, -2).map((nom, k) => [nom, ligne[k]])),
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}
