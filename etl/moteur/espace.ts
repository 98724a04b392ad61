/** The space of similar places and of the profils-types, over the published bureaux. */
import {
  CARACTERISTIQUES,
  construireEspace,
  type CleCaracteristique,
  type Espace,
} from '#domain/profilType/espace'
import type { ClassementEcrit, Lieu } from '../lieu.ts'
import type { Sociologie } from '../steps/sociologie.ts'

/** log₁₀ of registered voters per km²: densities span five orders of magnitude. */
function densite(l: Lieu): number | null {
  return l.superficie ? Math.log10(Math.max(0.1, l.inscrits / l.superficie)) : null
}

function caracteristiques(
  lieu: Lieu,
  c: ClassementEcrit,
  sociologie: Record<string, number | null> | undefined,
  participation: number | null,
): Record<CleCaracteristique, number | null> {
  const insee = (cle: string) => sociologie?.[cle] ?? null
  return {
    gauche: c.scores.gauche,
    centre: c.scores.centre,
    droite: c.scores.droite,
    extremeDroite: c.scores.extremeDroite,
    participation,
    ecartParticipation: c.ecartParticipation,
    densite: densite(lieu),
    niveauVieMedian: insee('niveauVieMedian'),
    partCadres: insee('partCadres'),
    partOuvriers: insee('partOuvriers'),
    part65plus: insee('part65plus'),
    tauxChomage: insee('tauxChomage'),
  }
}

/**
 * @param participation presidential turnout of a bureau by code, share of inscrits.
 * Sociology is that of the commune: INSEE does not publish it by bureau.
 */
export function espaceDesBureaux(
  bureaux: readonly { lieu: Lieu; classement: ClassementEcrit }[],
  sociologie: Sociologie,
  participation: ReadonlyMap<string, number>,
): Espace {
  const valeurs = new Float64Array(bureaux.length * CARACTERISTIQUES.length)
  bureaux.forEach(({ lieu, classement }, i) => {
    const lues = caracteristiques(
      lieu,
      classement,
      sociologie.get(`commune/${lieu.commune}`),
      participation.get(lieu.code) ?? null,
    )
    CARACTERISTIQUES.forEach(({ cle }, d) => (valeurs[i * CARACTERISTIQUES.length + d] = lues[cle] ?? NaN))
  })
  return construireEspace(
    valeurs,
    CARACTERISTIQUES.length,
    Float64Array.from(bureaux, (b) => b.lieu.inscrits),
  )
}
