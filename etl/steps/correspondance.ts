/** The table bureau → circonscription, of 2024 and of 2022. */
import { parseCodeBureauEntier, parseCodeCirconscriptionEntier } from '#domain/codes'
import { SourceInvalide } from '../anomalie.ts'
import { CORRESPONDANCE, trouver } from '../fichiers.ts'
import { decouper, lireLignes } from '../lignes.ts'

const ENTETE = 'code_bureau;circonscription_2024;circonscription_2022'

export interface Appartenance {
  bureau: string
  /** Of 2024, then of 2022; null where the table says nothing. */
  circonscriptions: [string | null, string | null]
}

/**
 * Rows of the table; none without the file.
 * @throws SourceInvalide on another header, on a code that is none.
 */
export async function lireCorrespondance(source: string): Promise<Appartenance[]> {
  const fichier = trouver(source, CORRESPONDANCE)
  if (!fichier) return []
  const lues: Appartenance[] = []
  let ligne = 0
  for await (const lignes of lireLignes(fichier, 'utf-8'))
    for (const texte of lignes) {
      if (ligne++ === 0) {
        if (texte !== ENTETE) throw new SourceInvalide(fichier, 1, `en-tête inconnu : « ${texte} »`)
        continue
      }
      const [bureau = '', ...codes] = decouper(texte, ';')
      try {
        const [c2024 = null, c2022 = null] = codes.map((c) =>
          c === '' ? null : parseCodeCirconscriptionEntier(c),
        )
        if (c2024 !== null || c2022 !== null)
          lues.push({ bureau: parseCodeBureauEntier(bureau), circonscriptions: [c2024, c2022] })
      } catch (cause) {
        throw new SourceInvalide(fichier, ligne, (cause as Error).message, { cause })
      }
    }
  return lues
}
