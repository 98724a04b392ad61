/**
 * Makes the invented département of the demonstration, in the formats of the official files:
 * `npm run demo` writes `data/demo/source/`. Same script, same bytes.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ecrireCartes } from './generateur/cartes.ts'
import { Dossier } from './generateur/ecrire.ts'
import { ecrireElections } from './generateur/elections.ts'
import { ecrireInsee } from './generateur/insee.ts'
import { SCENES, type Electorat } from './generateur/opinion.ts'
import { premierTour } from './generateur/premier-tour.ts'
import { secondTour } from './generateur/second-tour.ts'
import { quartierDe, sociologieDe } from './generateur/sociologie.ts'
import { tracerTerritoire } from './generateur/territoire.ts'

/** Folder shipped with the repository. */
export const SOURCE = fileURLToPath(new URL('./source', import.meta.url))

/** Empties `racine` and writes the whole demonstration there. */
export async function genererDemo(racine: string): Promise<void> {
  fs.rmSync(racine, { recursive: true, force: true })
  const dossier = new Dossier(racine)
  const territoire = tracerTerritoire()
  const electorats: Electorat[] = territoire.bureaux.map((bureau) => {
    const quartier = quartierDe(bureau)
    return { bureau, quartier, socio: sociologieDe(bureau, quartier) }
  })
  ecrireCartes(dossier, territoire)
  const premiers = SCENES.map((scene) => premierTour(scene, electorats))
  ecrireElections(
    dossier,
    premiers.flatMap((p) => (p.scene.type === 'europeennes' ? [p] : [p, secondTour(p)])),
  )
  await ecrireInsee(dossier, territoire, electorats)
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  await genererDemo(SOURCE)
