/** Before and after a run of the tests that open a database: its folder, and the databases that its files cloned. */
import fs from 'node:fs'
import { effacerBases } from './images.ts'
import { dossierDeSuite } from './suite.ts'

export default function preparer(): () => Promise<void> {
  const dossier = dossierDeSuite() // the workers inherit it
  return async () => {
    await effacerBases()
    fs.rmSync(dossier, { recursive: true, force: true })
  }
}
