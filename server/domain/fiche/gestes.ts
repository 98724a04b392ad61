/** From bureaux to ranked places, each with a gesture and its reasons. */
import { accord, nombreSigne, pluriel, pourcentage } from '../typographie.ts'
import type { Geste, LieuAClasser, LieuClasse } from './modele.ts'
import type { BureauSource } from './source.ts'
import { additionner, avanceDe, participationDe } from './tour.ts'

/**
 * Net reserve from which turnout work is worth a session: 10 votes in all, and 5 for a thousand inscrits, or 20 where the
 * left is far behind.
 */
const RESERVE_UTILE = { voix: 10, part: 0.005, partADroite: 0.02 }

/**
 * What to do in a place: *faire voter* when abstention holds back clearly more left than far-right votes; else
 * *convaincre* when most inscrits live in bureaux where the left is first or close; else *présence*.
 */
export function gesteDe(
  lieu: Pick<LieuAClasser, 'inscrits' | 'reserveNette'>,
  inscritsConvaincables: number,
): Geste {
  const proche = inscritsConvaincables * 2 >= lieu.inscrits
  const part = proche ? RESERVE_UTILE.part : RESERVE_UTILE.partADroite
  const utile = Math.max(RESERVE_UTILE.voix, part * lieu.inscrits)
  if (lieu.reserveNette !== null && lieu.reserveNette >= utile) return 'faire voter'
  return proche ? 'convaincre' : 'présence'
}

/** Inscrits of the bureaux where the left is first or close: acquis and hésitant. */
export function inscritsConvaincables(bureaux: readonly BureauSource[]): number {
  return bureaux
    .filter((b) => b.classement.profil === 'acquis' || b.classement.profil === 'hesitant')
    .reduce((somme, b) => somme + b.inscrits, 0)
}

/** Sums bureaux into one place. */
export function rassembler(nom: string, bureaux: readonly BureauSource[]): LieuAClasser {
  const profils = { acquis: 0, hesitant: 0, droite: 0, indetermine: 0 }
  for (const b of bureaux) profils[b.classement.profil]++
  const reserves = bureaux.flatMap((b) => b.classement.reserveNette ?? [])
  const dernier = additionner(bureaux.flatMap((b) => b.dernier ?? []))
  return {
    nom,
    detail: '',
    bureaux: bureaux.map((b) => b.code),
    inscrits: bureaux.reduce((somme, b) => somme + b.inscrits, 0),
    profils,
    foyers: bureaux.filter((b) => b.classement.foyer).length,
    participation: dernier ? participationDe(dernier) : null,
    avance: dernier ? avanceDe(dernier) : null,
    reserveNette: reserves.length > 0 ? Math.round(reserves.reduce((a, b) => a + b, 0)) : null,
    ancre: ancreCentrale(bureaux),
  }
}

/** The same for a sector: all its communes when its name does not say them. */
export function rassemblerSecteur(nom: string, bureaux: readonly BureauSource[]): LieuAClasser {
  const communes = [...new Set(bureaux.map((b) => b.nomCommune))]
  return { ...rassembler(nom, bureaux), detail: communes.length > 2 ? communes.join(', ') : '' }
}

/** Best net reserve first; places without an estimate last; ties by size then name, so that the order is stable. */
export function classer(
  lieux: readonly { lieu: LieuAClasser; bureaux: readonly BureauSource[] }[],
): LieuClasse[] {
  return lieux
    .toSorted(
      ({ lieu: a }, { lieu: b }) =>
        (b.reserveNette ?? -Infinity) - (a.reserveNette ?? -Infinity) ||
        b.inscrits - a.inscrits ||
        a.nom.localeCompare(b.nom, 'fr'),
    )
    .map(({ lieu, bureaux }, i) => ({
      ...lieu,
      rang: i + 1,
      geste: gesteDe(lieu, inscritsConvaincables(bureaux)),
      pourquoi: pourquoi(lieu),
    }))
}

/** « 4 foyers ; gauche +7,7 points ; 58 % de votants » */
function pourquoi({ foyers, avance, participation }: LieuAClasser): string {
  const raisons: string[] = []
  if (foyers > 0) raisons.push(pluriel(foyers, 'foyer'))
  if (avance !== null) {
    const ecart = avance * 100
    raisons.push(`gauche ${nombreSigne(ecart, { decimales: 1 })} ${accord(ecart, 'pt')}`)
  }
  if (participation !== null) raisons.push(`${pourcentage(participation, 0)} de votants`)
  return raisons.length > 0 ? raisons.join(', ') : 'données insuffisantes'
}

/** The anchor nearest to the centre of all, so that the disc falls inside one of the bureaux. */
function ancreCentrale(bureaux: readonly BureauSource[]): readonly [number, number] | null {
  const places = bureaux.flatMap((b) => (b.ancre ? [{ ancre: b.ancre, poids: Math.max(1, b.inscrits) }] : []))
  const poids = places.reduce((somme, p) => somme + p.poids, 0)
  const x = places.reduce((somme, p) => somme + p.ancre[0] * p.poids, 0) / poids
  const y = places.reduce((somme, p) => somme + p.ancre[1] * p.poids, 0) / poids
  let meilleure: readonly [number, number] | null = null
  let minimum = Infinity
  for (const { ancre } of places) {
    const distance = (ancre[0] - x) ** 2 + (ancre[1] - y) ** 2
    if (distance < minimum) [minimum, meilleure] = [distance, ancre]
  }
  return meilleure
}
