/** The map without graphics card: a level, a layer and a box, drawn by the server. */
import zlib from 'node:zlib'
import { tableFromIPC, type Table } from 'apache-arrow'
import type { Kysely } from 'kysely'
import type { CoucheSvg } from '#contract/carte'
import { lireTopologie } from '#contract/topologie'
import { palette } from '#domain/couche/palette'
import { coucheDe } from '#domain/couche/registre'
import { PROFILS } from '#domain/profil'
import type { Schema } from '#db/schema'
import { lireArtefact } from './queries.ts'
import { dessinerSvg, type Feuille } from './svg.ts'

const PROFIL = { acquis: '#B3123D', hesitant: '#F2B705', droite: '#1F5A99', indetermine: '#D9D9D9' } as const
const SANS_VALEUR = '#D9D9D9'

/** Colour of each row for a layer of figures that the values of the level hold. */
function couleurs(valeurs: Table, couche: CoucheSvg): (rang: number) => string {
  const colonne = valeurs.getChild(couche)!
  if (couche === 'profil') return (rang) => PROFIL[PROFILS[colonne.get(rang) as number] ?? 'indetermine']
  const { reperes, teinte } = coucheDe(couche)!
  const rampe = palette(teinte as 'marge', reperes.length + 1)
  return (rang) => {
    const v = colonne.get(rang) as number | null
    return v === null ? SANS_VALEUR : rampe[reperes.filter((seuil) => v >= seuil).length]!
  }
}

export interface DemandeSvg extends Pick<Feuille, 'emprise' | 'largeur' | 'hauteur' | 'titre'> {
  /** Keys of the artefacts of geometry and of values. */
  contours: string
  valeurs: string
  couche: CoucheSvg
}

/** @returns null when the publication does not have this layer. */
export async function dessinerCarte(db: Kysely<Schema>, d: DemandeSvg): Promise<string | null> {
  const [contours, valeurs] = await Promise.all([lireArtefact(db, d.contours), lireArtefact(db, d.valeurs)])
  if (!contours || !valeurs) return null
  return dessinerSvg({
    ...d,
    topologie: lireTopologie(zlib.brotliDecompressSync(contours)),
    couleurDe: couleurs(tableFromIPC(zlib.brotliDecompressSync(valeurs)), d.couche),
  })
}
