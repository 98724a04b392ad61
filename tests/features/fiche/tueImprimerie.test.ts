/** `kill -9` in the middle of the printing of a federation: the next process makes only what is missing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { ouvrirBase, type Base } from '#db/connect'
import { migrer } from '#db/migrate'
import {
  archiveDe,
  demanderImpression,
  dossierDesTravaux,
  lireTravail,
} from '../../../server/features/fiche/travaux.ts'
import { DEMO, dossierTemporaire, publier, RACINE } from '../../support/base.ts'

const home = dossierTemporaire()

/** The database is opened by one process at a time: the embedded one allows no more. */
async function avecBase<T>(faire: (base: Base) => Promise<T>): Promise<T> {
  const base = await ouvrirBase({ databaseUrl: process.env['DATABASE_URL'] ?? null, home })
  try {
    return await faire(base)
  } finally {
    await base.fermer()
  }
}

const imprimeur = () =>
  spawn(process.execPath, ['--import', 'tsx', 'tests/support/imprimeur.ts'], {
    cwd: RACINE,
    env: { ...process.env, QG_HOME: home },
    stdio: 'ignore',
  })

it('goes on from the documents already made', async () => {
  const { id } = await avecBase(async (base) => {
    await migrer(base)
    await publier(base, DEMO)
    await sql`truncate travail`.execute(base.db)
    return demanderImpression(base.db, '96', 'http://localhost:3000', new Date())
  })
  const dossier = path.join(dossierDesTravaux(home), id)
  const faits = () =>
    fs.existsSync(dossier) ? fs.readdirSync(dossier).filter((f) => f.endsWith('.pdf')) : []

  const premier = imprimeur()
  while (faits().length < 2 && premier.exitCode === null) await new Promise((suite) => setTimeout(suite, 5))
  premier.kill('SIGKILL')
  expect(await once(premier, 'exit')).toEqual([null, 'SIGKILL'])
  const avant = faits()
  expect(avant.length).toBeGreaterThanOrEqual(2)
  expect(avant.length).toBeLessThan(6)
  expect(fs.existsSync(archiveDe(home, id))).toBe(false)

  // What was whole is marked, to see that nobody makes it again; the silence that says a process is lost is not waited for.
  for (const nom of avant) fs.writeFileSync(path.join(dossier, nom), `gardé ${nom}`)
  await avecBase(async ({ db }) => {
    expect(await lireTravail(db, id)).toMatchObject({ statut: 'encours', total: 6 })
    await sql`update travail set battement = now() - interval '1 minute'`.execute(db)
  })
  expect(await once(imprimeur(), 'exit')).toEqual([0, null])

  const contenu = unzipSync(fs.readFileSync(archiveDe(home, id)))
  expect(Object.keys(contenu)).toHaveLength(6)
  for (const [nom, octets] of Object.entries(contenu))
    expect(Buffer.from(octets).toString('latin1', 0, avant.includes(nom) ? 200 : 5)).toBe(
      avant.includes(nom) ? Buffer.from(`gardé ${nom}`).toString('latin1') : '%PDF-',
    )
  await avecBase(async ({ db }) => {
    expect(await lireTravail(db, id)).toMatchObject({ statut: 'fini', fait: 6, total: 6 })
    await sql`truncate travail`.execute(db)
  })
})
