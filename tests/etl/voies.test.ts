/** Steps shared between threads: what they make is what one thread makes, and a file that cannot be trusted stops them all. */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { Execution } from '../../etl/execution.ts'
import { Atelier } from '../../etl/graphe.ts'
import { relireClassementsPublies } from '../../etl/moteur/moteur.ts'
import { planifier } from '../../etl/plan.ts'
import { relireCarteContours } from '../../etl/steps/carteContours.ts'
import { relireAnomalies } from '../../etl/travail.ts'
import { baseDeTest, dossierTemporaire, ILE_NULLE } from '../support/base.ts'
import { abimer, copierIle, ILE } from './dossier.ts'

let base: Base
beforeAll(async () => {
  base = await baseDeTest()
})
afterAll(() => base.fermer())

async function executer(source: string, ouvriers: number) {
  const temporaire = dossierTemporaire()
  const atelier = new Atelier(path.join(temporaire, 'atelier'))
  const { noeuds } = await planifier({ source, groupement: 'coalition', departements: null }, atelier)
  const titres: string[] = []
  const progres = {
    etape: (titre: string) => ({
      avancer: () => {},
      finir: (bilan: string) => titres.push(`${titre} : ${bilan}`),
    }),
  }
  const execution = new Execution({ atelier, noeuds, source, temporaire, base, progres, ouvriers })
  try {
    await execution.tout()
    return {
      titres: titres.sort(),
      classements: relireClassementsPublies(await execution.obtenir('moteur')),
      contours: relireCarteContours(await execution.obtenir('carte-contours')),
      anomalies: await Promise.all(noeuds.map(async (n) => relireAnomalies(await execution.obtenir(n.nom)))),
    }
  } finally {
    await execution.fermer()
  }
}

describe('des étapes partagées entre deux fils', () => {
  it('font ce qu’un seul fait', async () => {
    const seul = await executer(ILE_NULLE, 0)
    expect(seul.titres.length).toBeGreaterThan(20)
    expect(await executer(ILE_NULLE, 2)).toEqual(seul)
  })

  it('s’arrêtent toutes devant un fichier dont on ne peut rien tirer, et disent lequel', async () => {
    const source = copierIle()
    abimer(source, ILE.presidentielle2022, () => 'rien')
    const [seul, deux] = await Promise.allSettled([executer(source, 0), executer(source, 2)])
    expect(seul).toMatchObject({ status: 'rejected', reason: { name: 'SourceInvalide' } })
    expect(deux).toMatchObject({
      status: 'rejected',
      reason: { name: 'SourceInvalide', message: (seul as PromiseRejectedResult).reason.message },
    })
  })
})
