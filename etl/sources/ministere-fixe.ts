/**
 * Results per bureau of the ministère de l'Intérieur, layout of the 2000s (PR02 to DP15): `;`, latin-1, one row per bureau and
 * candidate, both rounds in one file, no header but a preamble of `--` lines that names the fields:
 *   round ; département ; commune ; name of the commune [; circonscription [; canton]] ; bureau ; inscrits ; votants ; exprimés ;
 *   number of the candidate ; surname ; given name ; nuance ; votes
 * The nine last fields are in every file of this family; the number of the first ones tells which of the optional ones are there.
 * Order: five public programs that read these files agree; the two optional fields rest on two of them.
 */
import {
  parseCodeBureau,
  parseCodeCirconscription,
  parseCodeCommune,
  parseCodeDepartement,
} from '#domain/codes'
import { scrutinDe, type TypeScrutin } from '#domain/scrutin'
import { SourceInvalide } from '../anomalie.ts'
import { decouper, lireLignes } from '../lignes.ts'
import { Illisibles } from './illisibles.ts'
import { cleCandidat } from './nuance.ts'
import { entier, LigneIllisible, type Candidature, type Lecteur, type ResultatBureau } from './resultat.ts'

/** Fields before the number of the bureau: with neither circonscription nor canton, then with them. */
const DEBUTS = [4, 5, 6]
/** From the number of the bureau to the votes. */
const SUITE = 9

/** How a preamble names the three fields after the number of the bureau, to notice a file whose fields are in another order. */
const SENS = [/^(nombre d.)?inscrits/i, /^(nombre de )?votants/i, /^(nombre d.)?exprim/i]

export const lireMinistereFixe: Lecteur = async function* (fichier) {
  const { chemin, nom, cle, journal, scrutin } = fichier
  const { tour, type } = scrutinDe(scrutin)
  const illisibles = new Illisibles(fichier)
  const preambule: string[] = []
  let champsAttendus = 0
  let numero = 0
  let finAbrupte = false
  /** Bureaux of the commune that is being read: its rows come together, not always bureau by bureau. */
  let commune = new Map<string, EnLecture>()
  let codeCommune = ''
  let tours = 0

  const lire = (ligne: string): ResultatBureau[] => {
    const champs = decouper(ligne, ';').map((c) => c.trim())
    if (champs.length !== champsAttendus)
      throw new LigneIllisible('', '', `${champs.length} champs au lieu de ${champsAttendus}`)
    const numeroTour = entier(champs[0], 'N° tour')
    if (numeroTour !== 1 && numeroTour !== 2)
      throw new LigneIllisible('N° tour', champs[0]!, `« ${champs[0]} » n’est pas un tour`)
    tours |= numeroTour
    if (numeroTour !== tour) return []
    illisibles.lues++
    const lu = lireLigne(champs, champsAttendus - SUITE, type, numero)
    const termines = lu.commune === codeCommune ? [] : [...commune.values()]
    if (lu.commune !== codeCommune) commune = new Map()
    codeCommune = lu.commune
    const connu = commune.get(lu.bureau)
    if (!connu) commune.set(lu.bureau, lu)
    else {
      connu.candidats.push(lu.candidats[0]!)
      connu.voix.push(lu.voix[0]!)
      for (const champ of ['inscrits', 'votants', 'exprimes'] as const)
        if (connu[champ] !== lu[champ]) connu.incoherence = champ
    }
    return termines
  }

  for await (const lignes of lireLignes(chemin, 'latin1', () => (finAbrupte = true))) {
    const lot: ResultatBureau[] = []
    for (const ligne of lignes) {
      numero++
      if (champsAttendus === 0) {
        // The preamble, or a line of names; the data begin at the first line that begins with the number of a round.
        if (!/^"?\s*[12]\s*"?;/.test(ligne)) {
          preambule.push(ligne)
          if (numero > 100) break
          continue
        }
        champsAttendus = largeur(chemin, numero, ligne, preambule)
      }
      if (ligne.trim() === '') continue
      try {
        lot.push(...lire(ligne))
      } catch (cause) {
        if (finAbrupte)
          throw new SourceInvalide(chemin, numero, 'la dernière ligne est incomplète : fichier tronqué', {
            cause,
          })
        illisibles.ecarter(numero, cause as Error)
      }
    }
    yield lot
  }
  if (champsAttendus === 0)
    throw new SourceInvalide(
      chemin,
      null,
      'forme inconnue : aucune ligne ne commence par un numéro de tour suivi de « ; »',
    )
  illisibles.juger()
  yield [...commune.values()]
  if (finAbrupte)
    journal.signaler({
      source: cle,
      ligne: numero,
      regle: 'fin de fichier abrupte',
      message: `${nom}, ligne ${numero} : la dernière ligne n’est pas terminée, le fichier est peut-être tronqué`,
    })
  if ((tours & tour) === 0)
    journal.signaler({
      source: cle,
      regle: 'tour absent',
      message: `${nom} : aucune ligne du tour ${tour}`,
    })
}

