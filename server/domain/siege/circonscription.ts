/**
 * The draws of one circonscription: first round, qualification, withdrawals, second round. Code électoral, art. L126 and
 * L162: elected in round 1 above half of exprimés and a quarter of inscrits; in round 2 the first two and whoever passes
 * 12.5 % of inscrits. One candidate per bloc can go through: the best placed.
 */
import { BLOCS } from '../bloc.ts'
import { Hasard } from '../hasard.ts'
import type { Bascule, Circonscriptions } from './hypotheses.ts'
import { NB_BLOCS, NB_SOURCES, VARIANTES } from './matrices.ts'
import { BITS_TABLE, MASQUE_TABLE, TAILLE_TABLE } from './tables.ts'
import { matricesDe, type Contexte } from './tirage.ts'

const SEUIL_QUALIFICATION = 0.125
const SEUIL_ELECTION_INSCRITS = 0.25
const EXTREME_DROITE = BLOCS.indexOf('extremeDroite')

/** What the draws of one circonscription write; arrays of length `tirages`, reused from one circonscription to the next. */
export interface Sortie {
  /** Winning bloc. */
  vainqueur: Int8Array
  /**
   * Margin of the camp in shares of inscrits: over the best other in the deciding round; below −1 when it is out of
   * round 2, where −1 − m says that it missed the qualification by m.
   */
  marge: Float32Array
  /** Bit mask of the blocs present in round 2; 0 when round 1 decided. */
  second: Uint8Array
  /** Seats by draw and bloc, `tirage·5 + bloc`: each circonscription adds its own. */
  sieges: Uint16Array
}

export const nouvelleSortie = (tirages: number): Sortie => ({
  vainqueur: new Int8Array(tirages),
  marge: new Float32Array(tirages),
  second: new Uint8Array(tirages),
  sieges: new Uint16Array(tirages * NB_BLOCS),
})

const sortantDe = (c: Circonscriptions, i: number, bascule?: Bascule) =>
  bascule?.sortantAbsent ? -1 : c.sortant[i]!

/** Expected shares of circonscription `i` on a multiplicative scale, with incumbency and what the page changed. */
function baseDe(c: Circonscriptions, contexte: Contexte, i: number, bascule?: Bascule): Float64Array {
  const base = c.parts.slice(i * NB_BLOCS, (i + 1) * NB_BLOCS)
  const sortant = sortantDe(c, i, bascule)
  if (sortant >= 0) base[sortant]! *= Math.exp(contexte.hypotheses.sortant[BLOCS[sortant]!])
  BLOCS.forEach((bloc, b) => {
    base[b]! *= bascule?.absents?.includes(bloc) ? 0 : Math.exp(bascule?.bonus?.[bloc] ?? 0)
  })
  return base
}

