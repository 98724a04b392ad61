/** Step « contours »: polygons of bureaux, communes and circonscriptions, checked one by one; several features of one code are its parts. */
import path from 'node:path'
import type { MultiPolygon, Polygon } from 'geojson'
import { CodeInvalide, communeDe, departementDe, parseCodeCirconscriptionEntier } from '#domain/codes'
import { regionDe } from '#domain/region'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { piece, type Chantier } from '../chantier.ts'
import {
  contourDe,
  empriseDe,
  lireGeojson,
  seTouchent,
  type Contour,
  type Emprise,
} from '../geometrie/contour.ts'
import { fusionner } from '../geometrie/fusionner.ts'
import type { Progres } from '../progres.ts'
import { JEUX_CONTOURS, trouverContours, type JeuContours } from '../sources/jeuxContours.ts'
import { separerDoubles } from './doubles.ts'

export interface Contours {
  bureau: Map<string, Contour>
  commune: Map<string, Contour>
  circonscription: Map<string, Contour>
  /** Outline of the circonscriptions of each département, of each région. */
  departement: Map<string, Contour>
  region: Map<string, Contour>
  /** Circonscription that the contour file gives to each bureau. */
  circonscriptionDuBureau: Map<string, string>
  /** Files read, by path under the source folder. */
  fichiers: { cle: string; fichier: string; lignes: number }[]
}

/** What is known without opening the polygons. */
export interface Appartenances {
  /** Circonscription that the contour file gives to each bureau. */
  circonscriptions: Map<string, string>
  /** Bureaux that have a contour. */
  dessines: Set<string>
  fichiers: Contours['fichiers']
}

const CONTOURS = piece<Contours>('contours')
export const rouvrirContours = CONTOURS.relire
const APPARTENANCES = piece<Appartenances>('appartenances')
export const lireAppartenances = APPARTENANCES.relire

export async function executer({ dossier, ...c }: Chantier): Promise<void> {
  const contours = lireContours(c.source, c.journal, c.progres)
  CONTOURS.deposer(dossier, contours)
  const appartenances: Appartenances = {
    circonscriptions: contours.circonscriptionDuBureau,
    dessines: new Set(contours.bureau.keys()),
    fichiers: contours.fichiers,
  }
  APPARTENANCES.deposer(dossier, appartenances)
}

/**
 * Reads every contour of `source`.
 * @throws SourceInvalide on a file that is not GeoJSON, or of which no feature can be read.
 */
function lireContours(source: string, journal: Journal, progres: Progres): Contours {
  const contours: Contours = {
    bureau: new Map(),
    commune: new Map(),
    circonscription: new Map(),
    departement: new Map(),
    region: new Map(),
    circonscriptionDuBureau: new Map(),
    fichiers: [],
  }
  const doubles = new Set<string>()
  const fichiers = trouverContours(source)
  for (const jeu of JEUX_CONTOURS) {
    const duJeu = fichiers.filter((f) => f.jeu === jeu)
    if (duJeu.length === 0) continue
    const etape = progres.etape(`Contours, ${jeu.cle.replace('contours-', '')}`)
    for (const { fichier } of duJeu) {
      const nom = path.relative(source, fichier).replaceAll(path.sep, '/')
      const lignes = lireFichier(jeu, fichier, nom, contours, doubles, journal)
      contours.fichiers.push({ cle: jeu.cle, fichier: nom, lignes })
      etape.avancer(contours[jeu.niveau].size)
    }
    etape.finir(`${contours[jeu.niveau].size} contours, ${duJeu.length} fichiers`)
  }
  const departements = [...contours.circonscription.keys()].map((code) => code.split('-')[0]!)
  const morceaux = [...contours.circonscription.values()]
  contours.departement = fusionner(morceaux, departements)
  contours.region = fusionner(
    morceaux,
    departements.map((d) => regionDe(d)?.code ?? null),
  )
  separerDoubles(doubles, contours, journal)
  ecarterEgares(contours, journal)
  return contours
}

/** Degrees: small islands are missing from the outlines of circonscriptions, of which départements are made. */
const MARGE_ILES = 0.5

const elargir = ([ouest, sud, est, nord]: Emprise, marge: number): Emprise => [
  ouest - marge,
  sud - marge,
  est + marge,
  nord + marge,
]

/** Sets aside the contours that do not touch what holds them: swapped coordinates, another projection, a wrong code. */
function ecarterEgares(contours: Contours, journal: Journal): void {
  const ecarter = (
    niveau: 'commune' | 'bureau',
    parent: (code: string) => Contour | undefined,
    nomme: string,
    marge: number,
  ) => {
    for (const [code, contour] of contours[niveau]) {
      const autour = parent(code)
      if (!autour || seTouchent(empriseDe(contour), elargir(empriseDe(autour), marge))) continue
      contours[niveau].delete(code)
      const [ouest, sud, est, nord] = empriseDe(contour)
      const inverse = seTouchent([sud, ouest, nord, est], empriseDe(autour))
      journal.signaler({
        source: niveau === 'bureau' ? 'contours-bureaux' : 'contours-communes-2020',
        champ: 'geometry',
        valeur: code,
        regle: 'contour hors de son territoire',
        gravite: 'erreur',
        message:
          `le contour de ${code} est hors de ${nomme}` +
          `${inverse ? ' : longitude et latitude semblent inversées' : ''} ; il est écarté`,
      })
    }
  }
  ecarter('commune', (code) => contours.departement.get(departementDe(code)), 'son département', MARGE_ILES)
  ecarter('bureau', (code) => contours.commune.get(communeDe(code)), 'sa commune', 0)
}

function lireFichier(
  jeu: JeuContours,
  fichier: string,
  nom: string,
  contours: Contours,
  doubles: Set<string>,
  journal: Journal,
): number {
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
      signaler('code inconnu', String(i), `${nom}, entité ${i + 1} : ${erreur.message}`)
    }
  })
  for (const [code, geometries] of parts) {
    try {
      cible.set(code, contourDe(geometries))
      if (geometries.length > 1) {
        if (jeu.niveau === 'bureau') doubles.add(code)
        signaler(
          'code en double',
          code,
          `${nom} : ${geometries.length} entités portent le code ${code}, réunies en un contour`,
          'information',
        )
      }
    } catch (cause) {
      signaler('contour illisible', code, `${nom}, ${code} : ${(cause as Error).message}`)
    }
  }
  if (feuilles.length > 0 && parts.size === 0 && jeu.cle !== 'contours-communes-2018')
    throw new SourceInvalide(fichier, null, 'aucun contour lisible : propriétés inattendues')
  return feuilles.length
}
