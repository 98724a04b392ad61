/** Backup and restore: the same content on an empty database, whichever engine; nothing of an erased militant remains in it. */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ouvrirEmbarquee, type Base } from '#db/connect'
import { consigner } from '#db/journal'
import { effacerMilitant } from '../../server/features/militant/queries.ts'
import { restaurer } from '../../server/sauvegarde/restaurer.ts'
import { sauvegarder } from '../../server/sauvegarde/sauvegarder.ts'
import { listerTables } from '../../server/sauvegarde/tables.ts'
import { baseDeTest, dossierTemporaire } from '../support/base.ts'

let base: Base
const fichier = path.join(dossierTemporaire(), 'qg.jsonl.gz')
const options = { fichier, programme: 'essai', publication: true, maintenant: new Date() }
const MILITANT = randomUUID()
const MISSION = randomUUID()

beforeAll(async () => {
  base = await baseDeTest('demo')
  const { db } = base
  await sql`insert into militants.militant values (${MILITANT}, '96', 'Zénobie', 'zenobie@exemple.org', null, null, '{}', '{}', '{}', '{}', 30, '2026-11-01', now())`.execute(
    db,
  )
  await sql`insert into militants.mission values (${MISSION}, '96', 'Porte-à-porte', 'departement', '96', '2026-12-01', 'soir', null, '{}', '{}', 3, now())`.execute(
    db,
  )
  await sql`insert into militants.affectation values (${MISSION}, ${MILITANT}, '{"près de chez Zénobie"}')`.execute(
    db,
  )
  await sql`insert into militants.participation values (${MILITANT}, '2026-11-20')`.execute(db)
  await sql`insert into militants.retention values (now(), 2, 1, 4)`.execute(db)
  const siege = { auteur: { par: 'machine', id: null }, role: 'siege' } as const
  for (const action of ['Ajoute un militant', 'Efface un militant'])
    await consigner(db, siege, { action }, new Date('2026-11-25T12:00:00Z'))
  await sql`insert into travail (id, sorte, donnees, priorite, cree_le) values (gen_random_uuid(), 'impression', '{"é": [1.5, null]}', 10, now())`.execute(
    db,
  )
  await sql`insert into travail_fichier (id, travail, nom, taille) select gen_random_uuid(), id, 'a.pdf', 4 from travail`.execute(
    db,
  )
  await sql`insert into travail_morceau select id, 0, '\\x00ff0a22'::bytea from travail_fichier`.execute(db)
})
afterAll(() => base.fermer())

/** Hash of the rows of each table, whatever their order. */
async function empreintes({ db }: Base): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const { nom, colonnes } of await listerTables(db, true)) {
    const ligne = colonnes.map((c) => `${c.nom}::text`).join(', ')
    const { rows } = await sql
      .raw<{ n: number; h: string | null }>(
        `select count(*)::int as n, md5(string_agg(h, '' order by h)) as h from (select md5(array[${ligne}]::text) as h from ${nom}) t`,
      )
      .execute(db)
    hashes[nom] = `${rows[0]!.n} ${rows[0]!.h}`
  }
  return hashes
}

it('gives the same content, table by table, on an empty database', async () => {
  const { tete, pied } = await sauvegarder(base, options)
  expect(tete.publication).toMatchObject({ incluse: true, departements: ['96'] })
  const attendues = await empreintes(base)
  expect(Object.keys(attendues).length).toBeGreaterThan(30)
  expect(Object.keys(pied.lignes).toSorted()).toEqual(Object.keys(attendues).toSorted())
  // an embedded database, even when the archive comes from PostgreSQL
  const neuve = await ouvrirEmbarquee('memory://')
  try {
    await restaurer(neuve, fichier, { forcer: false })
    expect(await empreintes(neuve)).toEqual(attendues)
    // numbers go on after those restored
    await consigner(
      neuve.db,
      { auteur: { par: 'machine', id: null }, role: 'siege' },
      { action: 'Après' },
      new Date(),
    )
    await expect(restaurer(neuve, fichier, { forcer: false })).rejects.toThrow(/n’est pas vide/)
    expect((await sql`select 1 from journal`.execute(neuve.db)).rows).toHaveLength(4)
    await restaurer(neuve, fichier, { forcer: true })
    expect(await empreintes(neuve)).toEqual(attendues)
  } finally {
    await neuve.fermer()
  }
})

it('refuses an archive that is cut, changed, or newer, before touching anything', async () => {
  const entiere = fs.readFileSync(fichier)
  const texte = zlib.gunzipSync(entiere).toString()
  const essais: [string, Buffer, RegExp][] = [
    ['coupee', entiere.subarray(0, entiere.length / 2), /abîmée|coupée/],
    ['sans-fin', zlib.gzipSync(texte.slice(0, texte.lastIndexOf('{"pied"'))), /coupée/],
    ['changee', zlib.gzipSync(texte.replace('Porte-à-porte', 'Porte-à-piano')), /empreinte/],
    ['autre', zlib.gzipSync('{"bonjour":1}\n'), /coupée|abîmée/],
  ]
  const tete = texte.slice(0, texte.indexOf('\n') + 1)
  const corps = texte
    .slice(0, texte.lastIndexOf('{"pied"'))
    .replace(tete, tete.replace('"001-extensions.sql"', '"999-demain.sql"'))
  const sha256 = createHash('sha256').update(corps).digest('hex')
  essais.push([
    'demain',
    zlib.gzipSync(`${corps}${JSON.stringify({ pied: { lignes: {}, sha256 } })}\n`),
    /plus récent/,
  ])
  const avant = await empreintes(base)
  for (const [nom, octets, dit] of essais) {
    const f = path.join(path.dirname(fichier), nom)
    fs.writeFileSync(f, octets)
    await expect(restaurer(base, f, { forcer: true })).rejects.toThrow(dit)
  }
  expect(await empreintes(base)).toEqual(avant)
  expect(fs.statSync(fichier).mode & 0o077).toBe(0)
})

it('holds nothing of an erased militant: no name, contact or link; counts stay', async () => {
  const texte = () => zlib.gunzipSync(fs.readFileSync(fichier)).toString()
  const traces = ['Zénobie', 'zenobie', MILITANT]
  await sauvegarder(base, options)
  for (const trace of traces) expect(texte()).toContain(trace)
  await effacerMilitant(base.db, MILITANT)
  const { pied } = await sauvegarder(base, options)
  for (const trace of traces) expect(texte()).not.toContain(trace)
  expect(pied.lignes).toMatchObject({
    'militants.militant': 0,
    'militants.affectation': 0,
    'militants.mission': 1,
    'militants.retention': 1,
    // the publication of the demonstration, then two of the test
    'public.journal': 3,
  })
})
