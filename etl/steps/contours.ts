/** Step « contours »: polygons of bureaux, communes and circonscriptions, checked one by one; several features of one code are its parts. */
import fs from 'node:fs'
import path from 'node:path'
import type { MultiPolygon, Polygon } from 'geojson'
import { CodeInvalide, parseCodeBureauEntier, parseCodeCirconscriptionEntier } from '#domain/codes'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { contourDe, lireGeojson, type Contour } from '../geometrie/contour.ts'
import { fusionner } from '../geometrie/simplifier.ts'
import type { Progres } from '../progres.ts'

export interface Contours {
  bureau: Map<string, Contour>
  commune: Map<string, Contour>
  circonscription: Map<string, Contour>
  /** Outline of the circonscriptions of each département. */
  departement: Map<string, Contour>
  /** Circonscription that the contour file gives to each bureau. */
  circonscriptionDuBureau: Map<string, string>
  fichiers: { cle: string; fichier: string; lignes: number }[]
}

type Proprietes = Record<string, string | null>
interface JeuContours {
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
const JEUX: readonly JeuContours[] = [
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

/** @throws SourceInvalide on a file that is not GeoJSON, or of which no feature can be read. */
export function lireContours(source: string, journal: Journal, progres: Progres): Contours {
  const contours: Contours = {
    bureau: new Map(),
    commune: new Map(),
    circonscription: new Map(),
    departement: new Map(),
    circonscriptionDuBureau: new Map(),
    fichiers: [],
  }
  for (const jeu of JEUX) {
    const dossier = path.join(source, jeu.dossier)
    if (!fs.existsSync(dossier)) continue
    const etape = progres.etape(`Contours, ${jeu.cle.replace('contours-', '')}`)
    const noms = fs.readdirSync(dossier).filter((f) => jeu.motif.test(f))
    for (const nom of noms) {
      const fichier = path.join(dossier, nom)
      const lignes = lireFichier(jeu, fichier, contours, journal)
      contours.fichiers.push({ cle: jeu.cle, fichier, lignes })
      etape.avancer(contours[jeu.niveau].size)
    }
    etape.finir(`${contours[jeu.niveau].size} contours, ${noms.length} fichiers`)
  }
  const codes = [...contours.circonscription.keys()]
  contours.departement = fusionner(
    [...contours.circonscription.values()],
    codes.map((code) => code.split('-')[0]!),
  )
  return contours
}

function lireFichier(jeu: JeuContours, fichier: string, contours: Contours, journal: Journal): number {
  const cible = contours[jeu.niveau]
  const parts = new Map<string, (Polygon | MultiPolygon | null)[]>()
  const feuilles = lireGeojson(fichier)
  const signaler = (
    regle: string,
    valeur: string,
    message: string,
    gravite: 'erreur' | 'information' = 'erreur',
  ) => journal.signaler({ source: jeu.cle, champ: 'geometry', valeur, regle, gravite, message })
  feuilles.forEach(({ properties, geometry }, i) => {
    try {
      const code = jeu.code(properties)
      if (code === null || cible.has(code)) return
      parts.set(code, [...(parts.get(code) ?? []), geometry])
      const circonscription = properties['codeCirconscription']
      if (jeu.niveau === 'bureau' && circonscription)
        contours.circonscriptionDuBureau.set(code, parseCodeCirconscriptionEntier(circonscription))
    } catch (erreur) {
      if (!(erreur instanceof CodeInvalide)) throw erreur
      signaler('code inconnu', String(i), `${fichier}, entité ${i + 1} : ${erreur.message}`)
    }
  })
  for (const [code, geometries] of parts) {
    try {
      cible.set(code, contourDe(geometries))
      if (geometries.length > 1)
        signaler(
          'code en double',
          code,
          `${fichier} : ${geometries.length} entités portent le code ${code}, réunies en un contour`,
          'information',
        )
    } catch (cause) {
      signaler('contour illisible', code, `${fichier}, ${code} : ${(cause as Error).message}`)
    }
  }
  if (feuilles.length > 0 && parts.size === 0 && jeu.cle !== 'contours-communes-2018')
    throw new SourceInvalide(fichier, null, 'aucun contour lisible : propriétés inattendues')
  return feuilles.length
}
