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
import { Memoire, type Ligne } from '../octets.ts'
import { Offre } from './offre.ts'
import { LigneIllisible, type Candidature, type Lecteur, type ResultatBureau } from './resultat.ts'
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

type Lieu = Pick<
  ResultatBureau,
  'departement' | 'nomDepartement' | 'commune' | 'nomCommune' | 'circonscription'
> & {
  /** The label of the circonscription says another number than its code. */
  contredit: boolean
}

/** Labels of a list, when the layout has a short one and a long one. */
interface Liste {
  panneau: number
  abrege: string
  etendu: string
  /** null: not compared yet with the lists beside it; true: its short label is that of another one, columns changed places. */
  contredite: boolean | null
}

/** Compares the lists of one row. @returns whether one of them bears the label of another. */
function confronter(listes: readonly Liste[]): boolean {
  for (const a of listes)
    a.contredite ??= listes.some(
      (b) =>
        b.panneau !== a.panneau &&
        (b.abrege === a.abrege || (!a.etendu.includes(a.abrege) && b.etendu.includes(a.abrege))),
    )
  return listes.some((a) => a.contredite === true)
}

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
  // The fields that tell a candidate, and those that tell a place, stand side by side: each run of them is understood once.
  const identite = [panneau, nuance, ...[nom, prenom, place('Libellé Etendu Liste')].filter((p) => p >= 0)]
  const [premier, dernier] = [Math.min(...identite), Math.max(...identite)]
  const candidatures = new Memoire<Candidature & Liste>()
  const offre = new Offre<Candidature & Liste>()
  const [iAbrege, iEtendu] = [place('Libellé Abrégé Liste'), place('Libellé Etendu Liste')]
  const lieux = new Memoire<Lieu>()
  const numeros = new Memoire<string>()
  const colonne = (c: string) => fixes.indexOf(c)
  const iCirconscription = colonne('Code de la circonscription')
  const iCommune = colonne('Code de la commune')
  const [iInscrits, iAbstentions] = [colonne('Inscrits'), colonne('Abstentions')]
  const [iVotants, iExprimes] = [colonne('Votants'), colonne('Exprimés')]
  const [iBlancs, iPartBlancs, iNuls] = [colonne('Blancs'), colonne('% Blancs/Vot'), colonne('Nuls')]

  const lireLieu = (l: Ligne): Lieu => {
    const [departement, commune] = [l.texte(0), l.texte(iCommune)]
    const circonscription = iCirconscription < 0 ? null : l.texte(iCirconscription)
    return {
      departement: parseCodeDepartement(departement),
      nomDepartement: l.texte(1),
      circonscription:
        circonscription === null ? null : parseCodeCirconscription(departement, circonscription),
      commune: parseCodeCommune(departement, commune),
      nomCommune: l.texte(iCommune + 1),
      contredit: circonscription !== null && !memeRang(circonscription, l.texte(iCirconscription + 1)),
    }
  }
  const deListe = iAbrege >= 0 && iEtendu >= 0
  const lireNumero = (l: Ligne, i: number) => parseCodeBureau('', l.texte(i))
  /** @param i where the run of fields that tells a candidate begins. */
  const lireCandidature = (l: Ligne, debut: number) => {
    const i = debut - premier
    return {
      panneau: l.entier(i + panneau, bloc[panneau]!),
      nuance: cleNuance(l.texte(i + nuance)),
      nom: nom < 0 ? '' : l.texte(i + nom),
      prenom: prenom < 0 ? '' : l.texte(i + prenom),
      abrege: deListe ? cleNuance(l.texte(i + iAbrege)) : '',
      etendu: deListe ? cleNuance(l.texte(i + iEtendu)) : '',
      contredite: null,
    }
  }

  return (l: Ligne): ResultatBureau => {
    const reste = l.largeur - fixes.length
    if (reste < 0 || reste % bloc.length !== 0)
      throw new LigneIllisible(
        '',
        '',
        `${l.largeur} champs : ${fixes.length} + un multiple de ${bloc.length} attendus`,
      )
    offre.commencer()
    const votants = l.entier(iVotants, 'Votants')
    const exprimes = l.entier(iExprimes, 'Exprimés')
    const blancs = l.entier(iBlancs, 'Blancs')
    let incoherence = l.concorde(blancs, votants, iPartBlancs) ? null : '% Blancs/Vot'
    for (let i = fixes.length; i < l.largeur; i += bloc.length) {
      if (l.vide(i + voix)) continue
      const c = l.retenir(candidatures, i + premier, i + dernier, lireCandidature)
      const obtenues = l.entier(i + voix, 'Voix')
      offre.ajouter(c, obtenues)
      if (part >= 0 && !l.concorde(obtenues, exprimes, i + part)) incoherence = '% Voix/Exp'
    }
    const candidats = offre.candidats()
    if (deListe && confronter(candidats)) incoherence = 'Libellé Abrégé Liste'
    const lieu = l.retenir(lieux, 0, iCommune + 1, lireLieu)
    if (lieu.contredit) incoherence = 'Libellé de la circonscription'
    return {
      ligne: l.numero,
      departement: lieu.departement,
      nomDepartement: lieu.nomDepartement,
      circonscription: lieu.circonscription,
      commune: lieu.commune,
      nomCommune: lieu.nomCommune,
      bureau: lieu.commune + l.retenir(numeros, iCommune + 2, iCommune + 2, lireNumero),
      inscrits: l.entier(iInscrits, 'Inscrits'),
      abstentions: l.entier(iAbstentions, 'Abstentions'),
      votants,
      blancs,
      nuls: l.entier(iNuls, 'Nuls'),
      exprimes,
      candidats,
      voix: offre.voix(),
      incoherence,
    }
  }
}
