/** From what was read of a département to the source of one fiche, and to the geometry of its map. Asks the database for nothing. */
import { estDeSaison, joursAvantVote } from '#domain/calendrier'
import { classerTechniques, tauxOuverture, tauxTechnique, type Taux } from '#domain/apprentissage/technique'
import { nommerCirconscription } from '#domain/fiche/portrait'
import { terrainDe } from '#domain/fiche/methodeFiche'
import { dernierTourLegislatif } from '#domain/fiche/tour'
import type { NiveauFiche } from '#domain/fiche/fiche'
import type {
  ReferenceSource,
  SecteurSource,
  SourceFiche,
  SourceLieu,
  TechniqueSource,
  ValeurSource,
} from '#domain/fiche/source'
import { grouper } from '#domain/grouper'
import { INDICATEURS } from '#domain/indicateur'
import type { Profil } from '#domain/profil'
import { numeroDe } from '#domain/secteur/nom'
import type { GeometrieFiche } from './carte.ts'
import type { BureauDuFonds, Fonds, LieuDuFonds } from './fonds.ts'
import { emprise, type Contour, type Point } from './geometrie.ts'
import type { Vivant } from './vivant.ts'

export interface Terrain {
  fonds: Fonds
  vivant: Vivant
}

export interface DonneesLieu {
  source: SourceLieu
  geometrie: GeometrieFiche
}

/** The place that a fiche is of. */
interface Cible {
  niveau: NiveauFiche
  code: string
  nom: string
  bureaux: BureauDuFonds[]
  secteurs: SecteurSource[]
}

/** Source and geometry of the fiche of one place; null when it is not there. */
export function extraireLieu(terrain: Terrain, niveau: NiveauFiche, code: string): DonneesLieu | null {
  const cible = cibleDe(terrain, niveau, code)
  if (!cible || cible.bureaux.length === 0) return null
  return { source: sourceDe(terrain, cible), geometrie: geometrieDe(terrain, cible) }
}

function cibleDe({ fonds, vivant }: Terrain, niveau: NiveauFiche, code: string): Cible | null {
  const touchent = (bureaux: readonly BureauDuFonds[]): SecteurSource[] => {
    const codes = new Set(bureaux.map((b) => b.code))
    return vivant.secteurs.filter((s) => !s.libre && s.bureaux.some((b) => codes.has(b)))
  }
  if (niveau === 'circonscription') {
    const bureaux = fonds.parCirconscription.get(code) ?? []
    return {
      niveau,
      code,
      nom: nommerCirconscription(fonds.departement.nom, code),
      bureaux,
      secteurs: touchent(bureaux),
    }
  }
  if (niveau === 'commune') {
    const bureaux = fonds.parCommune.get(code) ?? []
    return { niveau, code, nom: fonds.communes.get(code)?.nom ?? code, bureaux, secteurs: touchent(bureaux) }
  }
  if (niveau === 'secteur') {
    const secteur = vivant.secteurs.find((s) => s.id === code)
    if (!secteur) return null
    const bureaux = secteur.bureaux.flatMap((b) => fonds.parCode.get(b) ?? [])
    return { niveau, code, nom: secteur.nom, bureaux, secteurs: [secteur] }
  }
  const bureau = fonds.parCode.get(code)
  if (!bureau) return null
  const nom = `${bureau.nomCommune}, bureau ${numeroDe(code)}`
  return { niveau, code, nom, bureaux: [bureau], secteurs: touchent([bureau]) }
}

function sourceDe({ fonds, vivant }: Terrain, cible: Cible): SourceLieu {
  const { niveau, code, bureaux } = cible
  const circonscriptions = [...new Set(bureaux.map((b) => b.circonscription))]
  const seule = circonscriptions.length === 1 ? fonds.circonscriptions.get(circonscriptions[0]!) : undefined
  const communes = [...new Set(bureaux.map((b) => b.commune))]
  const large = niveau === 'circonscription' || niveau === 'commune'
  return {
    niveau,
    code,
    nom: cible.nom,
    nomDepartement: fonds.departement.nom,
    nomCirconscription: seule ? nommerCirconscription('', seule.code).replace(/^, /, '') : null,
    publication: fonds.publication,
    bureaux,
    secteurs: cible.secteurs,
    reference: referenceDe(fonds, niveau === 'circonscription' ? undefined : seule),
    historiqueCirconscription: seule?.historique ?? [],
    sociologie: sociologieDe(
      fonds,
      niveau === 'circonscription'
        ? seule?.sociologie
        : communes.length === 1
          ? fonds.communes.get(communes[0]!)?.sociologie
          : undefined,
    ),
    vote: vivant.vote,
    techniques: techniquesDe(vivant, bureaux),
    enjeux: vivant.enjeux.filter((e) => concerne(e, cible, circonscriptions, communes, large)),
    retours: retoursDe(vivant, cible),
    sources: fonds.sources,
  }
}

