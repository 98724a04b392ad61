/** The sentences of a fiche, each made by a rule from figures that the page or the official results show. */
import { NOM_BLOC, RIVAUX } from '../bloc.ts'
import { scrutinDe } from '../scrutin.ts'
import {
  enumeration,
  nombre,
  nombreSigne,
  ordinal,
  pluriel,
  points,
  pointsSansSigne,
  pourcentage,
} from '../typographie.ts'
import { PREMIERS_LIEUX, type LieuClasse } from './modele.ts'
import type { BureauSource, ResultatTour, SourceFiche } from './source.ts'
import {
  additionner,
  avanceDe,
  blocAvecArticle,
  dernierTourLegislatif,
  partDe,
  premierRival,
} from './tour.ts'

type Historique = SourceFiche['historique']['lieu']

/** Votes of the left minus its rival at the last second round; null when it was not a contest of the left. */
export function ecartSecondTour(historique: Historique): { voix: number; tour: ResultatTour } | null {
  const tour = dernierTourLegislatif(historique, 2)
  const rival = tour ? premierRival(tour) : null
  if (!tour || rival === null || tour.voix.gauche === null) return null
  return { voix: tour.voix.gauche - tour.voix[rival]!, tour }
}

/** First sentence of the instruction: how the last legislative election ended here. */
export function phraseResultat(historique: Historique): string {
  const duel = ecartSecondTour(historique)
  if (duel) {
    const { tour, voix } = duel
    const annee = scrutinDe(tour.scrutin).annee
    const score = `(${nombre(tour.voix.gauche!)} contre ${nombre(tour.voix[premierRival(tour)!]!)})`
    if (voix === 0) return `Égalité de voix au second tour de ${annee} ${score}.`
    const verbe = voix > 0 ? 'Gagnée' : 'Perdue'
    return `${verbe} de ${pluriel(Math.abs(voix), 'voix', 'voix')} au second tour de ${annee} ${score}.`
  }
  const premier = dernierTourLegislatif(historique, 1)
  if (!premier) return 'Aucun résultat législatif n’est publié ici.'
  const annee = scrutinDe(premier.scrutin).annee
  const gauche = partDe(premier, 'gauche')
  const avance = avanceDe(premier)
  if (gauche === null || avance === null) return `Pas de comparaison possible au premier tour de ${annee}.`
  const rival = blocAvecArticle(premierRival(premier)!)
  const ecart = `${pointsSansSigne(avance)} ${avance >= 0 ? 'devant' : 'derrière'} ${rival}`
  const second = dernierTourLegislatif(historique, 2)
  const sujet = !second
    ? 'La gauche a fait'
    : second.voix.gauche === null
      ? 'Absente du second tour, la gauche a fait'
      : 'Seule au second tour, la gauche avait fait'
  return `${sujet} ${pourcentage(gauche)} au premier tour de ${annee}, ${ecart}.`
}

/** Second sentence: what to do in the first places, and whether general turnout work would help the opponent. */
export function phraseAction(lieux: readonly LieuClasse[], reserveNette: number | null): string {
  const premiers = lieux.slice(0, PREMIERS_LIEUX)
  const voter = premiers.filter((l) => l.geste === 'faire voter').length
  const convaincre = premiers.filter((l) => l.geste === 'convaincre').length
  const reserve = reserveNette !== null && reserveNette < 0 ? ', sans relance générale' : ''
  if (voter > 0 && convaincre > 0)
    return `Faire voter dans ${pluriel(voter, 'lieu', 'lieux')}, convaincre dans ${pluriel(convaincre, 'autre')}${reserve}.`
  if (voter > 0) return `Faire voter d’abord, dans ${pluriel(voter, 'lieu', 'lieux')}${reserve}.`
  if (convaincre > 0) return `Convaincre d’abord, dans ${pluriel(convaincre, 'lieu', 'lieux')}${reserve}.`
  return `Tenir une présence, écouter${reserve}.`
}

/** « Législatives, de 2022 à 2024 : gauche −4 points, centre −4… » */
export function commenterBlocs(historique: Historique): string {
  const tours = historique.filter((t) => {
    const s = scrutinDe(t.scrutin)
    return s.type === 'legislatives' && s.tour === 1
  })
  const [avant, apres] = tours.slice(-2)
  if (!avant || !apres) return ''
  const ecarts = (['gauche', ...RIVAUX] as const).flatMap((bloc) => {
    const [a, b] = [partDe(avant, bloc), partDe(apres, bloc)]
    return a === null || b === null ? [] : [{ bloc, ecart: b - a }]
  })
  if (ecarts.length === 0) return ''
  const [premier, ...suite] = ecarts.map(({ bloc, ecart }, i) =>
    i === 0 ? `${NOM_BLOC[bloc]} ${points(ecart, 0)}` : `${NOM_BLOC[bloc]} ${nombreSigne(ecart * 100)}`,
  )
  const annees = `${scrutinDe(avant.scrutin).annee} à ${scrutinDe(apres.scrutin).annee}`
  return `Législatives, de ${annees} : ${[premier, ...suite].join(', ')}.`
}

