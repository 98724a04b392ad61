/** What the two steps of the map share: its layers, and how each is kept. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { NIVEAUX_CARTE, type NiveauCarte } from '#domain/lieu'

export interface Artefact {
  cle: string
  empreinte: string
  contenu: Buffer
}

export interface Couche<L> {
  niveau: NiveauCarte
  departement: string | null
  /** Places of the layer, in the order of its rows. */
  lieux: L[]
}

/** Key of a layer, after `contours/` or `valeurs/`. */
export const suffixe = ({ niveau, departement }: Couche<unknown>) =>
  departement === null ? niveau : `${niveau}/${departement}`

/** One layer per level that has places for the whole country, and one of bureaux per département. */
export function couchesDe<L extends { niveau: string; departement: string | null }>(
  lieux: readonly L[],
): Couche<L>[] {
  return NIVEAUX_CARTE.flatMap((niveau): Couche<L>[] => {
    const duNiveau = lieux.filter((l) => l.niveau === niveau)
    if (duNiveau.length === 0) return []
    if (niveau !== 'bureau') return [{ niveau, departement: null, lieux: duNiveau }]
    const parDepartement = new Map<string, L[]>()
    for (const l of duNiveau) {
      const liste = parDepartement.get(l.departement!)
      if (liste) liste.push(l)
      else parDepartement.set(l.departement!, [l])
    }
    return [...parDepartement].map(([departement, bureaux]) => ({ niveau, departement, lieux: bureaux }))
  })
}

const brotli = promisify(zlib.brotliCompress)

/** Compressed bytes under a key, with the hash of what they hold. */
export async function artefact(cle: string, octets: Uint8Array): Promise<Artefact> {
  const contenu = await brotli(octets, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 5,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: octets.length,
    },
  })
  return { cle, empreinte: createHash('sha256').update(octets).digest('hex').slice(0, 16), contenu }
}
