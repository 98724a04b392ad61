/** The whole run, from a folder of official files to a publication: the plan, the steps that are stale, the switch. */
import path from 'node:path'
import { Journal } from './anomalie.ts'
import type { OptionsEtl, Rapport } from './charger.ts'
import { Atelier } from './graphe.ts'
import { planifier, type Plan } from './plan.ts'
import { versionDuLac, versionPubliee } from './publiee.ts'

/**
 * Reads `source`, writes the lake, publishes. Idempotent; whatever stops it, the previous publication and lake stay, and the next
 * run goes on from the steps that were finished.
 * @throws SourceInvalide when a file cannot be trusted.
 */
export async function executerEtl(o: OptionsEtl): Promise<Rapport> {
  const atelier = new Atelier(path.join(o.home, 'atelier'), o.forcer)
  const plan = await planifier(o, atelier)
  const inchange = !o.forcer && (await versionPubliee(o.base)) === plan.version
  const reste = rapportInchange(plan)
  if (inchange && !o.jointures && !o.exporter && versionDuLac(o.home) === plan.version) return reste
  // what reads, draws and publishes takes longer to load than to see that there is nothing to do
  const { charger } = await import('./charger.ts')
  return charger(o, plan, atelier, inchange ? reste : null)
}

function rapportInchange(plan: Plan): Rapport {
  return {
    tours: [],
    journal: new Journal(),
    version: plan.version,
    fictive: false,
    lieux: {},
    bureauxSansContour: 0,
    jointures: [],
    inchange: true,
  }
}
