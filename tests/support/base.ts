/** Databases for tests: one of their own for each file, on the PostgreSQL of DATABASE_URL or embedded. */
import { ouvrirBase, type Base } from '#db/connect'
import { copierImage, effacerCopie, publierDans, type Image } from './images.ts'
import { dossierTemporaire } from './suite.ts'

export { DEMO, ILE_NULLE, RACINE } from './images.ts'
export { dossierTemporaire }

/** A copy of `image` that nobody else sees; it goes away when it is closed. */
export async function baseDeTest(image: Image = 'migree'): Promise<Base> {
  const copie = await copierImage(image)
  const base = await ouvrirBase(copie)
  return {
    ...base,
    async fermer() {
      await base.fermer()
      await effacerCopie(copie)
    },
  }
}

/** Publishes a folder of official files into `base`, from nothing: no step of another run serves. */
export const publier = (base: Base, source: string, departements: ReadonlySet<string> | null = null) =>
  publierDans(dossierTemporaire(), base, source, departements)
