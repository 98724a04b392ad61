/** Five figures of a place beside those of the wider one, and the three reasons to go there that they make. */
import { scrutinDe } from '../scrutin.ts'
import { nombreSigne, pointsSansSigne, pourcentage, typographier } from '../typographie.ts'
import type { Etape, Paragraphe, Repere } from './fiche.ts'
import { nommerTour } from './phrases.ts'
import type { ResultatTour, SourceLieu } from './source.ts'
import { additionner, avanceDe, blocAvecArticle, partDe, participationDe, premierRival } from './tour.ts'

const ABSENT = '–'

/** What the rules read of a place: its two rounds and its reserve. */
export interface Bilan {
  premier: ResultatTour | null
  second: ResultatTour | null
  reserveNette: number | null
}

/** Sums the bureaux of a place. The second round counts only when every bureau that voted in the first has one. */
export function bilanDe({ bureaux }: Pick<SourceLieu, 'bureaux'>): Bilan {
  const votants = bureaux.filter((b) => b.dernier !== null)
  const seconds = votants.flatMap((b) => b.second ?? [])
  const reserves = bureaux.flatMap((b) => b.classement.reserveNette ?? [])
  return {
    premier: additionner(votants.flatMap((b) => b.dernier ?? [])) ?? null,
    second: seconds.length > 0 && seconds.length === votants.length ? (additionner(seconds) ?? null) : null,
    reserveNette: reserves.length > 0 ? Math.round(reserves.reduce((a, b) => a + b, 0)) : null,
  }
}

export function reperes(bilan: Bilan, reference: Bilan | null): Repere[] {
  const { premier, second } = bilan
  const quand = premier ? nommerTour(premier.scrutin) : ''
  const rival = premier && premierRival(premier)
  const duo = (libelle: string, precision: string, lire: (b: Bilan) => string | null): Repere => ({
    libelle,
    precision,
    ici: lire(bilan) ?? ABSENT,
    reference: (reference && lire(reference)) ?? ABSENT,
  })
  const dePart = (t: ResultatTour | null, lire: (t: ResultatTour) => number | null): string | null => {
    const valeur = t && lire(t)
    return valeur === null ? null : pourcentage(valeur)
  }
  return [
    duo('Participation', quand, (b) => dePart(b.premier, participationDe)),
    duo('Gauche, 1er tour', quand.replace(/, .*/, ''), (b) => dePart(b.premier, (t) => partDe(t, 'gauche'))),
    second?.voix.gauche != null
      ? duo('Gauche, 2d tour', nommerTour(second.scrutin).replace(/, .*/, ''), (b) =>
          dePart(b.second, (t) => partDe(t, 'gauche')),
        )
      : duo('Abstention', quand, (b) =>
          dePart(b.premier, (t) => (t.inscrits > 0 ? 1 - t.votants / t.inscrits : null)),
        ),
    duo(
      'Avance au 1er tour',
      rival ? `sur ${blocAvecArticle(rival)}, points` : 'sur le premier rival',
      (b) => {
        const avance = b.premier && avanceDe(b.premier)
        return avance === null ? null : nombreSigne(avance * 100, { decimales: 1 })
      },
    ),
    duo('Réserve nette', 'voix, estimation', (b) =>
      b.reserveNette === null ? null : nombreSigne(b.reserveNette),
    ),
  ]
}

/** « Pourquoi ici »: where the left stands, how people vote, what turnout work does. */
export function pourquoiIci(source: SourceLieu, bilan: Bilan, etapes: readonly Etape[]): Paragraphe[] {
  return [position(source, bilan), participation(source, bilan), utilite(source, bilan, etapes)].flatMap(
    (p) => p ?? [],
  )
}

