/** The three layouts of the ministère de l'Intérieur: ragged latin-1 (to 2022), wide and bare (2024 T1), wide and quoted (2024 T2). */
import type { Candidat } from './offre.ts'
import type { Depouillement, Scrutin } from './premier-tour.ts'
import { pourcent } from './ecrire.ts'
import { DEPARTEMENT } from './toponymes.ts'

const CIRCONSCRIPTION = ['Code de la circonscription', 'Libellé de la circonscription']

const FIXES_RAGGED = [
  'Code du département',
  'Libellé du département',
  ...CIRCONSCRIPTION,
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
const BLOC_RAGGED = {
  presidentielle: ['N°Panneau', 'Sexe', 'Nom', 'Prénom'],
  legislatives: ['N°Panneau', 'Sexe', 'Nom', 'Prénom', 'Nuance'],
  europeennes: ['N°Liste', 'Libellé Abrégé Liste', 'Libellé Etendu Liste', 'Nom Tête de Liste'],
}

export const libelleCirconscription = (n: number) => `${n}${n === 1 ? 'ère' : 'ème'} circonscription`

/** `;`, ISO-8859-1, CRLF; the header names one block of candidate, rows have as many as they need. */
export function ecrireRagged({ scene, offre, bureaux }: Scrutin): Buffer {
  const europeennes = scene.type === 'europeennes'
  const fixes = europeennes ? FIXES_RAGGED.filter((c) => !CIRCONSCRIPTION.includes(c)) : FIXES_RAGGED
  const entete = [...fixes, ...BLOC_RAGGED[scene.type], 'Voix', '% Voix/Ins', '% Voix/Exp']
  const lignes = bureaux.map((b) => {
    const { commune, circonscription: n } = b.electorat.bureau
    const { inscrits, votants, blancs, nuls, exprimes } = b
    const abstentions = inscrits - votants
    const circonscription = europeennes ? [] : [`0${n}`, libelleCirconscription(n)]
    return [
      DEPARTEMENT.code,
      DEPARTEMENT.nom,
      ...circonscription,
      commune.code.slice(2),
      commune.nom,
      b.numero,
      inscrits,
      abstentions,
      pourcent(abstentions, inscrits),
      votants,
      pourcent(votants, inscrits),
      blancs,
      pourcent(blancs, inscrits),
      pourcent(blancs, votants),
      nuls,
      pourcent(nuls, inscrits),
      pourcent(nuls, votants),
      exprimes,
      pourcent(exprimes, inscrits),
      pourcent(exprimes, votants),
      ...offre.get(n)!.flatMap((c, i) => {
        const voix = b.voix[i]!
        return [...identite(c, scene.type), voix, pourcent(voix, inscrits), pourcent(voix, exprimes)]
      }),
    ]
  })
  return Buffer.from([entete, ...lignes].map((l) => `${l.join(';')}\r\n`).join(''), 'latin1')
}

function identite(c: Candidat, type: keyof typeof BLOC_RAGGED): (string | number)[] {
  if (c.liste) return [c.panneau, c.nuance, c.liste.etendu, c.liste.tete]
  const commun = [c.panneau, c.sexe, c.nom, c.prenom]
  return type === 'legislatives' ? [...commun, c.nuance] : commun
}

const FIXES_LARGE = [
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
const BLOC_LARGE = [
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
/** Blocks of candidates of the published files. */
const BLOCS_PAR_TOUR = { 1: 19, 2: 4 }

/** `;`, UTF-8, LF. First round: no quote, codes without zeros. Second: quotes unless letters only, codes with zeros. */
export function ecrireLarge({ offre, bureaux, tour }: Scrutin, elus: ReadonlyMap<number, Candidat>): string {
  const nombre = BLOCS_PAR_TOUR[tour]
  const entete = [
    ...FIXES_LARGE,
    ...Array.from({ length: nombre }, (_, k) => BLOC_LARGE.map((c) => `${c} ${k + 1}`)).flat(),
  ]
  const lignes = bureaux.map((b) => {
    const { circonscription } = b.electorat.bureau
    const elu = elus.get(circonscription)
    const rangs = offre
      .get(circonscription)!
      .map((candidat, i) => ({ candidat, voix: b.voix[i]! }))
      .sort((x, y) => x.candidat.panneau - y.candidat.panneau)
    const blocs = rangs.flatMap(({ candidat: c, voix }) => [
      c.panneau,
      c.nuance,
      c.nom,
      c.prenom,
      c.sexe === 'F' ? 'FEMININ' : 'MASCULIN',
      voix,
      `${pourcent(voix, b.inscrits)}%`,
      `${pourcent(voix, b.exprimes)}%`,
      c === elu ? 'élu' : '',
    ])
    const vides = Array.from({ length: (nombre - rangs.length) * BLOC_LARGE.length }, () => '')
    return [...debutLarge(b, tour), ...blocs, ...vides]
  })
  const champ = (v: string | number) =>
    tour === 2 && typeof v === 'string' && !/^\p{L}*$/u.test(v) ? `"${v}"` : String(v)
  return [entete, ...lignes].map((l) => `${l.map(champ).join(';')}\n`).join('')
}

function debutLarge(b: Depouillement, tour: 1 | 2): (string | number)[] {
  const { commune } = b.electorat.bureau
  const { inscrits, votants, blancs, nuls, exprimes } = b
  const abstentions = inscrits - votants
  // The second round writes a decimal point where nobody voted.
  const surVotants = (n: number) => (tour === 2 && votants === 0 ? '0.00%' : `${pourcent(n, votants)}%`)
  const surInscrits = (n: number) => `${pourcent(n, inscrits)}%`
  return [
    DEPARTEMENT.code,
    DEPARTEMENT.nom,
    commune.code,
    commune.nom,
    tour === 1 ? b.numero.replace(/^0+/, '') : b.numero,
    inscrits,
    votants,
    surInscrits(votants),
    abstentions,
    surInscrits(abstentions),
    exprimes,
    surInscrits(exprimes),
    surVotants(exprimes),
    blancs,
    surInscrits(blancs),
    surVotants(blancs),
    nuls,
    surInscrits(nuls),
    surVotants(nuls),
  ]
}
