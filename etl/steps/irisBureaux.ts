/**
 * Step « iris »: which IRIS each bureau is made of, and how much of each. A commune of one IRIS needs no geometry. Where the
 * addresses of the REU are loaded, their counts can stand for the areas: {@link Partage} is all that the rest reads.
 */
import type { Polygon, MultiPolygon } from 'geojson'
import { nombre, pluriel, pourcentage } from '#domain/typographie'
import type { Duck } from '#db/duckdb'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { piece, type Chantier } from '../chantier.ts'
import { contourDe, lireGeojson, superficieDe, type Contour } from '../geometrie/contour.ts'
import { enBoite, partsDans } from '../geometrie/croiser.ts'
import { fichiersContoursIris } from '../sources/basesIris.ts'
import { rouvrirContours } from './contours.ts'
import { ouvrirTerritoire } from './territoire.ts'

/** A piece under these shares of both its bureau and its IRIS comes from contours that do not share their edges. */
const ECLAT = 0.01

/** Municipal districts, which IRIS name and bureaux do not. */
const VILLES: readonly [RegExp, string][] = [
  [/^751\d\d$/, '75056'],
  [/^6938\d$/, '69123'],
  [/^132\d\d$/, '13055'],
]
const villeDe = (commune: string): string => VILLES.find(([motif]) => motif.test(commune))?.[1] ?? commune

/** Commune of today of an IRIS. */
function communeDeLIris(iris: string, actuelles: ReadonlyMap<string, string>): string {
  const commune = villeDe(iris.slice(0, 5))
  return actuelles.get(commune) ?? commune
}

export interface Partage {
  iris: string
  /** Share of the bureau that lies in the IRIS, 0–1. */
  duBureau: number
  /** Share of the IRIS that lies in the bureau, 0–1. */
  deLIris: number
}

export interface Bureau {
  code: string
  commune: string
  circonscription: string | null
  departement: string
  region: string | null
  inscrits: number
}

const PARTAGES = piece<Map<string, Partage[]>>('partages')
export const relirePartages = PARTAGES.relire

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Bureaux et IRIS')
  const duck = await c.duck()
  await ouvrirTerritoire(duck, c.de('territoire'))
  const { bureaux, communeDe } = await lireBureaux(duck)
  const contours = rouvrirContours(c.de('contours')).bureau
  const partages = partagerBureaux(c.source, bureaux, contours, communeDe)
  signalerDecouverts(c.journal, partages)
  PARTAGES.deposer(c.dossier, partages)
  etape.finir(`${partages.size} bureaux découpés`)
}

/** Share of a bureau that contours which do not share their edges, a river or a shore may leave out of all the IRIS. */
const DECOUVERT = 0.05

/** Tells the bureaux that no IRIS covers in part. */
export function signalerDecouverts(journal: Journal, partages: ReadonlyMap<string, Partage[]>): void {
  const manques = [...partages]
    .map(([code, morceaux]) => ({ code, manque: 1 - morceaux.reduce((s, m) => s + m.duBureau, 0) }))
    .filter(({ manque }) => manque > DECOUVERT)
    .sort((a, b) => b.manque - a.manque)
  const pire = manques[0]
  if (pire)
    journal.signaler({
      source: 'contours-iris',
      valeur: pire.code,
      regle: 'bureau hors des IRIS',
      gravite: 'information',
      message:
        `${pluriel(manques.length, 'bureau', 'bureaux')} sur ${nombre(partages.size)} hors de tout IRIS pour plus de ` +
        `${pourcentage(DECOUVERT, 0)} de leur surface ; le plus loin, ${pire.code}, pour ${pourcentage(pire.manque, 0)}`,
    })
}

/** Bureaux of today, and the commune of today of any IRIS; reads the DuckDB tables `bureau` and `commune_actuelle`. */
export async function lireBureaux(
  duck: Duck,
): Promise<{ bureaux: Bureau[]; communeDe: (iris: string) => string }> {
  const bureaux = await duck.lignes<Bureau>(
    'select code, commune, circonscription, departement, region, inscrits from bureau order by code',
  )
  const actuelles = new Map(
    (
      await duck.lignes<{ ancienne: string; actuelle: string }>(
        'select ancienne, actuelle from commune_actuelle',
      )
    ).map((l) => [l.ancienne, l.actuelle]),
  )
  return { bureaux, communeDe: (iris) => communeDeLIris(iris, actuelles) }
}

const CODE_IRIS = /^(\d{2}|2[AB])\d{7}$/

/**
 * Pieces of IRIS of each bureau that has an observed contour, in the communes cut into several IRIS.
 * @param communeDe commune of today of an IRIS.
 * @throws SourceInvalide on a contour that cannot be read.
 */
export function partagerBureaux(
  source: string,
  bureaux: readonly { code: string; commune: string }[],
  contours: ReadonlyMap<string, Contour>,
  communeDe: (iris: string) => string,
): Map<string, Partage[]> {
  const parCommune = new Map<string, string[]>()
  for (const { code, commune } of bureaux)
    if (contours.has(code)) parCommune.set(commune, [...(parCommune.get(commune) ?? []), code])
  const partages = new Map<string, Partage[]>()
  // A commune may have IRIS in the file of another département (it merged): all are read before any is cut.
  const vus = new Set<string>()
  const irisDe = new Map<string, { code: string; geometrie: Polygon | MultiPolygon; fichier: string }[]>()
  for (const { fichier } of fichiersContoursIris(source)) {
    const entites = lireGeojson(fichier)
    if (entites.length === 0) throw new SourceInvalide(fichier, null, 'aucun IRIS dans ce fichier')
    for (const { properties, geometry } of entites) {
      const code = properties['CODE_IRIS']
      if (typeof code !== 'string') throw new SourceInvalide(fichier, null, 'propriété « CODE_IRIS » absente')
      if (!CODE_IRIS.test(code))
        throw new SourceInvalide(fichier, null, `« ${code} » n’est pas un code d’IRIS`)
      // twice the same, its inhabitants would be shared out twice
      if (vus.has(code)) throw new SourceInvalide(fichier, null, `l’IRIS ${code} est dessiné deux fois`)
      vus.add(code)
      const commune = communeDe(code)
      if (!parCommune.has(commune)) continue
      const liste = irisDe.get(commune) ?? []
      liste.push({ code, geometrie: geometry, fichier })
      irisDe.set(commune, liste)
    }
  }
  for (const [commune, iris] of irisDe) {
    const codes = parCommune.get(commune)!
    if (iris.length < 2 || codes.length < 2) continue
    const boites = iris.map(({ geometrie, code, fichier }) => {
      try {
        return enBoite(contourDe([geometrie]))
      } catch (cause) {
        throw new SourceInvalide(fichier, null, `IRIS ${code} : ${(cause as Error).message}`, { cause })
      }
    })
    const superficies = boites.map((b) => superficieDe(b.contour))
    for (const bureau of codes) {
      const contour = contours.get(bureau)!
      const superficie = superficieDe(contour)
      const morceaux: Partage[] = []
      partsDans(enBoite(contour), boites).forEach((duBureau, i) => {
        const deLIris = Math.min(1, (duBureau * superficie) / superficies[i]!)
        if (duBureau > ECLAT || deLIris > ECLAT) morceaux.push({ iris: iris[i]!.code, duBureau, deLIris })
      })
      partages.set(bureau, morceaux)
    }
  }
  return partages
}