type Rattache = Vivant['retours'][number] | Vivant['enjeux'][number]

/** The place of a row is inside the target. */
function dedans(r: Rattache, { niveau, code, bureaux }: Cible): boolean {
  if (r.niveau === 'bureau') return bureaux.some((b) => b.code === r.code)
  if (r.niveau === 'commune')
    return niveau === 'circonscription' ? r.circonscription === code : niveau === 'commune' && r.code === code
  if (r.niveau === 'secteur' && niveau === 'circonscription') return r.circonscription === code
  return r.niveau === niveau && r.code === code
}

/** An issue concerns a place that it is in, or that contains it; a wide place also hears of those inside. */
function concerne(
  e: Vivant['enjeux'][number],
  cible: Cible,
  circonscriptions: readonly string[],
  communes: readonly string[],
  large: boolean,
): boolean {
  if (e.niveau === 'france' || e.niveau === 'departement') return true
  if (e.niveau === 'circonscription') return circonscriptions.includes(e.code)
  if (e.niveau === 'commune' && !large) return communes.includes(e.code)
  return dedans(e, cible)
}

function retoursDe({ retours }: Vivant, cible: Cible): SourceLieu['retours'] {
  const siens = retours.filter((r) => dedans(r, cible))
  const themes = grouper(
    siens.flatMap((r) => r.preoccupations),
    (t) => t,
  )
  return {
    nombre: siens.length,
    dernierJour: siens[0]?.jour ?? null,
    preoccupations: [...themes]
      .map(([theme, liste]) => ({ theme, fiches: liste.length }))
      .toSorted((a, b) => b.fiches - a.fiches || a.theme.localeCompare(b.theme)),
    ouverture: tauxOuverture(siens.map((r) => ({ ...r, fiche: r.id }))),
  }
}

function referenceDe(fonds: Fonds, circonscription: LieuDuFonds | undefined): ReferenceSource {
  const lieu = circonscription ?? fonds.departement
  return {
    court: circonscription ? 'circo.' : 'dépt',
    sujet: circonscription ? 'La circonscription' : 'Le département',
    premier: dernierTourLegislatif(lieu.historique, 1) ?? null,
    second: dernierTourLegislatif(lieu.historique, 2) ?? null,
    reserveNette: lieu.classement?.reserveNette ?? null,
  }
}

function sociologieDe(fonds: Fonds, ici: Record<string, number | null> | undefined): ValeurSource[] {
  if (!ici) return []
  return INDICATEURS.filter((i) => i.cle in ici).map(({ cle, libelle, unite, source }) => ({
    cle,
    libelle,
    unite,
    source,
    valeur: ici[cle] ?? null,
    departement: fonds.departement.sociologie[cle] ?? null,
    france: fonds.france.sociologie[cle] ?? null,
  }))
}

/** What was learnt, by context, for one reading: the same for every fiche of that ground and class. */
const appris = new WeakMap<Vivant, Map<string, Taux>>()