function position({ reference }: SourceLieu, { premier }: Bilan): Paragraphe | null {
  const avance = premier && avanceDe(premier)
  if (!premier || avance === null) return null
  const annee = scrutinDe(premier.scrutin).annee
  const rival = blocAvecArticle(premierRival(premier)!)
  const ecart = `${pointsSansSigne(avance)} ${avance >= 0 ? 'devant' : 'derrière'} ${rival}`
  const autre = reference?.premier ? avanceDe(reference.premier) : null
  const suite =
    autre === null
      ? ''
      : ` ${reference!.sujet} est ${pointsSansSigne(autre)} ${autre >= 0 ? 'devant' : 'derrière'}.`
  return {
    titre:
      avance >= 0
        ? 'La gauche y est en tête'
        : avance > -0.1
          ? 'La gauche y est proche'
          : 'La gauche y est loin',
    texte: `${pourcentage(partDe(premier, 'gauche')!)} en ${annee}, ${ecart}.${suite}`,
  }
}

/** Turnout against the wider place, and the social figure that differs most from the country. */
function participation(source: SourceLieu, { premier }: Bilan): Paragraphe | null {
  const ici = premier && participationDe(premier)
  if (!premier || ici === null) return null
  const autre = source.reference?.premier ? participationDe(source.reference.premier) : null
  const annee = scrutinDe(premier.scrutin).annee
  const titre =
    autre === null || Math.abs(ici - autre) < 0.01
      ? 'On y vote comme autour'
      : ici < autre
        ? 'On y vote moins'
        : 'On y vote plus'
  const contre = autre === null ? '' : `, contre ${pourcentage(autre)}`
  return { titre, texte: `${pourcentage(ici)} en ${annee}${contre}.${sociologieEnBref(source)}` }
}

/** « Commune : taux de pauvreté 27,1 %, France 14,9 % (INSEE, Filosofi 2021). » */
function sociologieEnBref({ sociologie, niveau }: SourceLieu): string {
  const parts = sociologie.flatMap((v) =>
    v.unite === 'part' && v.valeur !== null && v.france !== null && v.france > 0
      ? [{ ...v, rapport: Math.abs(Math.log(Math.max(v.valeur, 0.001) / v.france)) }]
      : [],
  )
  const [plus] = parts.toSorted((a, b) => b.rapport - a.rapport)
  if (!plus || plus.rapport < 0.15) return ''
  const ou = niveau === 'secteur' || niveau === 'bureau' ? 'Dans la commune : ' : ''
  const libelle = ou ? plus.libelle.charAt(0).toLowerCase() + plus.libelle.slice(1) : plus.libelle
  return typographier(
    ` ${ou}${libelle} ${pourcentage(plus.valeur!, 0)}, France ${pourcentage(plus.france!, 0)} (${plus.source}).`,
  )
}

function utilite(
  { reference }: SourceLieu,
  { reserveNette }: Bilan,
  etapes: readonly Etape[],
): Paragraphe | null {
  if (reserveNette === null) return null
  const voter = etapes.filter((e) => e.geste === 'faire voter')
  const ailleurs =
    reference?.reserveNette == null ? '' : ` ${reference.sujet} : ${nombreSigne(reference.reserveNette)}.`
  const stock = `réserve nette de ${nombreSigne(reserveNette)} voix (estimation).`
  if (voter.length > 0 && voter.length === etapes.length)
    return { titre: 'Faire voter y sert la gauche', texte: stock + ailleurs }
  if (voter.length > 0) {
    const voix = voter.reduce((s, e) => s + (e.reserveNette ?? 0), 0)
    return {
      titre: 'Faire voter y sert la gauche par endroits',
      texte: `${nombreSigne(voix)} voix là où l’on fait voter, ${nombreSigne(reserveNette)} en tout (estimation).${ailleurs}`,
    }
  }
  return reserveNette < 0
    ? { titre: 'Une relance générale servirait l’extrême droite', texte: stock + ailleurs }
    : { titre: 'Peu de voix dorment dans l’abstention', texte: stock + ailleurs }
}
