/**
 * Results per bureau of the ministère de l'Intérieur, layout of 2017–2022: `;`, latin-1, CRLF, decimal comma;
 * 21 fixed fields, then as many blocks of candidates as the row needs, of which the header names only the first.
 */
import {
  parseCodeBureau,
  parseCodeCirconscription,
  parseCodeCommune,
  parseCodeDepartement,
} from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { concorde, entier, LigneIllisible, type Candidat, type Lecteur } from './resultat.ts'
import { lireTableau, verifierEntete } from './tableur.ts'

const FIXES = [
  'Code du département',
  'Libellé du département',
  'Code de la circonscription',
  'Libellé de la circonscription',
  'Code de la commune',
  'Libellé de la commune',
  'Code du b.vote',
  'Inscrits',
  'Abstentions',
  '% Abs/Ins',
  'Votants',
  '% Vot/Ins',
  'Blancs',
  '% Blancs/Ins',
  '% Blancs/Vot',
  'Nuls',
  '% Nuls/Ins',
  '% Nuls/Vot',
  'Exprimés',
  '% Exp/Ins',
  '% Exp/Vot',
]
/** European files leave out the two columns of the circonscription. */
const SANS_CIRCONSCRIPTION = FIXES.filter((c) => !c.includes('circonscription'))

export const lireMinistereRagged: Lecteur = (fichier) =>
  lireTableau({ encodage: 'latin1', separateur: ';', entete: lecteurDe }, fichier)

/** « 01 » and « 1ère circonscription » say the same; a label without a number says nothing. */
function memeRang(code: string, libelle: string): boolean {
  const rang = /^\d+/.exec(libelle)
  return rang === null || Number(rang[0]) === Number(code)
}

function lecteurDe(entete: string[]) {
  const fixes = entete[2] === FIXES[2] ? FIXES : SANS_CIRCONSCRIPTION
  verifierEntete(entete, fixes)
  const bloc = entete.slice(fixes.length)
  const place = (...noms: string[]) => bloc.findIndex((b) => noms.includes(b))
  const panneau = place('N°Panneau', 'N°Liste')
  const voix = place('Voix')
  // The most stable name there is: nuance, else list label, else surname.
  const nuance = [place('Nuance'), place('Libellé Abrégé Liste'), place('Nom')].find((p) => p >= 0)
  if (panneau < 0 || voix < 0 || nuance === undefined)
    throw new Error(`en-tête inconnu : bloc de candidat « ${bloc.join(';')} » sans panneau, nom ou voix`)
  const nom = place('Nom', 'Nom Tête de Liste')
  const prenom = place('Prénom')
  const part = place('% Voix/Exp')
  const colonne = (c: string) => fixes.indexOf(c)
  const circonscription = colonne('Code de la circonscription')
  const iCommune = colonne('Code de la commune')
  const iPartBlancs = colonne('% Blancs/Vot')

  return (champs: string[]) => {
    const reste = champs.length - fixes.length
    if (reste < 0 || reste % bloc.length !== 0)
      throw new LigneIllisible(
        '',
        '',
        `${champs.length} champs : ${fixes.length} + un multiple de ${bloc.length} attendus`,
      )
    const candidats: Candidat[] = []
    const votants = entier(champs[colonne('Votants')], 'Votants')
    const exprimes = entier(champs[colonne('Exprimés')], 'Exprimés')
    const blancs = entier(champs[colonne('Blancs')], 'Blancs')
    let incoherence = concorde(blancs, votants, champs[iPartBlancs]) ? null : '% Blancs/Vot'
    for (let i = fixes.length; i < champs.length; i += bloc.length) {
      if (champs[i + voix] === '') continue
      candidats.push({
        panneau: entier(champs[i + panneau], bloc[panneau]!),
        nuance: cleNuance(champs[i + nuance]!),
        nom: nom < 0 ? '' : champs[i + nom]!,
        prenom: prenom < 0 ? '' : champs[i + prenom]!,
        voix: entier(champs[i + voix], 'Voix'),
      })
      if (part >= 0 && !concorde(candidats.at(-1)!.voix, exprimes, champs[i + part]))
        incoherence = '% Voix/Exp'
    }
    if (circonscription >= 0 && !memeRang(champs[circonscription]!, champs[circonscription + 1]!))
      incoherence = 'Libellé de la circonscription'
    const departement = parseCodeDepartement(champs[0]!)
    const commune = parseCodeCommune(champs[0]!, champs[iCommune]!)
    return {
      departement,
      nomDepartement: champs[1]!,
      circonscription:
        circonscription < 0 ? null : parseCodeCirconscription(champs[0]!, champs[circonscription]!),
      commune,
      nomCommune: champs[iCommune + 1]!,
      bureau: parseCodeBureau(commune, champs[iCommune + 2]!),
      inscrits: entier(champs[colonne('Inscrits')], 'Inscrits'),
      abstentions: entier(champs[colonne('Abstentions')], 'Abstentions'),
      votants,
      blancs,
      nuls: entier(champs[colonne('Nuls')], 'Nuls'),
      exprimes,
      candidats,
      incoherence,
    }
  }
}