/** A bureau whose candidates come line after line. */
type EnLecture = ResultatBureau & { candidats: Candidature[]; voix: number[] }

/** Number of fields of each line. @throws SourceInvalide when the file is of another family. */
function largeur(chemin: string, numero: number, ligne: string, preambule: readonly string[]): number {
  let champs = 0
  try {
    champs = decouper(ligne, ';').length
  } catch (cause) {
    throw new SourceInvalide(chemin, numero, (cause as Error).message, { cause })
  }
  if (!DEBUTS.includes(champs - SUITE))
    throw new SourceInvalide(
      chemin,
      numero,
      `en-tête inconnu : ${champs} champs, ${DEBUTS.map((d) => d + SUITE).join(', ')} attendus`,
    )
  const debut = champs - SUITE
  const noms = nomsDe(preambule)
  if (noms.length === champs)
    SENS.forEach((sens, k) => {
      const place = debut + 1 + k
      if (!sens.test(noms[place]!))
        throw new SourceInvalide(
          chemin,
          null,
          `en-tête inconnu : le champ ${place + 1} s’appelle « ${noms[place]} » dans ce fichier, ses champs ne sont pas dans l’ordre attendu`,
        )
    })
  return champs
}

/** Names of the fields that the preamble gives (`-- Champ 6 : Inscrits`), or a line of names separated by `;`. */
function nomsDe(preambule: readonly string[]): string[] {
  const champs = preambule.flatMap((l) => /champ\s+(\d+)\s*:\s*(.+)$/i.exec(l)?.[2]?.trim() ?? [])
  if (champs.length > 0) return champs
  return (preambule.find((l) => l.includes(';')) ?? '').split(';').map((c) => c.trim())
}

/** A bureau with the one candidate of the line. */
function lireLigne(champs: readonly string[], debut: number, type: TypeScrutin, ligne: number): EnLecture {
  const [, departement = '', codeCommune = '', nomCommune = '', circonscription = ''] = champs
  const [bureau = '', ins, vot, exp, depot = '', nom = '', prenom = '', nuance = '', voix] =
    champs.slice(debut)
  const commune = parseCodeCommune(departement, codeCommune)
  const inscrits = entier(ins, 'Inscrits')
  const votants = entier(vot, 'Votants')
  return {
    ligne,
    departement: parseCodeDepartement(departement),
    nomDepartement: null,
    commune,
    nomCommune,
    circonscription:
      debut > DEBUTS[0]! && type === 'legislatives'
        ? parseCodeCirconscription(departement, circonscription)
        : null,
    bureau: parseCodeBureau(commune, bureau),
    inscrits,
    votants,
    abstentions: inscrits - votants,
    exprimes: entier(exp, 'Exprimés'),
    // Blank and null votes are never told apart in this layout.
    blancs: null,
    nuls: null,
    candidats: [
      {
        panneau: depot === '' ? 0 : entier(depot, 'N° de dépôt'),
        nuance: cleCandidat(type, { nuance, nom, liste: nom }),
        nom,
        prenom,
      },
    ],
    voix: [entier(voix, 'Nombre de voix')],
    incoherence: null,
  }
}
