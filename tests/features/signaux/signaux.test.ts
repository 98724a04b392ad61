import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { Base } from '#db/connect'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { proposerEnjeux } from '../../../server/features/signaux/proposer.ts'
import { baseDeTest, dossierTemporaire } from '../../support/base.ts'

let base: Base
let dossier: string
const JOUR = new Date('2026-11-25T12:00:00Z')

async function classeur(nom: string, lignes: (string | number | null)[][]): Promise<void> {
  const data = lignes.map((l) => l.map((value) => (value === null ? null : { value })))
  fs.writeFileSync(path.join(dossier, nom), await writeXlsxFile([{ sheet: 'com', data }]).toBuffer())
}

beforeAll(async () => {
  base = await baseDeTest()
  dossier = dossierTemporaire()
  fs.mkdirSync(path.join(dossier, 'insee'))
  await classeur('bpe2009.xlsx', [
    ['INSEECOM', 'Boulangerie', 'Bureau de poste'],
    ['96001', 4, 1],
    ['96002', 2, 1],
    ['95001', 2, 1],
  ])
  await classeur('bpe2013.xlsx', [
    ['depcom', 'Agence postale communale', 'Bureau de poste', 'Relais poste commerçant'],
    ['96001', null, null, 1],
    ['96002', null, 1, null],
    ['95001', null, null, null],
  ])
  fs.writeFileSync(
    path.join(dossier, 'liste-fs-20240801.csv'),
    '"id_fs","lib_fs","insee_com"\n"1","Le Port, maison","96001"\n"2","Sans commune",\n',
  )
  fs.writeFileSync(
    path.join(dossier, 'distances_communes_urgence_ici.csv.gz'),
    gzipSync('code_insee,distance_urgence_km\n96001,31.2\n96002,3.5\n9001,25\n96003,\n'),
  )
  const duck = await ouvrirDuck(dossierTemporaire())
  await duck.lignes(
    `copy (select * from (values ('96001', 900.0, 20.0), ('96002', 900.0, 10.0), ('96003', 900.0, 10.0), ('96004', 900.0, null))
       t (code, population, "tauxChomage"))
     to ${litteral(path.join(dossier, 'insee/rp_2022_commune.parquet'))} (format parquet)`,
  )
  duck.fermer()
})
beforeEach(() => base.db.deleteFrom('enjeu').execute())
afterAll(async () => {
  await base.db.deleteFrom('enjeu').execute()
  await base.fermer()
})

const proposer = (de = dossier) => proposerEnjeux(base.db, de, new Set(['96']), JOUR)
const lire = () =>
  base.db
    .selectFrom('enjeu')
    .select(['signal', 'code', 'niveau', 'statut', 'provenance', 'sourceDate', 'texte'])
    .orderBy('signal')
    .execute()

describe('signaux', () => {
  it('proposes dated issues of the départements asked for, once', async () => {
    expect(await proposer()).toEqual({
      absents: [],
      familles: ['Bureaux de poste fermés', 'Urgences lointaines', 'Chômage'].map((nom) => ({
        nom,
        proposes: 1,
        connus: 0,
        sansLieu: 0,
      })),
    })
    const commun = { code: '96001', niveau: 'commune', statut: 'propose', provenance: 'signal' }
    const ecrits = await lire()
    expect(ecrits).toMatchObject([
      { ...commun, signal: 'chomage:96001:2022', sourceDate: '2022-01-01' },
      { ...commun, signal: 'poste:96001:2013', sourceDate: '2013-12-31' },
      { ...commun, signal: 'urgences:96001' },
    ])
    expect(ecrits[1]!.texte).toContain('Un espace France services')
    // What headquarters decided stays.
    await base.db
      .updateTable('enjeu')
      .set({ statut: 'ecarte' })
      .where('signal', '=', 'urgences:96001')
      .execute()
    const { familles } = await proposer()
    expect(familles.map((f) => [f.proposes, f.connus])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ])
    expect((await lire()).map((e) => e.statut)).toEqual(['propose', 'propose', 'ecarte'])
  })

  it('says what is missing, and does with the rest', async () => {
    const autre = dossierTemporaire()
    fs.copyFileSync(path.join(dossier, 'bpe2009.xlsx'), path.join(autre, 'bpe2009.xlsx'))
    fs.copyFileSync(
      path.join(dossier, 'distances_communes_urgence_ici.csv.gz'),
      path.join(autre, 'distances_communes_urgence_ici.csv.gz'),
    )
    const { absents, familles } = await proposer(autre)
    expect(absents.join('\n')).toMatch(/BPE 2013.*\n.*France services.*\n.*chômage/)
    expect(familles).toEqual([{ nom: 'Urgences lointaines', proposes: 1, connus: 0, sansLieu: 0 }])
  })

  it('refuses a workbook whose columns it does not know', async () => {
    const autre = dossierTemporaire()
    for (const f of ['bpe2009.xlsx', 'bpe2013.xlsx'])
      fs.writeFileSync(
        path.join(autre, f),
        await writeXlsxFile([{ sheet: 'com', data: [[{ value: 'commune' }]] }]).toBuffer(),
      )
    await expect(proposer(autre)).rejects.toThrow('bpe2009.xlsx : il manque la colonne')
  })
})
