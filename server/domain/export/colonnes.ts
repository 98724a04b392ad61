/** Columns of the files: their titles say the unit, their values are in that unit, in every format. */
import { NOMS_DEPARTEMENTS } from '../departement.ts'
import { INDICATEURS } from '../indicateur.ts'
import { NOM_STATUT } from '../liste/statut.ts'
import { voixParHeure } from '../liste/rendement.ts'
import { nomCirconscription } from '../nom.ts'
import { NOM_PROFIL } from '../profil.ts'
import { arrondir, type Cellule } from './cellule.ts'
import type { BureauExporte, PlaceEnListe } from './bureau.ts'

export interface Colonne {
  cle: string
  titre: string
  genre: 'texte' | 'nombre'
  /** Most decimals of a number. */
  decimales: number
  /** Only in the files of a list. */
  deListe: boolean
  /** Share of the width of a printed page; 0: not printed. */
  largeur: number
  lire(b: BureauExporte): Cellule
}

/** Days until the vote that figures outside a list take: persuasion at its full strength. */
const JOURS_PLEINS = 60

const texte = (cle: string, titre: string, largeur: number, lire: Colonne['lire']): Colonne => ({
  cle,
  titre,
  genre: 'texte',
  decimales: 0,
  deListe: false,
  largeur,
  lire,
})
const nombre = (
  cle: string,
  titre: string,
  decimales: number,
  largeur: number,
  lire: (b: BureauExporte) => number | null | undefined,
): Colonne => ({
  ...texte(cle, titre, largeur, (b) => {
    const valeur = lire(b)
    return valeur === null || valeur === undefined || !Number.isFinite(valeur)
      ? null
      : arrondir(valeur, decimales)
  }),
  genre: 'nombre',
  decimales,
})
const cent = (part: number | null): number | null => (part === null ? null : part * 100)

const enListe = (c: Colonne, lire: (p: PlaceEnListe) => Cellule): Colonne => ({
  ...c,
  deListe: true,
  lire: (b) => b.enListe && lire(b.enListe),
})
const nombreEnListe = (
  cle: string,
  titre: string,
  decimales: number,
  largeur: number,
  lire: (p: PlaceEnListe) => number | null | undefined,
): Colonne => ({
  ...nombre(cle, titre, decimales, largeur, (b) => b.enListe && lire(b.enListe)),
  deListe: true,
})
const texteEnListe = (
  cle: string,
  titre: string,
  largeur: number,
  lire: (p: PlaceEnListe) => Cellule,
): Colonne =>
  enListe(
    texte(cle, titre, largeur, () => null),
    lire,
  )

/** Indicators of INSEE that a file carries: those known for bureaux and communes. */
const INDICATEURS_EXPORTES = ['niveauVieMedian', 'tauxPauvrete', 'tauxChomage', 'part65plus', 'partDiplomeSup', 'partSansVoiture'] // prettier-ignore

const colonneIndicateur = (cle: string): Colonne => {
  const indicateur = INDICATEURS.find((i) => i.cle === cle)!
  const part = indicateur.unite === 'part'
  return nombre(cle, `${indicateur.libelle} (${part ? '%' : '€ par an'})`, part ? 1 : 0, 0, (b) => {
    const valeur = b.indicateurs[cle] ?? null
    return part ? cent(valeur) : valeur
  })
}

/** `2026-11-25T21:14:00Z` → `2026-11-25 21:14`, which every spreadsheet reads as a time. */
const instant = (iso: string | null): string | null => iso && iso.slice(0, 16).replace('T', ' ')

const COLONNE_TRACE = 'trace'

