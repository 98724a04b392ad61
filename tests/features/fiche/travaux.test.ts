/** The print shop of a federation: stopped, killed, it makes only what is missing, and never the same job twice at once. */
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { ouvrirAtelier, type AtelierFiches } from '../../../server/features/fiche/gabarits.ts'
import { archiveDe, demanderImpression, faireImpression } from '../../../server/features/fiche/travaux.ts'
import { nomsDesFichiers, poserFichier } from '../../../server/travaux/fichiers.ts'
import { annuler, lireTravail, prendre } from '../../../server/travaux/file.ts'
import { Ouvrier } from '../../../server/travaux/ouvrier.ts'
import { baseDeTest } from '../../support/base.ts'

let base: Base
const atelier = ouvrirAtelier()
const horloge = () => new Date('2026-11-25T12:00:00Z')
const demander = (departement = '96') =>
  demanderImpression(base.db, { departement, service: 'http://localhost:3000' }, horloge())
const traiter = (avec = atelier) =>
  new Ouvrier({
    base,
    log: pino({ level: 'silent' }),
    horloge,
    sortes: [faireImpression(() => avec)],
  }).vider()
const lire = (id: string) => lireTravail(base.db, 'impression', id)

async function contenuDe(id: string): Promise<Record<string, Uint8Array>> {
  const morceaux: Uint8Array[] = []
  for await (const m of (await archiveDe(base.db, id))!) morceaux.push(m)
  return unzipSync(Buffer.concat(morceaux))
}

beforeAll(async () => {
  base = await baseDeTest('demo')
})
beforeEach(() => sql`truncate travail cascade`.execute(base.db))
afterAll(async () => {
  await atelier.fermer()
  await base.fermer()
})

it('goes on, after a kill, from the documents already made', async () => {
  const { id } = await demander()
  expect((await demander()).id).toBe(id)
  // As a killed process leaves it: one document whole, one cut, the job still said to run.
  const tenu = (await prendre(base.db, ['impression']))!
  await poserFichier(base.db, tenu, 'fiche-96-01.pdf', Buffer.from('déjà faite'))
  await sql`insert into travail_fichier (id, travail, nom) values (gen_random_uuid(), ${id}, 'livret-96-01.pdf')`.execute(
    base.db,
  )
  expect(await traiter()).toBe(0)
  await sql`update travail set battement = now() - interval '1 minute'`.execute(base.db)
  expect(await Promise.all([traiter(), traiter()])).toEqual(expect.arrayContaining([0, 1]))
  const contenu = await contenuDe(id)
  const noms = Object.keys(contenu).toSorted()
  expect(noms).toHaveLength(6)
  expect(noms[0]).toBe('fiche-96-01.pdf')
  expect(Buffer.from(contenu['fiche-96-01.pdf']!).toString()).toBe('déjà faite')
  for (const nom of noms.slice(1)) expect(Buffer.from(contenu[nom]!).toString('latin1', 0, 5)).toBe('%PDF-')
  expect(await lire(id)).toMatchObject({ statut: 'fini', fait: 6, total: 6, essais: 2 })
  // asked again once finished, it is another job
  expect((await demander()).id).not.toBe(id)
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
  expect(await lire(id)).toMatchObject({ statut: 'annule', fait: 0 })
  expect(await nomsDesFichiers(base.db, id)).toEqual([])
})

it('says what went wrong', async () => {
  const { id } = await demander('01')
  await traiter()
  expect(await lire(id)).toMatchObject({
    statut: 'echoue',
    essais: 1,
    erreur: expect.stringContaining('n’est pas publié'),
  })
})
