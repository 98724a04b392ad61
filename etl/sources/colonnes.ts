/**
 * Normalised results, one row per bureau and one column per nuance, candidate or list: `,`, UTF-8
 * (aktiur/resultats-electoraux, from the official files of 2014, 2017 and 2019). The layout writes 0 both for
 * « no vote » and for « no candidate »: EcrivainTour tells one from the other, once it has seen the whole circonscription.
 */
import {
  parseCodeBureau,
  parseCodeCirconscription,
  parseCodeCommune,
  parseCodeDepartement,
} from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { Memoire, type Ligne } from '../octets.ts'
import { LigneIllisible, type Lecteur, type ResultatBureau } from './resultat.ts'
import { lireTableau } from './tableur.ts'

const NOMMEES = new Set([
  'departement',
  'commune',
  'bureau',
  'circonscription',
  'commune_libelle',
  'inscrits',
  'votants',
  'blancs',
  'exprimes',
])
const OBLIGATOIRES = [
  'departement',
  'commune',
  'bureau',
  'commune_libelle',
  'inscrits',
  'votants',
  'exprimes',
]

export const lireColonnes: Lecteur = (fichier) =>
  lireTableau({ encodage: 'utf-8', separateur: ',', entete: lecteurDe }, fichier)

function lecteurDe(entete: string[]) {
  const manquante = OBLIGATOIRES.find((c) => !entete.includes(c))
  if (manquante) throw new Error(`en-tête inconnu : colonne « ${manquante} » absente`)
  const place = (c: string) => entete.indexOf(c)
  const listes = entete.flatMap((nom, i) => (NOMMEES.has(nom) ? [] : [{ i, nom }]))
  if (listes.length === 0) throw new Error('en-tête inconnu : aucune colonne de voix')
  const candidats = listes.map(({ nom }, rang) => ({
    panneau: rang + 1,
    nuance: cleNuance(nom),
    nom,
    prenom: '',
  }))
  const [iDepartement, iCommune, iNom, iBureau] = [
    place('departement'),
    place('commune'),
    place('commune_libelle'),
    place('bureau'),
  ]
  const [iInscrits, iVotants, iExprimes] = [place('inscrits'), place('votants'), place('exprimes')]
  const [iBlancs, iCirconscription] = [place('blancs'), place('circonscription')]
  const departements = new Memoire<string>()
  const communes = new Memoire<string>()
  const noms = new Memoire<string>()
  const numeros = new Memoire<string>()
  const circonscriptions = new Memoire<string>()
  const lireTexte = (l: Ligne, i: number) => l.texte(i)
  const lireNumero = (l: Ligne, i: number) => parseCodeBureau('', l.texte(i))
  /** What the last row said of its place: the next one mostly says the same. */
  let [departementLu, communeLue, circonscriptionLue] = ['', '', '']
  let lieu = null as { departement: string; commune: string; circonscription: string | null } | null

  const lireLieu = (l: Ligne) => {
    const d = l.retenir(departements, iDepartement, iDepartement, lireTexte)
    const c = l.retenir(communes, iCommune, iCommune, lireTexte)
    const circonscription =
      iCirconscription < 0 ? '' : l.retenir(circonscriptions, iCirconscription, iCirconscription, lireTexte)
    if (lieu && d === departementLu && c === communeLue && circonscription === circonscriptionLue) return lieu
    const lu = {
      departement: parseCodeDepartement(d),
      commune: parseCodeCommune(d, c),
      circonscription: iCirconscription < 0 ? null : parseCodeCirconscription(d, circonscription),
    }
    ;[departementLu, communeLue, circonscriptionLue] = [d, c, circonscription]
    return (lieu = lu)
  }

  return (l: Ligne): ResultatBureau => {
    if (l.largeur !== entete.length)
      throw new LigneIllisible('', '', `${l.largeur} champs au lieu de ${entete.length}`)
    const { departement, commune, circonscription } = lireLieu(l)
    const inscrits = l.entier(iInscrits, 'inscrits')
    const votants = l.entier(iVotants, 'votants')
    const exprimes = l.entier(iExprimes, 'exprimes')
    const blancs = iBlancs < 0 ? null : l.entier(iBlancs, 'blancs')
    const voix = listes.map(({ i, nom }) => l.entier(i, nom))
    return {
      ligne: l.numero,
      departement,
      nomDepartement: null,
      circonscription,
      commune,
      nomCommune: l.retenir(noms, iNom, iNom, lireTexte),
      bureau: commune + l.retenir(numeros, iBureau, iBureau, lireNumero),
      inscrits,
      votants,
      abstentions: inscrits - votants,
      exprimes,
      blancs,
      nuls: blancs === null ? null : votants - blancs - exprimes,
      candidats,
      voix,
    }
  }
}
