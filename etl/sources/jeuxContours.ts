/** Datasets of contours: where their files are, and how they name a place. */
import fs from 'node:fs'
import path from 'node:path'
import { CodeInvalide, parseCodeBureauEntier, parseCodeCirconscriptionEntier } from '#domain/codes'

type Proprietes = Record<string, string | null>
export interface JeuContours {
  cle: string
  niveau: 'bureau' | 'commune' | 'circonscription'
  dossier: string
  motif: RegExp
  /** One file of the whole country: read when no other file of the same dataset is there. */
  national?: boolean
  /** Its features may all be known already. */
  complete?: boolean
  /** Code of the feature; null: not ours (a municipal district, drawn as its city). @throws CodeInvalide */
  code(p: Proprietes): string | null
}

/** A property that is a text. @throws CodeInvalide */
export const lu = (p: Proprietes, nom: string): string => {
  const valeur = p[nom]
  if (typeof valeur !== 'string' || valeur === '') throw new CodeInvalide(`propriété « ${nom} » absente`)
  return valeur
}

/** Municipal districts of Paris, Lyon, Marseille: drawn as their city. */
const ARRONDISSEMENT = /^(751\d\d|6938\d|132\d\d)$/

const BUREAUX = {
  cle: 'contours-bureaux',
  niveau: 'bureau',
  dossier: 'contours/bureaux-de-vote',
  code: (p: Proprietes) => {
    const brut = lu(p, 'codeBureauVote')
    return /^(\d|2[AB])/.test(brut) ? parseCodeBureauEntier(brut) : brut
  },
} as const

/** In order: a code found in a first dataset is not taken again from a later one. */
export const JEUX_CONTOURS: readonly JeuContours[] = [
  { ...BUREAUX, motif: /^bureaux-de-vote-.+\.(geojson(\.gz)?|parquet)$/ },
  { ...BUREAUX, motif: /^contours-france-entiere-.+\.parquet$/, national: true },
  { ...BUREAUX, motif: /^contours-france-entiere-.+\.geojson(\.gz)?$/, national: true },
  {
    cle: 'contours-communes-2020',
    niveau: 'commune',
    dossier: 'contours/communes-2020',
    motif: /^communes-2020-.+\.geojson(\.gz)?$/,
    code: (p) => (p['type'] === 'arrondissement-municipal' ? null : lu(p, 'code')),
  },
  {
    cle: 'contours-communes-2018',
    niveau: 'commune',
    dossier: 'contours/communes-2018',
    motif: /^communes-.+\.geojson(\.gz)?$/,
    complete: true,
    code: (p) => lu(p, 'code'),
  },
  {
    cle: 'contours-administratifs-etalab',
    niveau: 'commune',
    dossier: 'contours/administratifs',
    motif: /^communes-\d+m\.geojson(\.gz)?$/,
    complete: true,
    code: (p) => (ARRONDISSEMENT.test(lu(p, 'code')) ? null : lu(p, 'code')),
  },
  {
    cle: 'contours-circonscriptions',
    niveau: 'circonscription',
    dossier: 'contours/circonscriptions',
    motif: /^circonscriptions-legislatives-.+\.geojson(\.gz)?$/,
    code: (p) => parseCodeCirconscriptionEntier(lu(p, 'codeCirconscription')),
  },
]

/** Files of contours under `source`, in the order in which they are read. */
export function trouverContours(source: string): { jeu: JeuContours; fichier: string }[] {
  const trouves: { jeu: JeuContours; fichier: string }[] = []
  for (const jeu of JEUX_CONTOURS) {
    const dossier = path.join(source, jeu.dossier)
    if (!fs.existsSync(dossier)) continue
    if (jeu.national && trouves.some((t) => t.jeu.cle === jeu.cle)) continue
    const noms = fs.readdirSync(dossier).filter((f) => jeu.motif.test(f))
    trouves.push(...noms.sort().map((nom) => ({ jeu, fichier: path.join(dossier, nom) })))
  }
  return trouves
}
