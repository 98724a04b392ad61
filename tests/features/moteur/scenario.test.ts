/** A scenario over many bureaux at once says what the rules say of each; the order in which scenarios are asked changes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { lireMoteur } from '#db/moteur'
import { BLOCS, type ParBloc } from '#domain/bloc'
import { margeDe, profilDe } from '#domain/classification'
import { departementDe } from '#domain/codes'
import type { Lecture, Moteur } from '#domain/moteur'
import { mobiliser } from '#domain/prevision/mobilisation'
import { PROFILS } from '#domain/profil'
import { retenuesDe, type RetenuesDuNiveau } from '../../../server/features/moteur/retenues.ts'
import {
  rejouerScenario,
  scenarioBureaux,
  type Elans,
  type Sursaut,
} from '../../../server/features/moteur/scenario.ts'
import { baseDeTest } from '../../support/base.ts'

const NEUTRE: Elans = { gauche: 0, centre: 0, droite: 0, extremeDroite: 0 }
const ESSAIS: [Elans, number][] = [
  [NEUTRE, 0.3],
  [{ ...NEUTRE, gauche: 0.03 }, 0],
  [{ ...NEUTRE, gauche: -0.05, extremeDroite: 0.02 }, 0.7],
  [{ ...NEUTRE, gauche: -0.05, extremeDroite: 0.02 }, 0.2],
  [NEUTRE, 0],
]

let base: Base
let moteur: Moteur
let lecture: Lecture
let retenues: RetenuesDuNiveau
beforeAll(async () => {
  base = await baseDeTest('demo')
  moteur = (await lireMoteur(base.db))!
  lecture = moteur.lectures[moteur.groupement]
  retenues = await retenuesDe(base.db, 'essai', 'bureau')
})
afterAll(() => base.fermer())

const sursautDe = (fraction: number): Sursaut => (fraction === 0 ? null : { fraction, retenues })

/** Margin and class of one bureau, by the rules one after the other. */
function unParUn(i: number, elans: Elans, fraction: number): { marge: number; profil: number } | null {
  const n = lecture.enTete[i]!
  if (n === 255) return null
  const finals = Float64Array.from(BLOCS, (b, k) =>
    Math.max(0, lecture.scores[i * BLOCS.length + k]! + (elans[b as keyof Elans] ?? 0)),
  )
  const rang = retenues.rangs.get(moteur.codes[i]!)
  if (rang !== undefined && fraction > 0) mobiliser(finals, 0, retenues, rang, fraction)
  const scores = Object.fromEntries(BLOCS.map((b, k) => [b, Number.isNaN(finals[k]!) ? null : finals[k]!]))
  const marge = margeDe(scores as ParBloc)?.marge
  if (marge === undefined) return null
  const menes = Array.from({ length: n }, () => true)
  return { marge, profil: PROFILS.indexOf(profilDe(marge, menes)) }
}

describe('un scénario', () => {
  it.each(ESSAIS)(
    'dit de chaque bureau ce que disent les règles : %j, participation %d',
    (elans, fraction) => {
      const { marge, profil } = scenarioBureaux(moteur, lecture, elans, sursautDe(fraction), null)
      expect(marge.length).toBe(moteur.codes.length)
      const classes = moteur.codes.filter((_, i) => {
        const attendu = unParUn(i, elans, fraction)
        expect([marge[i], profil[i]]).toEqual(
          attendu
            ? [Math.fround(attendu.marge), attendu.profil]
            : [Number.NaN, PROFILS.indexOf('indetermine')],
        )
        return attendu
      })
      expect(classes.length).toBeGreaterThan(20)
    },
  )

  it('ne dépend pas des scénarios demandés avant lui', () => {
    const frais = new Map(
      ESSAIS.map(([e, f]) => [JSON.stringify([e, f]), rejouerScenario(moteur, lecture, e, sursautDe(f))]),
    )
    for (const [e, f] of ESSAIS.toReversed())
      expect(rejouerScenario(moteur, lecture, e, sursautDe(f))).toEqual(frais.get(JSON.stringify([e, f])))
  })

  it('d’un département, en est la tranche', () => {
    const [elans, fraction] = ESSAIS[2]!
    const pays = scenarioBureaux(moteur, lecture, elans, sursautDe(fraction), null)
    const departement = departementDe(moteur.codes[0]!)
    const sien = scenarioBureaux(moteur, lecture, elans, sursautDe(fraction), departement)
    const rangs = moteur.codes.flatMap((c, i) => (departementDe(c) === departement ? [i] : []))
    expect([...sien.marge]).toEqual(rangs.map((i) => pays.marge[i]))
    expect(scenarioBureaux(moteur, lecture, elans, null, '99').marge.length).toBe(0)
  })
})
