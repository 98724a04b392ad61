/**
 * Results per bureau of the ministère de l'Intérieur, layout of 2024: `;`, UTF-8, LF, numbered columns, empty tail,
 * codes zero-padded and quoted in one round and not in the other, no circonscription.
 */
import { parseCodeBureau, parseCodeCommune, parseCodeDepartement } from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { concorde, entier, LigneIllisible, type Candidat, type Lecteur } from './resultat.ts'
import { lireTableau, verifierEntete } from './tableur.ts'

const FIXES = [
  'Code département',
  'Libellé département',
  'Code commune',
  'Libellé commune',
  'Code BV',
  'Inscrits',
  'Votants',
  '% Votants',
  'Abstentions',
  '% Abstentions',
  'Exprimés',
  '% Exprimés/inscrits',
  '% Exprimés/votants',
  'Blancs',
  '% Blancs/inscrits',
  '% Blancs/votants',
  'Nuls',
  '% Nuls/inscrits',
  '% Nuls/votants',
]
const BLOC = [
  'Numéro de panneau',
  'Nuance candidat',
  'Nom candidat',
  'Prénom candidat',
  'Sexe candidat',
  'Voix',
  '% Voix/inscrits',
  '% Voix/exprimés',
  'Elu',
]

export const lireMinistereLarge: Lecteur = (fichier) =>
  lireTableau({ encodage: 'utf-8', separateur: ';', entete: lecteurDe }, fichier)

function lecteurDe(entete: string[]) {
  verifierEntete(entete, FIXES)
  const blocs = (entete.length - FIXES.length) / BLOC.length
  if (!Number.isInteger(blocs) || blocs < 1)
    throw new Error(
      `en-tête inconnu : ${entete.length} colonnes, ${FIXES.length} + un multiple de ${BLOC.length} attendues`,
    )
  verifierEntete(entete, [
    ...FIXES,
    ...Array.from({ length: blocs }, (_, n) => BLOC.map((c) => `${c} ${n + 1}`)).flat(),
  ])

  return (champs: string[]) => {
    if (champs.length !== entete.length)
      throw new LigneIllisible('', '', `${champs.length} champs au lieu de ${entete.length}`)
    const candidats: Candidat[] = []
    const exprimes = entier(champs[10], 'Exprimés')
    const votants = entier(champs[6], 'Votants')
    const blancs = entier(champs[13], 'Blancs')
    let incoherence = concorde(blancs, votants, champs[15]) ? null : '% Blancs/votants'
    for (let i = FIXES.length; i < champs.length; i += BLOC.length) {
      if (champs[i] === '') continue
      candidats.push({
        panneau: entier(champs[i], 'Numéro de panneau'),
        nuance: cleNuance(champs[i + 1]!),
        nom: champs[i + 2]!,
        prenom: champs[i + 3]!,
        voix: entier(champs[i + 5], 'Voix'),
      })
      if (!concorde(candidats.at(-1)!.voix, exprimes, champs[i + 7]))
        incoherence = `% Voix/exprimés ${(i - FIXES.length) / BLOC.length + 1}`
    }
    const commune = parseCodeCommune(champs[0]!, champs[2]!)
    return {
      departement: parseCodeDepartement(champs[0]!),
      nomDepartement: champs[1]!,
      circonscription: null,
      commune,
      nomCommune: champs[3]!,
      bureau: parseCodeBureau(commune, champs[4]!),
      inscrits: entier(champs[5], 'Inscrits'),
      votants,
      abstentions: entier(champs[8], 'Abstentions'),
      exprimes,
      blancs,
      nuls: entier(champs[16], 'Nuls'),
      candidats,
      incoherence,
    }
  }
}
