/** Steps shared between threads: what they make is what one thread makes, and a file that cannot be trusted stops them all. */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { Execution } from '../../etl/execution.ts'
import { Atelier } from '../../etl/graphe.ts'
import { relireClassementsPublies } from '../../etl/moteur/moteur.ts'
import { planifier } from '../../etl/plan.ts'
import { relireCarteContours } from '../../etl/steps/carteContours.ts'
import { relireAnomalies, type Travail } from '../../etl/travail.ts'
import { PLACE, Voies, type Voie } from '../../etl/voies.ts'
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

describe('des étapes qui prennent de la mémoire', () => {
  /** Runs steps of these weights in three lanes. @returns those that were at work at the same time, each time that one began. */
  async function suivre(poids: readonly number[]): Promise<string[]> {
    const ensemble: string[] = []
    const ouvertes = new Set<number>()
    const voie: Voie = {
      executer: async ({ nom }) => {
        ouvertes.add(Number(nom))
        ensemble.push([...ouvertes].sort((a, b) => a - b).join('+'))
        await new Promise((suite) => setImmediate(suite))
        ouvertes.delete(Number(nom))
      },
      fermer: () => Promise.resolve(),
    }
    const voies = new Voies(voie, [voie, voie, voie])
    const travail = (rang: number) => ({ nom: String(rang) }) as Travail
    await Promise.all(poids.map((p, rang) => voies.executer(rang, travail(rang), false, p)))
    return ensemble
  }

  it('ne vont ensemble que s’il y a place, et la première du graphe passe d’abord', async () => {
    expect(await suivre([100, 100, 100])).toEqual(['0', '0+1', '0+1+2'])
    expect(await suivre([0.6 * PLACE, 0.6 * PLACE, 0.3 * PLACE])).toEqual(['0', '0+2', '1'])
  })

  it('passent seules quand elles demandent plus que toute la place', async () => {
    expect(await suivre([2 * PLACE, 1, 3 * PLACE])).toEqual(['0', '1', '2'])
  })
})

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
