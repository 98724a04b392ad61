/** The whole run, from a folder of official files to a publication: the plan, the steps that are stale, the switch. */
import fs from 'node:fs'
import path from 'node:path'
import type { Base } from '#db/connect'
import { Journal } from './anomalie.ts'
import { Execution } from './execution.ts'
import { exporter } from './exporter.ts'
import { Atelier } from './graphe.ts'
import { planifier, type OptionsPlan, type Plan } from './plan.ts'
import type { Progres } from './progres.ts'
import { ouvrirResultats, poserLac, publierTout, resumer, versionDuLac } from './publication.ts'
import { estPubliee } from './publiee.ts'
import { relireClassementsPublies } from './moteur/moteur.ts'
import { dessiner } from './steps/geometrie.ts'
import { lireJointures, type Jointure } from './steps/jointure.ts'
import type { TourCharge } from './steps/resultats.ts'

export interface OptionsEtl extends OptionsPlan {
  home: string
  /** Where to publish; a function opens it only when there is something to publish. */
  base: Base | (() => Promise<Base>)
  progres: Progres
  /** Runs every step again. */
  forcer?: boolean
  /** Measures the share of bureaux with a contour even when there is nothing to publish. */
  jointures?: boolean
  /** Folder where the clean tables go too. */
  exporter?: string | null
}

export interface Rapport {
  tours: TourCharge[]
  journal: Journal
  version: string
  fictive: boolean
  lieux: Record<string, number>
  bureauxSansContour: number
  /** Bureaux with a contour, by round and département. */
  jointures: Jointure[]
  /** Nothing had changed: nothing was published. */
  inchange: boolean
}

/**
 * Reads `source`, writes the lake, publishes. Idempotent; whatever stops it, the previous publication and lake stay, and the next
 * run goes on from the steps that were finished.
 * @throws SourceInvalide when a file cannot be trusted.
 */
export async function executerEtl(o: OptionsEtl): Promise<Rapport> {
  const atelier = new Atelier(path.join(o.home, 'atelier'), o.forcer)
  const plan = await planifier(o, atelier)
  const inchange = !o.forcer && (await estPubliee(o.home, o.base, plan.version))
  const temporaire = path.join(o.home, 'tmp')
  const reste = rapportInchange(plan)
  fs.rmSync(temporaire, { recursive: true, force: true })
  fs.mkdirSync(temporaire, { recursive: true })
  const execution = new Execution({ atelier, noeuds: plan.noeuds, ...o, temporaire })
  try {
    if (inchange) {
      if (versionDuLac(o.home) !== plan.version)
        poserLac(o.home, temporaire, await execution.obtenir('lac'), plan.version)
      if (o.jointures) reste.jointures = lireJointures(await execution.obtenir('jointure'))
      if (!o.exporter) return reste
    }
    for (const { nom } of plan.noeuds) await execution.obtenir(nom)
    return await execution.dernier(async (c) => {
      if (o.exporter) {
        const etape = o.progres.etape('Export')
        const duck = await c.duck()
        await ouvrirResultats(c, duck, o.groupement)
        const { lieux } = dessiner(c)
        const classements = relireClassementsPublies(c.de('moteur'))
        const { anomalies } = c.journal
        await exporter(o.exporter, { duck, lac: c.de('lac'), temporaire, lieux, classements, anomalies })
        etape.finir(o.exporter)
      }
      if (inchange) return reste
      const publication = await publierTout(c, { ...o, temporaire, plan })
      atelier.nettoyer(plan.noeuds.map((n) => n.etape))
      return {
        ...resumer(c, plan),
        ...publication,
        jointures: lireJointures(c.de('jointure')),
        inchange: false,
      }
    })
  } finally {
    await execution.fermer()
    fs.rmSync(temporaire, { recursive: true, force: true })
  }
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
