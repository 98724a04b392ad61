/**
 * Results per bureau of the ministère de l'Intérieur, layout of 2024: `;`, UTF-8, LF, numbered columns, empty tail,
 * codes zero-padded and quoted in one round and not in the other, no circonscription.
 */
import { parseCodeBureau, parseCodeCommune, parseCodeDepartement } from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { Memoire, type Ligne } from '../octets.ts'
import { Offre } from './offre.ts'
import { LigneIllisible, type Candidature, type Lecteur, type ResultatBureau } from './resultat.ts'
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

type Lieu = Pick<ResultatBureau, 'departement' | 'nomDepartement' | 'commune' | 'nomCommune'>

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

  // The fields that tell a candidate, and those that tell a place, stand side by side: each run of them is understood once.
  const candidatures = new Memoire<Candidature>()
  const offre = new Offre<Candidature>()
  const lieux = new Memoire<Lieu>()
  const numeros = new Memoire<string>()
  const lireLieu = (l: Ligne): Lieu => ({
    departement: parseCodeDepartement(l.texte(0)),
    nomDepartement: l.texte(1),
    commune: parseCodeCommune(l.texte(0), l.texte(2)),
    nomCommune: l.texte(3),
  })
  const lireNumero = (l: Ligne, i: number) => parseCodeBureau('', l.texte(i))
  const lireCandidature = (l: Ligne, i: number) => ({
    panneau: l.entier(i, 'Numéro de panneau'),
    nuance: cleNuance(l.texte(i + 1)),
    nom: l.texte(i + 2),
    prenom: l.texte(i + 3),
  })

  return (l: Ligne): ResultatBureau => {
    if (l.largeur !== entete.length)
      throw new LigneIllisible('', '', `${l.largeur} champs au lieu de ${entete.length}`)
    offre.commencer()
    const exprimes = l.entier(10, 'Exprimés')
    const votants = l.entier(6, 'Votants')
    const blancs = l.entier(13, 'Blancs')
    let incoherence = l.concorde(blancs, votants, 15) ? null : '% Blancs/votants'
    for (let i = FIXES.length; i < l.largeur; i += BLOC.length) {
      if (l.vide(i)) continue
      const c = l.retenir(candidatures, i, i + 3, lireCandidature)
      const voix = l.entier(i + 5, 'Voix')
      offre.ajouter(c, voix)
      if (!l.concorde(voix, exprimes, i + 7))
        incoherence = `% Voix/exprimés ${(i - FIXES.length) / BLOC.length + 1}`
    }
    const lieu = l.retenir(lieux, 0, 3, lireLieu)
    return {
      ligne: l.numero,
      departement: lieu.departement,
      nomDepartement: lieu.nomDepartement,
      circonscription: null,
      commune: lieu.commune,
      nomCommune: lieu.nomCommune,
      bureau: lieu.commune + l.retenir(numeros, 4, 4, lireNumero),
      inscrits: l.entier(5, 'Inscrits'),
      votants,
      abstentions: l.entier(8, 'Abstentions'),
      exprimes,
      blancs,
      nuls: l.entier(16, 'Nuls'),
      candidats: offre.candidats(),
      voix: offre.voix(),
      incoherence,
    }
  }
}
