/** The print shop of a federation: stopped, killed, it makes only what is missing, and never the same job twice at once. */
import fs from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { ouvrirAtelier, type AtelierFiches } from '../../../server/features/fiche/gabarits.ts'
import {
  annuler,
  archiveDe,
  demanderImpression,
  dossierDesTravaux,
  lireTravail,
  traiterTravaux,
} from '../../../server/features/fiche/travaux.ts'
import { baseDeTest, dossierTemporaire } from '../../support/base.ts'

let base: Base
const atelier = ouvrirAtelier()
const home = dossierTemporaire()
const horloge = () => new Date('2026-11-25T12:00:00Z')
const demander = () => demanderImpression(base.db, '96', 'http://localhost:3000', horloge())
const traiter = (avec = atelier) => traiterTravaux({ db: base.db, home, atelier: avec, horloge })
const vider = () => sql`truncate travail`.execute(base.db)

beforeAll(async () => {
  base = await baseDeTest('demo')
})
beforeEach(() => vider())
afterAll(async () => {
  await vider()
  await atelier.fermer()
  await base.fermer()
})

it('goes on, after a kill, from the documents already made', async () => {
  const { id } = await demander()
  expect((await demander()).id).toBe(id)
  const dossier = path.join(dossierDesTravaux(home), id)
  fs.mkdirSync(dossier, { recursive: true })
  // As a killed process leaves it: one document whole, one cut, the job still said to run.
  fs.writeFileSync(path.join(dossier, 'fiche-96-01.pdf'), 'déjà faite')
  fs.writeFileSync(path.join(dossier, 'livret-96-01.pdf.partiel'), 'coup')
  await sql`update travail set statut = 'encours', battement = now()`.execute(base.db)
  expect(await traiter()).toBe(0)
  await sql`update travail set battement = now() - interval '1 minute'`.execute(base.db)
  expect(await Promise.all([traiter(), traiter()])).toEqual(expect.arrayContaining([0, 1]))
  const contenu = unzipSync(fs.readFileSync(archiveDe(home, id)))
  const noms = Object.keys(contenu).toSorted()
  expect(noms).toHaveLength(6)
  expect(noms[0]).toBe('fiche-96-01.pdf')
  expect(Buffer.from(contenu['fiche-96-01.pdf']!).toString()).toBe('déjà faite')
  for (const nom of noms.slice(1)) expect(Buffer.from(contenu[nom]!).toString('latin1', 0, 5)).toBe('%PDF-')
  expect(await lireTravail(base.db, id)).toMatchObject({ statut: 'fini', fait: 6, total: 6 })
  expect(fs.existsSync(dossier)).toBe(false)
})

it('stops between two documents when it is cancelled', async () => {
  const { id } = await demander()
  const lent = new Proxy(atelier, {
    get: (cible, cle) =>
      cle === 'composer'
        ? async (...args: Parameters<AtelierFiches['composer']>) => {
            await annuler(base.db, id, horloge())
            return cible.composer(...args)
          }
        : Reflect.get(cible, cle),
  })
  expect(await traiter(lent)).toBe(0)
  expect(await lireTravail(base.db, id)).toMatchObject({ statut: 'annule', fait: 0 })
  expect(fs.existsSync(archiveDe(home, id))).toBe(false)
})

it('says what went wrong', async () => {
  const { id } = await demanderImpression(base.db, '01', 'http://localhost:3000', horloge())
  await traiter()
  expect(await lireTravail(base.db, id)).toMatchObject({
    statut: 'echoue',
    erreur: expect.stringContaining('n’est pas publié'),
  })
})
