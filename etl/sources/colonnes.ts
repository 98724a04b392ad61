/**
 * Normalised results, one row per bureau and one column per nuance, candidate or list: `,`, UTF-8
 * (aktiur/resultats-electoraux, from the official files of 2014, 2017 and 2019). The layout writes 0 both for
 * « no vote » and for « no candidate »: zeros are left out here, and those of the candidates of a
 * circonscription put back after the load (see EcrivainTour).
 */
import {
  parseCodeBureau,
  parseCodeCirconscription,
  parseCodeCommune,
  parseCodeDepartement,
} from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { Memoire, type Ligne } from '../octets.ts'
import { LigneIllisible, type Candidat, type Lecteur, type ResultatBureau } from './resultat.ts'
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
  const listes = entete.flatMap((c, i) => (NOMMEES.has(c) ? [] : [{ i, nom: c, nuance: cleNuance(c) }]))
  if (listes.length === 0) throw new Error('en-tête inconnu : aucune colonne de voix')
  const [iDepartement, iCommune, iNom, iBureau] = [
    place('departement'),
    place('commune'),
    place('commune_libelle'),
    place('bureau'),
  ]
  const [iInscrits, iVotants, iExprimes] = [place('inscrits'), place('votants'), place('exprimes')]
  const [iBlancs, iCirconscription] = [place('blancs'), place('circonscription')]
  /** What the last row said of its place: the next one mostly says the same. */
  let [departementLu, communeLue, circonscriptionLue] = ['', '', '']
  let lieu = null as { departement: string; commune: string; circonscription: string | null } | null
  const numeros = new Memoire<string>()

  const lireLieu = (l: Ligne) => {
    const [d, c] = [l.texte(iDepartement), l.texte(iCommune)]
    const circonscription = iCirconscription < 0 ? '' : l.texte(iCirconscription)
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
    const candidats: Candidat[] = []
    for (const [rang, { i, nom, nuance }] of listes.entries()) {
      const voix = l.entier(i, nom)
      if (voix > 0) candidats.push({ panneau: rang + 1, nuance, nom, prenom: '', voix })
    }
    return {
      ligne: l.numero,
      departement,
      nomDepartement: null,
      circonscription,
      commune,
      nomCommune: l.texte(iNom),
      bureau: commune + l.retenir(numeros, iBureau, iBureau, () => parseCodeBureau('', l.texte(iBureau))),
      inscrits,
      votants,
      abstentions: inscrits - votants,
      exprimes,
      blancs,
      nuls: blancs === null ? null : votants - blancs - exprimes,
      candidats,
    }
  }
}
