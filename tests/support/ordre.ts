/** The order of the files: browsers, loads and servers in turn, so that the processes seldom do the same at the same time. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const FAMILLES = ['/web/navigateur', '/etl/', '/server/', '/features/']

export default class Ordre extends BaseSequencer {
  /** In each family as vitest does, the first of each family before the second of any. */
  override async sort(fichiers: TestSpecification[]): Promise<TestSpecification[]> {
    const rangs = new Map<number, number>()
    const places = (await super.sort(fichiers)).map((fichier) => {
      const famille = FAMILLES.findIndex((f) => fichier.moduleId.includes(f))
      const rang = rangs.get(famille) ?? 0
      rangs.set(famille, rang + 1)
      return { fichier, rang }
    })
    return places.sort((a, b) => a.rang - b.rang).map((p) => p.fichier)
  }
}
