/** A transfer matrix in words. Pure. */
import type { z } from 'zod'
import type { Report } from '#contract/moteur'
import { NOM_BLOC } from '#domain/bloc'
import { enumeration, pourcentage } from '#domain/typographie'
import { majuscule } from '../texte.ts'

const NOMS: Record<string, string> = { ...NOM_BLOC, blancsNuls: 'blancs et nuls', abstention: 'abstention' }
/** « voix … » of a bloc. */
const DE: Record<string, string> = {
  gauche: 'de la gauche',
  centre: 'du centre',
  droite: 'de la droite',
  extremeDroite: 'de l’extrême droite',
  autres: 'des autres candidats',
}
/** « … à » a destination. */
const A: Record<string, string> = {
  gauche: 'à la gauche',
  centre: 'au centre',
  droite: 'à la droite',
  extremeDroite: 'à l’extrême droite',
  autres: 'aux autres candidats',
  blancsNuls: 'au blanc ou au nul',
  abstention: 'à l’abstention',
}
/** Under this share of the inscrits, a source has too few votes for a sentence. */
const POIDS_MINIMAL = 0.02
/** Under this share, a destination is not named. */
const PART_MINIMALE = 0.05

/** « Blancs et nuls », « Extrême droite ». */
export const nomOption = (cle: string): string => majuscule(NOMS[cle] ?? cle)

/** Said again only when it changes: « 75 % sont restées au centre, 7 % sont allées à la droite et 5 % à l’abstention ». */
function verbe(source: string, vers: string, avant: string | undefined): string {
  if (vers === source) return 'sont restées '
  return avant === undefined || avant === source ? 'sont allées ' : ''
}

/** One sentence for each bloc that is out of the second round, or for each bloc from one election to the next; the heaviest first. */
export function phrasesReport(r: z.infer<typeof Report>): string[] {
  const colonnes = r.destinations.length
  const election = (tour: string): string => tour.replace(/-\d$/, '')
  const deuxElections = election(r.de) !== election(r.vers)
  return r.sources
    .map((source, i) => ({ source, i, poids: r.poidsSources[i]! }))
    .filter(
      (s) =>
        DE[s.source] && (deuxElections || !r.destinations.includes(s.source)) && s.poids >= POIDS_MINIMAL,
    )
    .sort((a, b) => b.poids - a.poids)
    .map(({ source, i }) => {
      const parts = r.destinations
        .map((d, j) => ({ d, part: r.parts[i * colonnes + j]! }))
        .filter((x) => x.part >= PART_MINIMALE)
        .sort((a, b) => b.part - a.part)
        .map(
          (x, k, tous) => `${pourcentage(x.part, 0)} ${verbe(source, x.d, tous[k - 1]?.d)}${A[x.d] ?? x.d}`,
        )
      return `Des voix ${DE[source]}, ${enumeration(parts)}.`
    })
}
