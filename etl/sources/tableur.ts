/** The loop that all text layouts share: check the header, read each row, count what is unreadable, refuse a file that is not trustworthy. */
import { CodeInvalide } from '#domain/codes'
import { SourceInvalide } from '../anomalie.ts'
import { decouper, lireLignes, type Encodage } from '../lignes.ts'
import { LigneIllisible, type Fichier, type ResultatBureau } from './resultat.ts'

/** Above this share of unreadable rows, nothing of the file is believed. */
const PART_ILLISIBLE_MAX = 0.001

export interface Disposition {
  encodage: Encodage
  separateur: ';' | ','
  /** Looks at the header and gives the function that reads a row. @throws Error saying what is expected. */
  entete(champs: string[]): (champs: string[]) => Omit<ResultatBureau, 'ligne'> | null
}

export async function* lireTableau(
  disposition: Disposition,
  fichier: Fichier,
): AsyncGenerator<ResultatBureau[]> {
  const { chemin, cle, journal } = fichier
  let lire: ReturnType<Disposition['entete']> | null = null
  let numero = 0
  let lues = 0
  let illisibles = 0
  let derniereIllisible: number | null = null
  for await (const lignes of lireLignes(chemin, disposition.encodage)) {
    const lot: ResultatBureau[] = []
    for (const ligne of lignes) {
      numero++
      if (!lire) {
        try {
          lire = disposition.entete(decouper(ligne, disposition.separateur).map((c) => c.trim()))
        } catch (cause) {
          throw new SourceInvalide(chemin, numero, (cause as Error).message, { cause })
        }
        continue
      }
      if (ligne === '') continue
      try {
        const resultat = lire(decouper(ligne, disposition.separateur))
        if (resultat) lot.push({ ...resultat, ligne: numero })
        lues++
      } catch (cause) {
        illisibles++
        derniereIllisible = numero
        const { champ = null, valeur = null } = cause instanceof LigneIllisible ? cause : {}
        const regle = cause instanceof CodeInvalide ? 'code inconnu' : 'ligne illisible'
        const message = `${chemin}, ligne ${numero} : ${(cause as Error).message}`
        journal.signaler({ source: cle, ligne: numero, champ, valeur, regle, gravite: 'erreur', message })
      }
    }
    yield lot
  }
  if (!lire) throw new SourceInvalide(chemin, null, 'fichier vide')
  if (lues === 0) throw new SourceInvalide(chemin, null, 'aucune ligne de résultat')
  if (derniereIllisible === numero)
    throw new SourceInvalide(chemin, numero, 'la dernière ligne est incomplète : fichier tronqué')
  if (illisibles > PART_ILLISIBLE_MAX * (lues + illisibles)) {
    const exemple = journal.anomalies.find((a) => a.source === cle && a.gravite === 'erreur')
    throw new SourceInvalide(
      chemin,
      exemple?.ligne ?? null,
      `${illisibles} lignes illisibles sur ${lues + illisibles} ; la première : ${exemple?.message}`,
    )
  }
}

/** @throws Error showing the first column that differs from what is expected. */
export function verifierEntete(champs: readonly string[], attendus: readonly string[]): void {
  attendus.forEach((attendu, i) => {
    const lu = champs[i]
    if (lu === attendu) return
    const mojibake = lu !== undefined && /Ã|\uFFFD/.test(lu)
    throw new Error(
      mojibake
        ? `en-tête lu « ${lu} » au lieu de « ${attendu} » : le fichier n’est pas dans l’encodage attendu`
        : `en-tête inconnu : colonne ${i + 1} « ${lu ?? '(absente)'} », attendue « ${attendu} »`,
    )
  })
}
