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
  /** Code of the feature; null: not ours (a municipal district, drawn as its city). @throws CodeInvalide */
  code(p: Proprietes): string | null
}

const lu = (p: Proprietes, nom: string): string => {
  const valeur = p[nom]
  if (typeof valeur !== 'string' || valeur === '') throw new CodeInvalide(`propriété « ${nom} » absente`)
  return valeur
}

/** In order: a code found in a first dataset is not taken again from a later one. */
export const JEUX_CONTOURS: readonly JeuContours[] = [
  {
    cle: 'contours-bureaux',
    niveau: 'bureau',
    dossier: 'contours/bureaux-de-vote',
    motif: /^bureaux-de-vote-.+\.geojson(\.gz)?$/,
    code: (p) => {
      const brut = lu(p, 'codeBureauVote')
      return /^(\d|2[AB])/.test(brut) ? parseCodeBureauEntier(brut) : brut
    },
  },
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
    code: (p) => lu(p, 'code'),
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
  return JEUX_CONTOURS.flatMap((jeu) => {
    const dossier = path.join(source, jeu.dossier)
    if (!fs.existsSync(dossier)) return []
    const noms = fs.readdirSync(dossier).filter((f) => jeu.motif.test(f))
    return noms.sort().map((nom) => ({ jeu, fichier: path.join(dossier, nom) }))
  })
}