/** « De la présidentielle aux législatives de 2022 : −29 points. » */
export function commenterParticipation(historique: Historique): string {
  const premiers = historique.filter((t) => scrutinDe(t.scrutin).tour === 1 && t.inscrits > 0)
  const presidentielle = premiers.findLast((t) => scrutinDe(t.scrutin).type === 'presidentielle')
  const annee = presidentielle && scrutinDe(presidentielle.scrutin).annee
  const legislatives = premiers.find((t) => t.scrutin === `${annee}-legislatives-1`)
  if (!presidentielle || !legislatives) return ''
  const ecart =
    legislatives.votants / legislatives.inscrits - presidentielle.votants / presidentielle.inscrits
  return `De la présidentielle aux législatives de ${annee} : ${points(ecart, 0)}.`
}

/** « Ce qu’il faut en retenir »: at most three lines. */
export function retenir(source: SourceFiche, lieux: readonly LieuClasse[]): string[] {
  return [
    retenirEnjeu(source.historique.lieu, lieux),
    retenirHesitants(source.bureaux),
    retenirPresence(source.bureaux, lieux),
  ].flatMap((phrase) => phrase ?? [])
}

/** What was missing, against what abstention holds back where turnout work helps. */
function retenirEnjeu(historique: Historique, lieux: readonly LieuClasse[]): string {
  const voter = lieux.filter((l) => l.geste === 'faire voter')
  const voix = ecartSecondTour(historique)?.voix ?? 0
  const constats = [
    ...(voix > 0 ? [`La gauche l’a emporté de ${pluriel(voix, 'voix', 'voix')}.`] : []),
    ...(voix < 0 ? [`Il a manqué ${pluriel(-voix, 'voix', 'voix')}.`] : []),
  ]
  if (voter.length === 0)
    return [
      ...constats,
      'Aucun lieu n’a de réserve nette utile (estimation) : il s’agit de convaincre.',
    ].join(' ')
  const reserve = voter.reduce((somme, l) => somme + l.reserveNette!, 0)
  const sujet =
    voter.length === 1
      ? 'Le lieu où faire voter a une réserve nette'
      : `Les ${nombre(voter.length)} lieux où faire voter ont ensemble une réserve nette`
  const bilan =
    reserve >= -voix ? ' : assez, en théorie, pour renverser le résultat.' : ' : utile, pas suffisant.'
  const stock = `${sujet} de ${nombreSigne(reserve)} voix (estimation), si tout l’écart de participation y était comblé`
  return [...constats, stock + (voix < 0 ? bilan : '.')].join(' ')
}

/** How many bureaux hesitate, and by how much the left leads or trails there. */
function retenirHesitants(bureaux: readonly BureauSource[]): string | null {
  const hesitants = bureaux.filter((b) => b.classement.profil === 'hesitant')
  const total = additionner(hesitants.flatMap((b) => b.dernier ?? []))
  const avance = total ? avanceDe(total) : null
  if (!total || avance === null) return null
  const inscrits = hesitants.reduce((somme, b) => somme + b.inscrits, 0)
  const rival = blocAvecArticle(premierRival(total)!)
  const ecart = `${pointsSansSigne(avance)} ${avance >= 0 ? 'devant' : 'derrière'} ${rival}`
  const annee = scrutinDe(total.scrutin).annee
  return `${pluriel(hesitants.length, 'bureau hésitant', 'bureaux hésitants')} sur ${nombre(bureaux.length)} (${nombre(inscrits)} inscrits) : la gauche y était en ${annee} ${ecart}. C’est là que convaincre compte.`
}

/** Communes where general turnout work would bring more far-right than left votes. */
function retenirPresence(bureaux: readonly BureauSource[], lieux: readonly LieuClasse[]): string | null {
  const contraires = new Set(
    lieux.filter((l) => l.geste === 'présence' && (l.reserveNette ?? 0) < 0).flatMap((l) => l.bureaux),
  )
  const communes = new Map<string, { reserve: number; bureaux: number; total: number }>()
  for (const b of bureaux) {
    const c = communes.get(b.nomCommune) ?? { reserve: 0, bureaux: 0, total: 0 }
    if (contraires.has(b.code)) {
      c.reserve += b.classement.reserveNette ?? 0
      c.bureaux++
    }
    c.total++
    communes.set(b.nomCommune, c)
  }
  const tri = [...communes].filter(([, c]) => c.bureaux > 0).toSorted(([, a], [, b]) => a.reserve - b.reserve)
  if (tri.length === 0) return null
  const reserve = tri.reduce((somme, [, c]) => somme + c.reserve, 0)
  const noms = tri
    .slice(0, 3)
    .map(([nom, c]) => (c.bureaux < c.total ? `${nom} (${pluriel(c.bureaux, 'bureau', 'bureaux')})` : nom))
  const reste = tri.length - noms.length
  if (reste > 0) noms.push(pluriel(reste, 'autre commune', 'autres communes'))
  return `À ${enumeration(noms)}, une relance générale servirait d’abord l’extrême droite (réserve nette ${nombreSigne(reserve)} voix, estimation). Y tenir une présence : fête, débat, marché, services publics.`
}

/** « 1er tour » with the short name of the election: « légis. 2024, 1er tour ». */
export function nommerTour(code: string): string {
  const s = scrutinDe(code)
  return `${s.court.toLowerCase()}, ${ordinal(s.tour, 'masculin')} tour`
}
