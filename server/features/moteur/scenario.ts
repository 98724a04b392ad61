/** Classes and chances under another national swing and another turnout, for places in the order of the map layers. */
import * as arrow from 'apache-arrow'
import { BLOCS, type ParBloc } from '#domain/bloc'
import { margeDe, profilDe } from '#domain/classification'
import type { Lecture, Moteur } from '#domain/moteur'
import { NB_BLOCS, type Scenario } from '#domain/prevision/colonnes'
import { mobiliser, mobiliserPrevision } from '#domain/prevision/mobilisation'
import { rejouer, type Prevision } from '#domain/prevision/prevision'
import { PROFILS } from '#domain/profil'
import { ranger, type RetenuesDuNiveau } from './retenues.ts'

export type Elans = Record<'gauche' | 'centre' | 'droite' | 'extremeDroite', number>

/** Fraction of the votes held back by abstention that is cast, and those votes at the level asked; null: turnout does not move. */
export type Sursaut = { fraction: number; retenues: RetenuesDuNiveau } | null

/** National shares of the neutral scenario plus the swings; what the blocs win, « autres » then all blocs lose in proportion. */
export function scenarioDe(neutre: Scenario, elans: Elans): Scenario {
  const brut = neutre.map((p, k) => Math.max(0.001, p + (elans[BLOCS[k] as keyof Elans] ?? 0)))
  const total = brut.reduce((s, p) => s + p, 0)
  return brut.map((p) => p / total)
}

/** The prediction replayed; the last one is kept, since a page asks for several départements of one scenario. */
let dernier: { prevision: Prevision; cle: string; rejouee: Prevision } | null = null

/** @param bureaux held back votes of the bureaux, whatever the level asked. */
export function rejouerScenario(
  moteur: Moteur,
  lecture: Lecture,
  elans: Elans,
  bureaux: Sursaut,
): Prevision | null {
  const { prevision } = lecture
  if (!prevision) return null
  const immobile = Object.values(elans).every((e) => e === 0)
  if (immobile && !bureaux) return prevision
  const cle = JSON.stringify([elans, bureaux?.fraction ?? 0])
  if (dernier?.prevision === prevision && dernier.cle === cle) return dernier.rejouee
  const calee = immobile ? prevision : rejouer(prevision, scenarioDe(lecture.scenario, elans))
  const rejouee = bureaux
    ? mobiliserPrevision(calee, ranger(bureaux.retenues, codesPrevus(moteur, prevision)), bureaux.fraction)
    : calee
  dernier = { prevision, cle, rejouee }
  return rejouee
}

/** Code of each row of the prediction; undefined for a bureau that is not published any more. */
function codesPrevus({ codes, rangs }: Moteur, { effectif }: Prevision): (string | undefined)[] {
  const prevus = Array.from({ length: effectif.length }, (): string | undefined => undefined)
  codes.forEach((code, i) => {
    if (rangs[i]! >= 0) prevus[rangs[i]!] = code
  })
  return prevus
}

/** Local scores moved by the national swing of each bloc, then by turnout. */
function scoresSous(
  scores: ArrayLike<number>,
  elans: Elans,
  sursaut: Sursaut,
  lieu: number | undefined,
): ParBloc {
  const elances = Array.from(scores, (s, k) => Math.max(0, s + (elans[BLOCS[k] as keyof Elans] ?? 0)))
  const finals =
    sursaut && lieu !== undefined ? mobiliser(elances, sursaut.retenues, lieu, sursaut.fraction) : elances
  const score = (k: number) => (Number.isNaN(finals[k]!) ? null : finals[k]!)
  return { gauche: score(0), centre: score(1), droite: score(2), extremeDroite: score(3), autres: score(4) }
}

/** Columns `probabilite` and `marge` Float32 nullable, `profil` Uint8 (index in PROFILS), for the bureaux of `departement` (null: all). */
export function scenarioBureaux(
  moteur: Moteur,
  lecture: Lecture,
  elans: Elans,
  sursaut: Sursaut,
  dedans: (code: string) => boolean,
): Record<'probabilite' | 'marge' | 'profil', arrow.Vector> {
  const prevision = rejouerScenario(moteur, lecture, elans, sursaut)
  const probabilite: (number | null)[] = []
  const marge: (number | null)[] = []
  const profil: number[] = []
  moteur.codes.forEach((code, i) => {
    if (!dedans(code)) return
    const rang = moteur.rangs[i]!
    const enTete = lecture.enTete[i]!
    const scores = lecture.scores.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS)
    const classe =
      enTete === 255 ? null : margeDe(scoresSous(scores, elans, sursaut, sursaut?.retenues.rangs.get(code)))
    const p = prevision && rang >= 0 ? prevision.bureaux.premier[rang]! : Number.NaN
    probabilite.push(classe === null || Number.isNaN(p) ? null : p)
    marge.push(classe?.marge ?? null)
    profil.push(
      PROFILS.indexOf(
        classe === null
          ? 'indetermine'
          : profilDe(
              classe.marge,
              Array.from({ length: enTete }, () => true),
            ),
      ),
    )
  })
  return {
    probabilite: arrow.vectorFromArray(probabilite, new arrow.Float32()),
    marge: arrow.vectorFromArray(marge, new arrow.Float32()),
    profil: arrow.vectorFromArray(profil, new arrow.Uint8()),
  }
}

/** Margin of each circonscription under the scenario; null where it has none. */
export function margesDesCirconscriptions(
  codes: readonly string[],
  elans: Elans,
  sursaut: NonNullable<Sursaut>,
): (number | null)[] {
  const { rangs, scores } = sursaut.retenues
  return codes.map((code) => {
    const i = rangs.get(code)
    if (i === undefined) return null
    const locaux = scores.subarray(i * NB_BLOCS, (i + 1) * NB_BLOCS)
    return margeDe(scoresSous(locaux, elans, sursaut, i))?.marge ?? null
  })
}