/** Every column, in the order of a file. */
export const COLONNES: readonly Colonne[] = [
  nombreEnListe('rang', 'Rang', 0, 3, (p) => p.rang),
  texte('code', 'Code du bureau', 6, (b) => b.code),
  texte('bureau', 'Bureau', 13, (b) => b.nom),
  texte('commune', 'Commune', 0, (b) => b.nomCommune),
  texte('circonscription', 'Circonscription', 10, (b) =>
    // In words: « 30-01 » would become 30 January.
    b.circonscription === null
      ? null
      : nomCirconscription(NOMS_DEPARTEMENTS.get(b.departement) ?? b.departement, b.circonscription),
  ),
  texte('departement', 'Département', 0, (b) => b.departement),
  texte('lieuDeVote', 'Lieu de vote', 0, (b) => b.lieuDeVote),
  texteEnListe('raison', 'Pourquoi', 27, (p) => p.raison),
  texteEnListe('statut', 'Statut', 5, (p) => NOM_STATUT[p.statut]),
  texteEnListe('groupe', 'Groupe', 9, (p) => p.groupe),
  texteEnListe('quand', 'Depuis (temps universel)', 0, (p) => instant(p.quand)),
  nombreEnListe('seances', 'Séances', 0, 4, (p) => p.seances),
  nombreEnListe('trajet', 'Trajet aller (min)', 0, 4, (p) => p.trajet),
  nombreEnListe('voixHeure', 'Voix nettes par heure (estimation)', 2, 5, (p) => p.voixHeure?.central),
  nombreEnListe('voixHeureBas', 'Voix nettes par heure, bas', 2, 0, (p) => p.voixHeure?.bas),
  nombreEnListe('voixHeureHaut', 'Voix nettes par heure, haut', 2, 0, (p) => p.voixHeure?.haut),
  nombre('inscrits', 'Inscrits', 0, 5, (b) => b.inscrits),
  texte('classe', 'Classe', 6, (b) => NOM_PROFIL[b.profil]),
  texte('foyer', 'Foyer d’abstention', 5, (b) => (!b.foyer ? 'non' : b.foyerARisque ? 'à risque' : 'oui')),
  nombre('marge', 'Marge de la gauche (points)', 1, 5, (b) => cent(b.marge)),
  nombre('probabilite', 'Gauche en tête (%, estimation)', 1, 5, (b) => cent(b.probabilite)),
  nombre('partPrevue', 'Part de la gauche prévue (%, estimation)', 1, 0, (b) => cent(b.partPrevue)),
  nombre('reserveNette', 'Réserve nette (voix, estimation)', 0, 5, (b) => b.reserveNette),
  nombre('voixPorte', 'Voix nettes par heure aux portes (estimation)', 2, 5, (b) => voixParHeure(b, 0, JOURS_PLEINS)?.central),
  nombre('ecartParticipation', 'Écart de participation (points)', 1, 0, (b) => cent(b.ecartParticipation)),
  nombre('participation', 'Participation, dernières législatives (%)', 1, 5, (b) => cent(b.participation)),
  nombre('volatilite', 'Volatilité (%)', 1, 0, (b) => cent(b.volatilite)),
  ...INDICATEURS_EXPORTES.map(colonneIndicateur),
  texte('qualite', 'Qualité', 3, (b) => b.qualite),
  texte(COLONNE_TRACE, 'Contour', 0, (b) => b.trace),
  nombre('longitude', 'Longitude', 5, 0, (b) => b.longitude),
  nombre('latitude', 'Latitude', 5, 0, (b) => b.latitude),
] // prettier-ignore

/**
 * Columns of a file, in its order. A file that draws contours always says which are invented.
 * @param choisies keys; null: all that make sense. Unknown keys are ignored.
 */
export function colonnesDe(
  choisies: readonly string[] | null,
  deListe: boolean,
  contours = false,
): readonly Colonne[] {
  const permises = COLONNES.filter((c) => (deListe ? c.cle !== 'voixPorte' : !c.deListe))
  const gardees =
    choisies && permises.filter((c) => choisies.includes(c.cle) || (contours && c.cle === COLONNE_TRACE))
  return gardees && gardees.length > 0 ? gardees : permises
}
