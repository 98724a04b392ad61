/** INSEE tables: commune indicators (Parquet) and portraits of circonscriptions (xlsx). Percentages become shares. */
import fs from 'node:fs'
import { CodeInvalide, parseCodeCirconscriptionEntier } from '#domain/codes'
import { INDICATEURS } from '#domain/indicateur'
import { CODE_FRANCE } from '#domain/lieu'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { compterAbsents } from './absents.ts'

export type Valeurs = Record<string, number | null>

const PORTRAIT = INDICATEURS.filter((i) => i.maille === 'circonscription')
/** Code under which the workbook gives the mean of France. */
const LIGNE_FRANCE = '00000'

/**
 * Portraits by circonscription code, and France under {@link CODE_FRANCE}. `nd` is null.
 * The sheet has two lines of titles, then a line of variable names that begins with « circo ».
 * @throws SourceInvalide when the line of names or a column is missing.
 */
export async function lirePortraits(
  fichier: string,
  cle: string,
  journal: Journal,
): Promise<Map<string, Valeurs>> {
  // a hundred modules, for the only reader of a workbook
  const { default: readXlsxFile } = await import('read-excel-file/node')
  const feuilles = await readXlsxFile(fs.readFileSync(fichier)).catch((cause: unknown) => {
    throw new SourceInvalide(fichier, null, `classeur illisible (${(cause as Error).message})`, { cause })
  })
  const lignes = feuilles[0]?.data ?? []
  const entete = lignes.findIndex((l) => l[0] === 'circo')
  if (entete < 0)
    throw new SourceInvalide(fichier, null, 'en-tête inconnu : aucune ligne ne commence par « circo »')
  const colonnes = PORTRAIT.map(({ colonne }) => {
    const place = lignes[entete]!.indexOf(colonne)
    if (place < 0)
      throw new SourceInvalide(fichier, entete + 1, `en-tête inconnu : variable « ${colonne} » absente`)
    return place
  })
  const portraits = new Map<string, Valeurs>()
  lignes.slice(entete + 1).forEach((ligne, i) => {
    const code = String(ligne[0] ?? '')
    if (code === '') return
    const impossibles: { champ: string; valeur: number }[] = []
    try {
      portraits.set(
        code === LIGNE_FRANCE ? CODE_FRANCE : parseCodeCirconscriptionEntier(code),
        Object.fromEntries(
          PORTRAIT.map(({ cle: indicateur, unite }, k) => {
            const brut = ligne[colonnes[k]!]
            if (typeof brut !== 'number') return [indicateur, null]
            const possible = brut >= 0 && (unite !== 'part' || brut <= 100)
            if (!possible) impossibles.push({ champ: indicateur, valeur: brut })
            return [indicateur, !possible ? null : unite === 'part' ? brut / 100 : brut]
          }),
        ),
      )
    } catch (erreur) {
      if (!(erreur instanceof CodeInvalide)) throw erreur
      const numero = entete + 2 + i
      journal.signaler({
        source: cle,
        ligne: numero,
        champ: 'circo',
        valeur: code,
        regle: 'code inconnu',
        gravite: 'erreur',
        message: `${fichier}, ligne ${numero} : ${erreur.message}`,
      })
    }
    for (const { champ, valeur } of impossibles)
      journal.signaler({
        source: cle,
        ligne: entete + 2 + i,
        champ,
        valeur: code,
        regle: 'valeur impossible',
        gravite: 'erreur',
        message: `${fichier}, ligne ${entete + 2 + i} : ${champ} vaut ${valeur} dans ${code}, comptée non diffusée`,
      })
  })
  for (const { cle: indicateur, colonne } of PORTRAIT) {
    const vides = [...portraits.values()].filter((v) => v[indicateur] === null).length
    compterAbsents(journal, { source: cle, fichier, colonne, vides, lignes: portraits.size })
  }
  return portraits
}
