/** The acceptance of the prediction, on the official results. Skipped, loudly, where they have not been loaded. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ouvrirDuck } from '#db/duckdb'
import { rejouer } from '#domain/prevision/prevision'
import { RECETTE } from '#domain/prevision/recette'
import { RACINE, readConfig } from '../../server/config.ts'
import { backtester, prevoir2024 } from '../../etl/backtest/backtest.ts'
import { chargerDonnees } from '../../etl/backtest/charger.ts'
import { SCRUTINS_LUS } from '../../etl/backtest/episodes.ts'
import { melangerVotes } from '../support/pays.ts'

const lac = path.join(readConfig(process.env).home, 'lac')
const source = path.resolve(process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data'))
const manquants = SCRUTINS_LUS.filter((s) => !fs.existsSync(path.join(lac, 'voix', `${s}.parquet`)))
/** The lake of the whole country, not of the demonstration. */
const complet =
  manquants.length === 0 && fs.statSync(path.join(lac, 'voix', `${SCRUTINS_LUS[0]}.parquet`)).size > 1e6
if (!complet)
  console.warn(
    `\n  NON VÉRIFIÉ : rétroprévision sur les résultats officiels, pas de lac national dans ${lac}\n`,
  )

async function charger() {
  const duck = await ouvrirDuck(fs.mkdtempSync(path.join(os.tmpdir(), 'qg-test-')))
  try {
    return await chargerDonnees(duck, lac, fs.existsSync(source) ? source : null, SCRUTINS_LUS, 'coalition')
  } finally {
    duck.fermer()
  }
}

describe.skipIf(!complet)('rétroprévision nationale', () => {
  it('meets the thresholds of the project', { timeout: 120_000 }, async () => {
    const donnees = await charger()
    const r = backtester(donnees)
    expect(r.bureaux.n).toBeGreaterThan(63_000)
    expect(r.baseline.brier).toBeGreaterThan(0.069)
    expect(r.baseline.brier).toBeLessThan(0.07)
    expect(r.bureaux.brier).toBeLessThanOrEqual(0.058)
    expect(r.bureaux.accuracy).toBeGreaterThanOrEqual(0.915)
    expect(r.bureaux.ece).toBeLessThanOrEqual(0.02)
    expect(r.classes.acquis.part).toBeGreaterThanOrEqual(0.93)
    expect(r.classes.droite.part).toBeLessThanOrEqual(0.015)
    expect(r.couverture.blocs[0]).toBeGreaterThan(0.75)
    const nette = r.lift.find((l) => l.classement === 'réserve nette')!
    expect(nette.net).toBeGreaterThanOrEqual(0.095)
    expect(r.jumeau.bureaux.brier).toBeLessThan(r.jumeau.baseline.brier)

    const prevision = prevoir2024(donnees)
    const melangees = melangerVotes(donnees, '2024-legislatives-1')
    const aveugle = prevoir2024(melangees, RECETTE, prevision.base.modele)
    expect(aveugle.parts).toEqual(prevision.parts)
    expect(aveugle.bureaux.premier).toEqual(prevision.bureaux.premier)

    const debut = performance.now()
    rejouer(prevision, Float64Array.from([0.3, 0.25, 0.1, 0.335, 0.015]))
    expect(performance.now() - debut).toBeLessThan(1500)
  })
})
