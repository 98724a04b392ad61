/** Figures of the circonscription beside its département and France. */
import { scrutinDe } from '../scrutin.ts'
import { NON_DIFFUSE, euros, nombre, nombreSigne, pourcentage } from '../typographie.ts'
import type { Classement } from '../profil.ts'
import type { Chiffre, LigneSociologie } from './modele.ts'
import { nommerTour } from './phrases.ts'
import type { ResultatTour, SourceFiche, ValeurSource } from './source.ts'
import { avanceDe, dernierTourLegislatif, partDe, participationDe } from './tour.ts'

const ABSENT = '–'

/** The five figures of the recto, each against the département and France. */
export function chiffresCles(source: SourceFiche): Chiffre[] {
  const { historique } = source
  const tour = dernierTourLegislatif(historique.lieu, 1)
  if (!tour) return []
  const meme = (tours: readonly ResultatTour[]) => tours.find((t) => t.scrutin === tour.scrutin)
  const tours = [tour, meme(historique.departement), meme(historique.france)] as const
  const classements = [source.lieu.classement, source.classementDepartement, source.classementFrance] as const
  const inscrits = tours.map((t) => t?.inscrits ?? 0)
  const quand = nommerTour(tour.scrutin)
  const electoral = (libelle: string, precision: string, lire: (t: ResultatTour) => string | null): Chiffre =>
    ligne(
      libelle,
      precision,
      tours.map((t) => (t ? lire(t) : null)),
    )
  const estime = (libelle: string, precision: string, lire: (c: Classement, i: number) => string | null) =>
    ligne(
      libelle,
      precision,
      classements.map((c, i) => (c ? lire(c, i) : null)),
    )
  return [
    electoral('Participation', quand, (t) => texte(participationDe(t), pourcentage)),
    electoral('Gauche', `des exprimés, ${quand}`, (t) => texte(partDe(t, 'gauche'), pourcentage)),
    electoral('Avance de la gauche', 'sur son premier rival, points', (t) => texte(avanceDe(t), enPoints)),
    estime('Écart de participation', 'présidentielles − législatives, points', (c) =>
      texte(c.ecartParticipation, (e) => nombre(e * 100, { decimales: 1 })),
    ),
    estime('Réserve nette', 'voix pour 1 000 inscrits, estimation', (c, i) =>
      c.reserveNette === null || !inscrits[i]
        ? null
        : nombreSigne((c.reserveNette / inscrits[i]) * 1000, { decimales: 1 }),
    ),
    {
      libelle: 'Gauche en tête au prochain tour',
      precision: 'probabilité, estimation',
      lieu: fourchette(source.lieu.classement),
      departement: '',
      france: '',
    },
  ]
}

/** « 4 à 12 % »: neutral scenario and replay of the last national swing. */
function fourchette({ probabilite, probabiliteRejeu }: Classement): string {
  if (probabilite === null) return ABSENT
  const [bas, haut] = [probabilite, probabiliteRejeu ?? probabilite].toSorted((a, b) => a - b)
  const [b, h] = [nombre(bas! * 100), nombre(haut! * 100)]
  return b === h ? pourcentage(bas!, 0) : `${b} à ${pourcentage(haut!, 0)}`
}

/** Indicators of the sheet, in order; those that the publication lacks are left out. */
const INDICATEURS_FICHE = [
  'population',
  'ageMedian',
  'part65plus',
  'niveauVieMedianCirconscription',
  'tauxPauvreteCirconscription',
  'tauxChomage',
  'partOuvriers',
  'partEmployes',
  'partCadres',
  'partDiplomeSup',
  'partLocataires',
  'partMonoparentales',
]

/** « Qui y vit »: INSEE values as they are published, with their vintage. */
export function sociologie(valeurs: readonly ValeurSource[]): { titre: string; lignes: LigneSociologie[] } {
  const gardees = INDICATEURS_FICHE.flatMap((cle) => valeurs.find((v) => v.cle === cle) ?? [])
  const editeurs = [...new Set(gardees.map((v) => v.source))]
  return {
    titre: editeurs.map((s, i) => (i > 0 ? s.replace(/^INSEE, /, '') : s)).join(', '),
    lignes: gardees.map((v) => ({
      libelle: v.libelle,
      lieu: valeurLisible(v.valeur, v.unite) ?? NON_DIFFUSE,
      departement: valeurLisible(v.departement, v.unite) ?? ABSENT,
      france: valeurLisible(v.france, v.unite) ?? ABSENT,
      ecartFrance:
        v.unite === 'part' && v.valeur !== null && v.france !== null ? (v.valeur - v.france) * 100 : null,
    })),
  }
}

function valeurLisible(valeur: number | null, unite: ValeurSource['unite']): string | null {
  if (valeur === null) return null
  if (unite === 'part') return pourcentage(valeur)
  if (unite === 'euros') return euros(valeur)
  return unite === 'ans' ? `${nombre(valeur)} ans` : nombre(valeur)
}

/** Axis labels and turnout of every first round since 2017. */
export function premiersToursDepuis2017(historique: readonly ResultatTour[]): ResultatTour[] {
  return historique.filter((t) => {
    const s = scrutinDe(t.scrutin)
    return s.tour === 1 && s.annee >= 2017
  })
}

function ligne(libelle: string, precision: string, [lieu, departement, france]: (string | null)[]): Chiffre {
  return {
    libelle,
    precision,
    lieu: lieu ?? ABSENT,
    departement: departement ?? ABSENT,
    france: france ?? ABSENT,
  }
}
const enPoints = (ecart: number): string => nombreSigne(ecart * 100, { decimales: 1 })
const texte = <T>(valeur: T | null, lire: (v: T) => string): string | null =>
  valeur === null ? null : lire(valeur)