/** Techniques that fit the ground, the most frequent class and the days to the vote, those of doors first, best first. */
function techniquesDe(vivant: Vivant, bureaux: readonly BureauDuFonds[]): TechniqueSource[] {
  const terrain = terrainDe({ bureaux })
  const classes = [...grouper(bureaux, (b) => b.classement.profil)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  const profil: Profil = classes[0]![0]
  const jours = joursAvantVote(vivant.vote, vivant.aujourdhui)
  const memoire = appris.get(vivant) ?? new Map<string, Taux>()
  appris.set(vivant, memoire)
  const apprendre = (cle: string): Taux => {
    const contexte = `${cle} ${terrain} ${profil}`
    const connu =
      memoire.get(contexte) ?? tauxTechnique(cle, { terrain, profil }, vivant.essais, vivant.aujourdhui)
    memoire.set(contexte, connu)
    return connu
  }
  const adaptees = vivant.techniques
    .filter((t) => t.terrains.includes(terrain) && t.profils.includes(profil) && estDeSaison(t, jours))
    .toSorted((a, b) => aptitude(b, jours) - aptitude(a, jours))
    .map((t) => ({ ...t, appris: apprendre(t.cle) }))
  return classerTechniques(adaptees)
}

type Technique = Vivant['techniques'][number]

/** Far enough from a vote for most of a campaign, when its day is not set. */
const LONGTEMPS_AVANT = 90

/** Before any return: doors first, then what fits most of a campaign, then words that need nothing to be filled in. */
function aptitude({ format, ouverture, partisane, joursAvantMax }: Technique, jours: number | null): number {
  return (
    (format === 'porteAPorte' ? 8 : 0) +
    (jours !== null || joursAvantMax === null || joursAvantMax >= LONGTEMPS_AVANT ? 4 : 0) +
    (ouverture.includes('…') ? 0 : 2) +
    (partisane ? 1 : 0)
  )
}

/** Bureaux around, and the outline where some of its own have none. */
function geometrieDe({ fonds }: Terrain, { niveau, code, bureaux }: Cible): GeometrieFiche {
  const traces = bureaux.flatMap((b) => (b.contour ? [{ code: b.code, contour: b.contour }] : []))
  const trous = traces.length < bureaux.length
  if (niveau === 'circonscription') {
    const ici = fonds.contours.get(code) ?? null
    const voisins = [...fonds.contours].filter(([c]) => c !== code).map(([, contour]) => ({ contour }))
    return { bureaux: traces, voisins, ici: trous ? ici : null }
  }
  const ici = niveau === 'commune' && trous ? (fonds.communes.get(code)?.contour ?? null) : null
  const boite = emprise([...traces.map((t) => t.contour), ...(ici ? [ici] : [])].flatMap(exterieurs))
  if (!boite) return { bureaux: [], voisins: [], ici: null }
  const marge = 0.6 * Math.max(boite[2] - boite[0], boite[3] - boite[1])
  const siens = new Set(bureaux.map((b) => b.code))
  const villes = new Set(bureaux.map((b) => b.commune))
  const voisins = fonds.bureaux.flatMap((b) => {
    if (siens.has(b.code) || !b.contour || !touche(b.contour, boite, marge)) return []
    return [{ contour: b.contour, etiquette: villes.has(b.commune) ? numeroDe(b.code) : '', ancre: b.ancre }]
  })
  return { bureaux: traces, voisins, ici }
}

const exterieurs = (contour: Contour): Point[] => contour.flatMap((polygone) => polygone[0] ?? [])

/** Boxes of contours, computed once. */
const boites = new WeakMap<Contour, ReturnType<typeof emprise>>()

function touche(
  contour: Contour,
  [o, s, e, n]: readonly [number, number, number, number],
  marge: number,
): boolean {
  if (!boites.has(contour)) boites.set(contour, emprise(exterieurs(contour)))
  const b = boites.get(contour)
  return b != null && b[0] < e + marge && b[2] > o - marge && b[1] < n + marge && b[3] > s - marge
}

/** Source of the portrait of a circonscription; null when it is not there, or has no class. */
export function extrairePortrait({ fonds, vivant }: Terrain, code: string): SourceFiche | null {
  const lieu = fonds.circonscriptions.get(code)
  if (!lieu?.classement) return null
  const bureaux = fonds.parCirconscription.get(code) ?? []
  return {
    publication: fonds.publication,
    lieu: {
      code,
      departement: fonds.departement.code,
      nomDepartement: fonds.departement.nom,
      inscrits: lieu.inscrits,
      classement: lieu.classement,
    },
    classementDepartement: fonds.departement.classement,
    classementFrance: fonds.france.classement,
    communes: [...fonds.communes.values()]
      .filter((c) => c.circonscriptions.includes(code))
      .map((c) => ({ code: c.code, nom: c.nom, partielle: c.circonscriptions.length > 1 })),
    bureaux,
    secteurs: vivant.secteurs.filter((s) => !s.libre && s.circonscription === code),
    historique: {
      lieu: lieu.historique,
      departement: fonds.departement.historique,
      france: fonds.france.historique,
    },
    sociologie: sociologieDe(fonds, lieu.sociologie),
    sources: fonds.sources,
  }
}
