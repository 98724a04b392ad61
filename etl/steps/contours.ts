/** Step « contours »: polygons of bureaux, communes and circonscriptions, checked one by one; several features of one code are its parts. */
import path from 'node:path'
import { CodeInvalide, communeDe, departementDe, parseCodeCirconscriptionEntier } from '#domain/codes'
import { regionDe } from '#domain/region'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { piece, type Chantier } from '../chantier.ts'
import { contourDe, empriseDe, reunir, seTouchent, type Contour, type Emprise } from '../geometrie/contour.ts'
import { fusionner } from '../geometrie/fusionner.ts'
import { entitesDe, type Entite } from '../sources/entites.ts'
import { JEUX_CONTOURS, lu, trouverContours, type JeuContours } from '../sources/jeuxContours.ts'
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

export async function executer(c: Chantier): Promise<void> {
  const { dossier } = c
  const contours = await lireContours(c)
  CONTOURS.deposer(dossier, contours)
  const appartenances: Appartenances = {
    circonscriptions: contours.circonscriptionDuBureau,
    dessines: new Set(contours.bureau.keys()),
    fichiers: contours.fichiers,
  }
  APPARTENANCES.deposer(dossier, appartenances)
}

/**
 * Reads every contour of the source.
 * @throws SourceInvalide on a file that is neither GeoJSON nor GeoParquet, or of which no feature can be read.
 */
async function lireContours(c: Chantier): Promise<Contours> {
  const { source, journal, progres } = c
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
      const lignes = await lireFichier(c, jeu, fichier, nom, contours, doubles)
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

/** Polygons of one code, as they are read. */
interface Parts {
  entites: number
  contours: Contour[]
  echec: string | null
}

async function lireFichier(
  { journal, duck }: Pick<Chantier, 'journal' | 'duck'>,
  jeu: JeuContours,
  fichier: string,
  nom: string,
  contours: Contours,
  doubles: Set<string>,
): Promise<number> {
  const cible = contours[jeu.niveau]
  const parts = new Map<string, Parts>()
  const signaler = (
    regle: string,
    valeur: string,
    message: string,
    gravite: 'erreur' | 'information' = 'erreur',
  ) => journal.signaler({ source: jeu.cle, champ: 'geometry', valeur, regle, gravite, message })
  let entites = 0
  for await (const { properties, geometrie } of entitesDe(fichier, duck)) {
    entites++
    try {
      const code = jeu.code(properties)
      if (code === null || cible.has(code)) continue
      let p = parts.get(code)
      if (!p) parts.set(code, (p = { entites: 0, contours: [], echec: null }))
      p.entites++
      ajouter(p, geometrie)
      if (jeu.niveau === 'bureau' && properties['codeCirconscription'])
        contours.circonscriptionDuBureau.set(
          code,
          parseCodeCirconscriptionEntier(lu(properties, 'codeCirconscription')),
        )
    } catch (erreur) {
      if (!(erreur instanceof CodeInvalide)) throw erreur
      signaler('code inconnu', String(entites - 1), `${nom}, entité ${entites} : ${erreur.message}`)
    }
  }
  for (const [code, { entites: nombre, contours: lus, echec }] of parts) {
    if (echec !== null || lus.length === 0) {
      signaler('contour illisible', code, `${nom}, ${code} : ${echec ?? 'aucun polygone'}`)
      continue
    }
    cible.set(code, reunir(lus))
    if (nombre === 1) continue
    if (jeu.niveau === 'bureau') doubles.add(code)
    signaler(
      'code en double',
      code,
      `${nom} : ${nombre} entités portent le code ${code}, réunies en un contour`,
      'information',
    )
  }
  if (entites > 0 && parts.size === 0 && !jeu.complete)
    throw new SourceInvalide(fichier, null, 'aucun contour lisible : propriétés inattendues')
  return entites
}

/** Each feature becomes integers at once: the polygons of a whole country as objects would take gigabytes. */
function ajouter(p: Parts, geometrie: Entite['geometrie']): void {
  try {
    const lue = geometrie()
    if (lue) p.contours.push(contourDe([lue]))
  } catch (cause) {
    p.echec ??= (cause as Error).message
  }
}
