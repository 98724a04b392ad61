/** The method in force, as the page « Méthode » tells it: every parameter with its role, and what the numbers cannot say. */
import { PARAMETRES, VERSION_METHODE } from './classification.ts'
import { PARAMETRES_FOYER } from './foyer.ts'
import { nombre, points, pourcentage } from './typographie.ts'

export interface ParametreMethode {
  cle: string
  libelle: string
  valeur: string
  role: string
}

export function methodeActuelle(): { version: string; parametres: ParametreMethode[]; limites: string[] } {
  const { poids, probabilite } = PARAMETRES
  return {
    version: VERSION_METHODE,
    parametres: [
      {
        cle: 'poids',
        libelle: 'Poids d’un tour',
        valeur: `législatives ${nombre(poids.legislatives)}, présidentielle ${nombre(poids.presidentielle, { decimales: 1 })}, européennes ${nombre(poids.europeennes, { decimales: 1 })}, régionales, départementales et cantonales ${nombre(poids.regionales, { decimales: 1 })}, municipales ${nombre(poids.municipales, { decimales: 2 })}`,
        role: 'Une élection proche dans le temps et du même type pèse davantage dans le score d’un bloc.',
      },
      {
        cle: 'demiVie',
        libelle: 'Demi-vie d’un résultat',
        valeur: `${nombre(PARAMETRES.demiVieAnnees)} ans`,
        role: 'Le poids d’un tour est divisé par deux à chaque demi-vie.',
      },
      {
        cle: 'retrecissement',
        libelle: 'Poids du lieu englobant',
        valeur: `${nombre(PARAMETRES.retrecissement)} exprimés`,
        role: 'Un petit bureau emprunte à sa commune ou à sa circonscription ce que ses propres chiffres ne peuvent pas dire.',
      },
      {
        cle: 'acquis',
        libelle: 'Acquis',
        valeur: `marge ≥ ${points(PARAMETRES.margeAcquis, 0)}, gauche en tête ${PARAMETRES.toursEnTeteAcquis} fois sur ${PARAMETRES.toursRecents}`,
        role: 'La marge est l’écart entre le score de la gauche et celui du premier de ses rivaux.',
      },
      {
        cle: 'droite',
        libelle: 'À droite',
        valeur: `marge ≤ ${points(PARAMETRES.margeDroite, 0)}`,
        role: 'Le rival dominant (centre, droite ou extrême droite) est précisé. Entre les deux seuils, le lieu est hésitant.',
      },
      {
        cle: 'indetermine',
        libelle: 'Indéterminé',
        valeur: `moins de ${PARAMETRES.exprimesMin} exprimés, ou moins de ${PARAMETRES.toursMin} premiers tours`,
        role: 'Trop peu de bulletins pour classer sans se tromper, ni pour respecter le secret du vote.',
      },
      {
        cle: 'probabilite',
        libelle: 'Chances d’arriver en tête',
        valeur: `Φ((${nombre(probabilite.pente, { decimales: 2 })} · marge − ${nombre(probabilite.rejeu, { decimales: 3 })} si 2024 se rejoue) ÷ ${nombre(probabilite.sigma, { decimales: 3 })})`,
        role: 'Estimation calée sur les législatives de 2022 et de 2024.',
      },
      {
        cle: 'foyer',
        libelle: 'Foyer d’abstention',
        valeur: `réserve de gauche ≥ ${pourcentage(PARAMETRES_FOYER.reserveMin)} des inscrits, ou abstention ≥ ${pourcentage(PARAMETRES_FOYER.abstentionChronique)} là où la gauche fait au moins ${pourcentage(PARAMETRES_FOYER.scoreGaucheMin, 0)}`,
        role: 'La gauche n’y est pas derrière l’extrême droite, et l’abstention y atteint celle des lieux comparables (taille de la commune, niveau de vie).',
      },
      {
        cle: 'reserve',
        libelle: 'Réserve nette',
        valeur:
          '(participation présidentielle − participation législative) × (gauche − extrême droite) × inscrits',
        role: 'Un stock de voix, signé : négatif, une relance générale de la participation servirait l’extrême droite.',
      },
    ],
    limites: [
      'On décrit des lieux, jamais des personnes : aucun chiffre ne dit ce qu’a voté quelqu’un.',
      'Les probabilités supposent que les lieux bougent avec le pays ; une candidature locale peut les démentir.',
      'La réserve mélange participation et changement de vote ; elle a été éprouvée sur un seul épisode, 2022 à 2024.',
      'Un bureau redécoupé garde son code : la note de qualité dit quand son histoire est sûre (A) ou douteuse (C, D).',
      'L’INSEE ne diffuse pas tout : « non diffusé » n’est pas zéro.',
    ],
  }
}
