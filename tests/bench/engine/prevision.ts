/** The circonscriptions of 2024 with the shares that `prevision` expects, learnt on 2022, instead of past positions. */
import os from 'node:os'
import { calerParts } from '#domain/siege/base'
import { HYPOTHESES_PREVISION } from '#domain/siege/defauts'
import { ouvrirDuck } from '#db/duckdb'
import { prevoir2024 } from '../../../etl/backtest/backtest.ts'
import { chargerDonnees } from '../../../etl/backtest/charger.ts'
import { SCRUTINS_LUS } from '../../../etl/backtest/episodes.ts'
import { dossierLac } from '../lac.ts'
import type { Pays } from './pays2024.ts'

/** A circonscription that the prediction does not reach keeps its past position. */
export async function paysPrevu(pays: Pays): Promise<Pays> {
  const duck = await ouvrirDuck(os.tmpdir())
  const donnees = await chargerDonnees(duck, dossierLac()!, null, SCRUTINS_LUS, 'coalition')
  duck.fermer()
  const prevues = prevoir2024(donnees).circonscriptions.parts
  const rang = new Map(donnees.circonscriptions.map((c, k) => [c, k]))
  const c = pays.circonscriptions
  const parts = c.parts.map((p, j) => {
    const k = rang.get(c.codes[Math.floor(j / 5)]!)
    const prevue = k === undefined ? Number.NaN : prevues[k * 5 + (j % 5)]!
    return Number.isNaN(prevue) ? p : prevue
  })
  return {
    ...pays,
    circonscriptions: {
      ...c,
      parts: calerParts({ ...c, parts }, HYPOTHESES_PREVISION.sortant, pays.scenario),
    },
  }
}
