/** `kill -9` in the middle of the printing of a federation: the next process makes only what is missing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { ouvrirBase, type Base } from '#db/connect'
import { archiveDe, demanderImpression } from '../../../server/features/fiche/travaux.ts'
import { nomsDesFichiers } from '../../../server/travaux/fichiers.ts'
import { lireTravail } from '../../../server/travaux/file.ts'
import { RACINE } from '../../support/base.ts'
import { copierImage, effacerCopie } from '../../support/images.ts'

it('goes on from the documents already made', async () => {
  const copie = await copierImage('demo')
  /** The database is opened by one process at a time: the embedded one allows no more. */
  async function avecBase<T>(faire: (base: Base) => Promise<T>): Promise<T> {
    const base = await ouvrirBase(copie)
    try {
      return await faire(base)
    } finally {
      await base.fermer()
    }
  }
  const imprimeur = () =>
    spawn(process.execPath, ['--import', 'tsx', 'tests/support/imprimeur.ts'], {
      cwd: RACINE,
      env: { ...process.env, QG_HOME: copie.home, DATABASE_URL: copie.databaseUrl ?? '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  const { id } = await avecBase(({ db }) =>
    demanderImpression(db, { departement: '96', service: 'http://localhost:3000' }, new Date()),
  )

  const premier = imprimeur()
  let commences = 0
  premier.stdout.on('data', (points: Buffer) => {
    commences += points.length
    if (commences >= 3) premier.kill('SIGKILL')
  })
  expect(await once(premier, 'exit')).toEqual([null, 'SIGKILL'])

  // What was whole is marked, to see that nobody makes it again; the silence that says a process is lost is not waited for.
  const avant = await avecBase(async ({ db }) => {
    expect(await lireTravail(db, 'impression', id)).toMatchObject({ statut: 'encours', total: 6 })
    await sql`update travail_morceau set octets = 'gardé'`.execute(db)
    await sql`update travail set battement = now() - interval '1 minute'`.execute(db)
    return nomsDesFichiers(db, id)
  })
  expect(avant.length).toBeGreaterThanOrEqual(2)
  expect(avant.length).toBeLessThan(6)
  expect(await once(imprimeur(), 'exit')).toEqual([0, null])

  await avecBase(async ({ db }) => {
    const morceaux: Uint8Array[] = []
    for await (const m of (await archiveDe(db, id))!) morceaux.push(m)
    const contenu = unzipSync(Buffer.concat(morceaux))
    expect(Object.keys(contenu)).toHaveLength(6)
    for (const [nom, octets] of Object.entries(contenu))
      expect(Buffer.from(octets).toString('utf8', 0, avant.includes(nom) ? 200 : 5)).toEqual(
        avant.includes(nom) ? expect.stringMatching(/^(gardé)+$/) : '%PDF-',
      )
    expect(await lireTravail(db, 'impression', id)).toMatchObject({ statut: 'fini', fait: 6, total: 6 })
  })
  await effacerCopie(copie)
})