/** Draws circonscription `i`. Its chance depends on the seed and on `i` only: a toggle moves it on equal chance. */
export function tirerCirconscription(
  c: Circonscriptions,
  contexte: Contexte,
  i: number,
  sortie: Sortie,
  bascule?: Bascule,
): void {
  const { tirages, facteurs, local, participationLocale } = contexte
  const hasard = new Hasard(contexte.graine, 1_000_000 + i)
  const base = baseDe(c, contexte, i, bascule)
  const tete = c.tete.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS)
  const region = c.region[i]!
  const participation = c.participation[i]! + (bascule?.participation ?? 0)
  const partExprimes = c.exprimes[i]!
  const camp = BLOCS.indexOf(contexte.hypotheses.camp)
  const force = Float64Array.from(BLOCS, (b) => bascule?.desistement?.[b] ?? -1)
  // Offset of each bloc's table of local errors.
  const sortant = sortantDe(c, i, bascule)
  const [o0, o1, o2, o3, o4] = BLOCS.map((_, b) => (b === sortant ? NB_BLOCS + b : b) * TAILLE_TABLE) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const voix = new Float64Array(NB_BLOCS)
  const chefs = new Float64Array(NB_BLOCS)
  for (let t = 0; t < tirages; t++) {
    const a1 = hasard.bits()
    const a2 = hasard.bits()
    const f = (region * tirages + t) * NB_BLOCS
    const v0 = base[0]! * facteurs[f]! * local[o0 + (a1 & MASQUE_TABLE)]!
    const v1 = base[1]! * facteurs[f + 1]! * local[o1 + ((a1 >>> BITS_TABLE) & MASQUE_TABLE)]!
    const v2 = base[2]! * facteurs[f + 2]! * local[o2 + (a1 >>> (32 - BITS_TABLE))]!
    const v3 = base[3]! * facteurs[f + 3]! * local[o3 + (a2 & MASQUE_TABLE)]!
    const v4 = base[4]! * facteurs[f + 4]! * local[o4 + ((a2 >>> BITS_TABLE) & MASQUE_TABLE)]!
    let votants = participation + contexte.participation[t]! + participationLocale[a2 >>> (32 - BITS_TABLE)]!
    votants = votants < 0.05 ? 0.05 : votants > 0.97 ? 0.97 : votants
    const exprimes = votants * partExprimes
    const echelle = exprimes / (v0 + v1 + v2 + v3 + v4)
    // Shares of inscrits from here on.
    const p0 = (voix[0] = v0 * echelle)
    const p1 = (voix[1] = v1 * echelle)
    const p2 = (voix[2] = v2 * echelle)
    const p3 = (voix[3] = v3 * echelle)
    const p4 = (voix[4] = v4 * echelle)
    const blancsNuls = votants - exprimes
    const abstention = 1 - votants
    let premier = 0
    let deuxieme = 0
    let meilleur = 0
    let suivant = 0
    for (let b = 0; b < NB_BLOCS; b++) {
      const chef = (chefs[b] = voix[b]! * tete[b]!)
      if (chef > meilleur) {
        deuxieme = premier
        suivant = meilleur
        premier = b
        meilleur = chef
      } else if (chef > suivant) {
        deuxieme = b
        suivant = chef
      }
    }
    if (meilleur > exprimes / 2 && meilleur >= SEUIL_ELECTION_INSCRITS) {
      sortie.vainqueur[t] = premier
      sortie.sieges[t * NB_BLOCS + premier]!++
      sortie.marge[t] = premier === camp ? meilleur - exprimes / 2 : chefs[camp]! - meilleur
      sortie.second[t] = 0
      continue
    }
    let masque = (1 << premier) | (suivant > 0 ? 1 << deuxieme : 0)
    const avecFront = contexte.front[t]!
    // Eight bits for each bloc that may withdraw (three at most), the rest for the local transfers.
    let a3 = hasard.bits()
    const variante = a3 & (VARIANTES - 1)
    for (let b = 0; b < NB_BLOCS; b++) {
      if (b === premier || b === deuxieme || chefs[b]! < SEUIL_QUALIFICATION) continue
      let p = force[b]!
      if (p < 0) {
        // Situations in the order of SITUATIONS.
        const situation =
          premier === EXTREME_DROITE ? 0 : chefs[EXTREME_DROITE]! >= SEUIL_QUALIFICATION ? 1 : 2
        p = avecFront ? contexte.desistement[situation * NB_BLOCS + b]! : 0
      }
      a3 >>>= 8
      if ((a3 & 0xff) >= p * 256) masque |= 1 << b
    }
    sortie.second[t] = masque
    const matrices =
      contexte.matrices[(avecFront << NB_BLOCS) + masque] ?? matricesDe(contexte, avecFront, masque)
    const debut = (contexte.humeur[t]! * VARIANTES + variante) * NB_SOURCES * NB_BLOCS
    let vainqueur = premier
    let gagnant = -1
    let notre = 0
    let autre = 0
    for (let reste = masque; reste !== 0; reste &= reste - 1) {
      const b = 31 - Math.clz32(reste & -reste)
      const k = debut + b * NB_SOURCES
      const s =
        p0 * matrices[k]! +
        p1 * matrices[k + 1]! +
        p2 * matrices[k + 2]! +
        p3 * matrices[k + 3]! +
        p4 * matrices[k + 4]! +
        blancsNuls * matrices[k + 5]! +
        abstention * matrices[k + 6]!
      if (s > gagnant) {
        gagnant = s
        vainqueur = b
      }
      if (b === camp) notre = s
      else if (s > autre) autre = s
    }
    sortie.vainqueur[t] = vainqueur
    sortie.sieges[t * NB_BLOCS + vainqueur]!++
    sortie.marge[t] =
      masque & (1 << camp)
        ? notre - autre
        : -1 - Math.max(0, Math.min(suivant, SEUIL_QUALIFICATION) - chefs[camp]!)
  }
}
