/** The steps that are stale, then the switch: what a run does once it knows that there is something to do. */
import fs from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Base } from '#db/connect'
import type { Journal } from './anomalie.ts'
import { Execution } from './execution.ts'
import { exporter } from './exporter.ts'
import type { Atelier } from './graphe.ts'
import { relireClassementsPublies } from './moteur/moteur.ts'
import type { Jointure } from './jointures.ts'
import type { OptionsPlan, Plan } from './plan.ts'
import type { Progres } from './progres.ts'
import { ouvrirResultats, poserLac, publierTout, resumer } from './publication.ts'
import { versionDuLac, type BaseFermee } from './publiee.ts'
import { dessiner } from './steps/geometrie.ts'
import { lireJointures } from './steps/jointure.ts'
import { relireSociologie } from './steps/sociologie.ts'
import { ouvrirSuivi } from './steps/suivi.ts'
import type { TourCharge } from './steps/resultats.ts'
import { seulDans } from './verrou.ts'

export interface OptionsEtl extends OptionsPlan {
  home: string
  /** Where to publish; one that is closed is opened only when there is something to publish. */
  base: Base | BaseFermee
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

/** Threads that share the steps of a large load; below that many bytes of sources, starting them costs more than it gives. */
export const OUVRIERS = 2
const SEUIL_OUVRIERS = 50e6

/** Threads that share the steps of this load; 0: one step after the other, in the first thread. */
export const voies = ({ octets }: Pick<Plan, 'octets'>): number =>
  octets < SEUIL_OUVRIERS ? 0 : Math.min(OUVRIERS, availableParallelism())

/**
 * @param inchange what to say when the publication is already this one; null: it is another, or none.
 * @throws DossierOccupe when another process loads in this home.
 */
export function charger(
  o: OptionsEtl,
  plan: Plan,
  atelier: Atelier,
  inchange: Rapport | null,
): Promise<Rapport> {
  return seulDans(o.home, 'Un chargement', () => chargerSeul(o, plan, atelier, inchange))
}

async function chargerSeul(
  o: OptionsEtl,
  plan: Plan,
  atelier: Atelier,
  inchange: Rapport | null,
): Promise<Rapport> {
  const temporaire = path.join(o.home, 'tmp')
  fs.rmSync(temporaire, { recursive: true, force: true })
  fs.mkdirSync(temporaire, { recursive: true })
  const execution = new Execution({ atelier, noeuds: plan.noeuds, ...o, temporaire, ouvriers: voies(plan) })
  try {
    if (inchange) {
      if (versionDuLac(o.home) !== plan.version)
        poserLac(o.home, temporaire, await execution.obtenir('lac'), plan.version)
      if (o.jointures) inchange.jointures = lireJointures(await execution.obtenir('jointure'))
      if (!o.exporter) return inchange
    }
    await execution.tout()
    return await execution.dernier(async (c) => {
      if (o.exporter) {
        const etape = o.progres.etape('Export')
        const duck = await c.duck()
        await ouvrirResultats(c, duck, o.groupement)
        const { lieux } = dessiner(c)
        const classements = relireClassementsPublies(c.de('moteur'))
        const { anomalies } = c.journal
        await ouvrirSuivi(duck, c.de('suivi'))
        await exporter(o.exporter, {
          version: plan.version,
          duck,
          lac: c.de('lac'),
          temporaire,
          lieux,
          classements,
          sociologie: relireSociologie(c.de('sociologie')),
          anomalies,
        })
        etape.finir(o.exporter)
      }
      if (inchange) return inchange
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
