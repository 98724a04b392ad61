/**
 * Normalised results, one row per bureau and one column per nuance, candidate or list: `,`, UTF-8
 * (aktiur/resultats-electoraux, from the official files of 2014, 2017 and 2019). The layout writes 0 both for
 * « no vote » and for « no candidate »: columns that nobody used in a circonscription are dropped after the load.
 */
import {
  parseCodeBureau,
  parseCodeCirconscription,
  parseCodeCommune,
  parseCodeDepartement,
} from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { entier, LigneIllisible, type Lecteur } from './resultat.ts'
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
  const [iBlancs, iCirconscription] = [place('blancs'), place('circonscription')]

  return (champs: string[]) => {
    if (champs.length !== entete.length)
      throw new LigneIllisible('', '', `${champs.length} champs au lieu de ${entete.length}`)
    const lu = (c: string) => champs[place(c)]!
    const departement = parseCodeDepartement(lu('departement'))
    const commune = parseCodeCommune(lu('departement'), lu('commune'))
    const inscrits = entier(lu('inscrits'), 'inscrits')
    const votants = entier(lu('votants'), 'votants')
    const exprimes = entier(lu('exprimes'), 'exprimes')
    const blancs = iBlancs < 0 ? null : entier(champs[iBlancs], 'blancs')
    return {
      departement,
      nomDepartement: null,
      circonscription:
        iCirconscription < 0 ? null : parseCodeCirconscription(lu('departement'), champs[iCirconscription]!),
      commune,
      nomCommune: lu('commune_libelle'),
      bureau: parseCodeBureau(commune, lu('bureau')),
      inscrits,
      votants,
      abstentions: inscrits - votants,
      exprimes,
      blancs,
      nuls: blancs === null ? null : votants - blancs - exprimes,
      candidats: listes.map(({ i, nom, nuance }, rang) => ({
        panneau: rang + 1,
        nuance,
        nom,
        prenom: '',
        voix: entier(champs[i], nom),
      })),
    }
  }
}
