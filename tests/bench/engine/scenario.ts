/** A change of scenario over the whole country: the replay that the server does, next to predicting again from nothing. */
import os from 'node:os'
import { partsNationales } from '#domain/prevision/colonnes'
import { prevoir, rejouer } from '#domain/prevision/prevision'
import { ouvrirDuck } from '#db/duckdb'
import { chargerDonnees } from '../../../etl/backtest/charger.ts'
import { AVANT, historiqueDe, offreDe, SCRUTINS_PROCHAINES, tourDe } from '../../../etl/backtest/episodes.ts'
import { prevoirProchaines } from '../../../etl/backtest/prochaines.ts'
import { dossierLac } from '../lac.ts'
import { chronometrer, enMs, ligne, titre } from '../mesure.ts'

/** The whole answer over HTTP is measured by `curl -w %{time_total} /api/v1/scenario/bureau?gauche=0.02` on a loaded server. */
export async function bancScenario(): Promise<void> {
  titre('Scénario : tout le pays')
  const lac = dossierLac()
  if (!lac) {
    ligne('NON MESURÉ : il faut le lac national dans $QG_HOME', '')
    return
  }
  const duck = await ouvrirDuck(os.tmpdir())
  const donnees = await chargerDonnees(duck, lac, null, SCRUTINS_PROCHAINES, 'coalition')
  duck.fermer()
  const derniere = AVANT.prochaines.legislatives
  const neutre = partsNationales(tourDe(donnees, derniere))
  const prevision = prevoirProchaines(donnees, neutre)
  const autre = neutre.map((p, k) => (k === 0 ? p + 0.02 : p - 0.005))
  const rejeu = chronometrer(() => rejouer(prevision, autre))
  const entier = chronometrer(
    () =>
      prevoir(
        prevision.base.modele,
        historiqueDe(donnees, AVANT.prochaines),
        autre,
        offreDe(donnees, derniere),
        donnees.territoire,
      ),
    2,
  )
  ligne(
    `parts et chances de ${donnees.bureaux.length} bureaux (cible : 1 500 ms)`,
    enMs(rejeu.ms),
    rejeu.ms < 1500,
  )
  ligne(
    '  prédire de nouveau depuis les résultats',
    `${enMs(entier.ms)} (× ${(entier.ms / rejeu.ms).toFixed(0)})`,
  )
}
