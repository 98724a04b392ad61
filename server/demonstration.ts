/** Something to show at the first start: the département of demonstration. */
import path from 'node:path'
import type { Base } from '#db/connect'
import { exigerPublication, publicationEnCours, SCHEMA_VERSION } from '#db/publication'
import { sousVerrou } from '#db/verrouPartage'
import { RACINE } from './config.ts'

/**
 * Makes sure that there is something to show: the demonstration when nothing is published, or when it was made by another version of
 * the program; once, however many servers start. Real data of another version are never replaced by invented ones.
 * @param home where the lake goes. @throws Error saying which command loads them again.
 */
export function assurerPublication(base: Base, home: string): Promise<void> {
  return sousVerrou(base, 'premiere-publication', async () => {
    const p = await publicationEnCours(base.db)
    if (p?.schemaVersion === SCHEMA_VERSION) return
    if (p && !p.fictive) await exigerPublication(base.db)
    await chargerDemonstration(base, home)
  })
}

/** Loads the demonstration through the same command that loads real files. */
async function chargerDemonstration(base: Base, home: string): Promise<void> {
  const { executerEtl } = await import('../etl/etl.ts')
  const { progresConsole } = await import('../etl/progres.ts')
  process.stdout.write('Chargement du département de démonstration (données fictives).\n')
  await executerEtl({
    source: path.join(RACINE, 'data/demo/source'),
    home,
    base,
    groupement: 'coalition',
    departements: null,
    progres: progresConsole(process.stdout),
  })
}
