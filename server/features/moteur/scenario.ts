/** Classes and chances under another national swing, for places in the order of the map layers. */
import * as arrow from 'apache-arrow'
import { BLOCS, type ParBloc } from '#domain/bloc'
import { margeDe, profilDe } from '#domain/classification'
import type { Lecture, Moteur } from '#domain/moteur'
import { NB_BLOCS, type Scenario } from '#domain/prevision/colonnes'
import { rejouer, type Prevision } from '#domain/prevision/prevision'
import { PROFILS } from '#domain/profil'

export type Elans = Record<'gauche' | 'centre' | 'droite' | 'extremeDroite', number>

/** National shares of the neutral scenario plus the swings; what the blocs win, « autres » then all blocs lose in proportion. */
export function scenarioDe(neutre: Scenario, elans: Elans): Scenario {
  const brut = neutre.map((p, k) => Math.max(0.001, p + (elans[BLOCS[k] as keyof Elans] ?? 0)))
  const total = brut.reduce((s, p) => s + p, 0)
  return brut.map((p) => p / total)
}

/** The prediction replayed; the last one is kept, since a page asks for several départements of one scenario. */
let dernier: { prevision: Prevision; cle: string; rejouee: Prevision } | null = null

export function rejouerScenario(lecture: Lecture, elans: Elans): Prevision | null {
  const { prevision } = lecture
  if (!prevision) return null
  if (Object.values(elans).every((e) => e === 0)) return prevision
  const cle = JSON.stringify(elans)
  if (dernier?.prevision === prevision && dernier.cle === cle) return dernier.rejouee
  const rejouee = rejouer(prevision, scenarioDe(lecture.scenario, elans))
  dernier = { prevision, cle, rejouee }
  return rejouee
}

/** Local scores moved by the national swing of each bloc. */
function scoresSous(lecture: Lecture, i: number, elans: Elans): ParBloc {
  const score = (k: number) => {
    const s = lecture.scores[i * NB_BLOCS + k]!
    return Number.isNaN(s) ? null : Math.max(0, s + (elans[BLOCS[k] as keyof Elans] ?? 0))
  }
  return { gauche: score(0), centre: score(1), droite: score(2), extremeDroite: score(3), autres: score(4) }
}

/** Columns `probabilite` and `marge` Float32 nullable, `profil` Uint8 (index in PROFILS), for the bureaux of `departement` (null: all). */
export function scenarioBureaux(
  moteur: Moteur,
  lecture: Lecture,
  elans: Elans,
  dedans: (code: string) => boolean,
): Record<'probabilite' | 'marge' | 'profil', arrow.Vector> {
  const prevision = rejouerScenario(lecture, elans)
  const probabilite: (number | null)[] = []
  const marge: (number | null)[] = []
  const profil: number[] = []
  moteur.codes.forEach((code, i) => {
    if (!dedans(code)) return
    const rang = moteur.rangs[i]!
    const enTete = lecture.enTete[i]!
    const classe = enTete === 255 ? null : margeDe(scoresSous(lecture, i, elans))
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
