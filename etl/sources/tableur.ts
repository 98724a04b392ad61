/** The loop that all text layouts share: check the header, read each row, count what is unreadable, refuse a file that is not trustworthy. */
import { SourceInvalide } from '../anomalie.ts'
import { lireBlocs, parcourir, type Encodage } from '../lignes.ts'
import { Ligne } from '../octets.ts'
import { Illisibles } from './illisibles.ts'
import { LigneIllisible, type Fichier, type ResultatBureau } from './resultat.ts'

const SAUT = 10

export interface Disposition {
  encodage: Encodage
  separateur: ';' | ','
  /**
   * Looks at the header and gives the function that reads a row.
   * @throws Error saying what is expected.
   */
  entete(champs: string[]): (ligne: Ligne) => ResultatBureau
}

export async function* lireTableau(
  disposition: Disposition,
  fichier: Fichier,
): AsyncGenerator<ResultatBureau[]> {
  const { chemin, nom, cle, journal } = fichier
  let lire = null as ReturnType<Disposition['entete']> | null
  let numero = 0
  let finAbrupte = false
  const illisibles = new Illisibles(fichier)
  const vides: number[] = []
  const ligne = new Ligne(disposition.encodage, disposition.separateur)
  for await (const bloc of lireBlocs(chemin, disposition.encodage)) {
    const lot: ResultatBureau[] = []
    numero = bloc.ligne - 1
    finAbrupte = bloc.octets.at(-1) !== SAUT
    parcourir(bloc, (debut, fin) => {
      numero++
      if (!lire) {
        try {
          ligne.poser(numero, bloc.octets, debut, fin)
          lire = disposition.entete(ligne.champs().map((c) => c.trim()))
        } catch (cause) {
          throw new SourceInvalide(chemin, numero, (cause as Error).message, { cause })
        }
        return
      }
      // Blank lines are left alone at the end of a file only.
      if (debut === fin) {
        vides.push(numero)
        return
      }
      for (const vide of vides.splice(0))
        illisibles.ecarter(vide, new LigneIllisible('', '', 'ligne vide au milieu du fichier'))
      try {
        ligne.poser(numero, bloc.octets, debut, fin)
        lot.push(lire(ligne))
        illisibles.lues++
      } catch (cause) {
        illisibles.ecarter(numero, cause as Error)
      }
    })
    yield lot
  }
  if (!lire) throw new SourceInvalide(chemin, null, 'fichier vide')
  if (finAbrupte && illisibles.derniere === numero)
    throw new SourceInvalide(chemin, numero, 'la dernière ligne est incomplète : fichier tronqué')
  if (finAbrupte)
    journal.signaler({
      source: cle,
      ligne: numero,
      regle: 'fin de fichier abrupte',
      message: `${nom}, ligne ${numero} : la dernière ligne n’est pas terminée, le fichier est peut-être tronqué`,
    })
  if (illisibles.total === 0) throw new SourceInvalide(chemin, null, 'aucune ligne de résultat')
  illisibles.juger()
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
