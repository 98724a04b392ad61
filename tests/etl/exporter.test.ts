/** The exported tables say what is published, in formats that anyone opens. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { litteral, ouvrirDuck, type Duck } from '#db/duckdb'
import { executerEtl } from '../../etl/etl.ts'
import { TABLES } from '../../etl/tablesExportees.ts'
import { baseDeTest, dossierTemporaire, ILE_NULLE } from '../support/base.ts'

const MUET = { etape: () => ({ avancer() {}, finir() {} }) }

/** The description of every column, against the files themselves. */
async function verifierDescriptions(dossier: string, duck: Duck): Promise<void> {
  const paquet = JSON.parse(fs.readFileSync(path.join(dossier, 'datapackage.json'), 'utf8')) as {
    resources: { path: string; schema: { fields: { name: string; constraints: { required: boolean } }[] } }[]
  }
  const ecrits = fs
    .readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.parquet'))
  expect(paquet.resources.map((r) => r.path).sort()).toEqual(ecrits.sort())
  const lisezMoi = fs.readFileSync(path.join(dossier, 'LISEZ-MOI.md'), 'utf8')
  for (const { path: fichier, schema } of paquet.resources) {
    const parquet = litteral(path.join(dossier, fichier))
    const colonnes = await duck.lignes<{ column_name: string; column_type: string }>(
      `describe from read_parquet(${parquet})`,
    )
    const decrite = TABLES.find((t) => fichier.startsWith(t.fichier.split('<')[0]!))!
    expect(
      colonnes.map((c) => [c.column_name, c.column_type.toLowerCase().replace(/\(.*$/, '')]),
      fichier,
    ).toEqual(decrite.colonnes.map((c) => [c.nom, c.type]))
    for (const { name, constraints } of schema.fields) {
      expect(lisezMoi).toContain(`| ${name} |`)
      if (!constraints.required) continue
      const [vides] = await duck.lignes<{ n: number }>(
        `select count(*)::int as n from read_parquet(${parquet}) where "${name}" is null`,
      )
      expect(vides, `${fichier}, ${name} : vide, sans que rien dise ce que cela veut dire`).toEqual({ n: 0 })
    }
  }
}

it('aucune colonne exportée n’est décrite par son seul nom', () => {
  for (const { fichier, colonnes } of TABLES)
    for (const { nom, sens, type, unite } of colonnes) {
      expect(sens.length, `${fichier}, ${nom}`).toBeGreaterThan(10)
      expect(sens.toLowerCase().replace(/\W/g, ''), `${fichier}, ${nom}`).not.toBe(nom)
      if (type === 'integer' || type === 'double') expect(unite, `${fichier}, ${nom}`).toBeTruthy()
    }
})

it('île nulle, exportée en Parquet et en GeoParquet, garde ses chiffres et ses contours', async () => {
  const [base, dossier] = [await baseDeTest(), path.join(dossierTemporaire(), 'export')]
  const options = {
    source: ILE_NULLE,
    home: dossierTemporaire(),
    base,
    groupement: 'coalition',
    departements: null,
    progres: MUET,
    exporter: dossier,
  } as const
  const duck = await ouvrirDuck(dossierTemporaire())
  const lire = (table: string, colonnes: string, suite = '') =>
    duck.lignes<Record<string, unknown>>(
      `select ${colonnes} from read_parquet(${litteral(path.join(dossier, `${table}.parquet`))}) ${suite}`,
    )
  try {
    await executerEtl(options)
    expect(
      await lire(
        'lieu',
        'niveau, count(*)::int as nombre, count(geometry)::int as dessines',
        'group by all order by all',
      ),
    ).toEqual([
      { niveau: 'bureau', nombre: 6, dessines: 6 },
      { niveau: 'circonscription', nombre: 2, dessines: 2 },
      { niveau: 'commune', nombre: 4, dessines: 4 },
      { niveau: 'departement', nombre: 1, dessines: 1 },
      { niveau: 'france', nombre: 1, dessines: 0 },
    ])
    const [meta] = await duck.lignes<{ cle: string }>(
      `select key::varchar as cle from parquet_kv_metadata(${litteral(path.join(dossier, 'lieu.parquet'))})`,
    )
    expect(meta?.cle).toBe('geo')
    expect(
      await lire(
        'resultat',
        'inscrits, gauche, droite',
        `where code = '99' and scrutin = '2024-legislatives-1'`,
      ),
    ).toEqual([{ inscrits: 1000, gauche: 260, droite: 55 }])
    expect(await lire('classement', 'count(*)::int as n, count(profil)::int as p')).toEqual([
      { n: 14, p: 14 },
    ])
    expect(await lire('anomalie', 'count(*)::int as n')).toEqual([{ n: 0 }])
    // every bureau of today takes over itself at every round, whole
    expect(await lire('suivi', 'count(*)::int as n, sum(part)::double as p, min(qualite) as q')).toEqual([
      { n: 27, p: 27, q: 'A' },
    ])
    await verifierDescriptions(dossier, duck)
    expect(await lire('voix/2022-legislatives-1', 'sum(voix)::int as v', `where nom = 'NULLARD'`)).toEqual([
      { v: 17 },
    ])
    fs.rmSync(dossier, { recursive: true })
    // nothing changed: the export is made all the same
    expect((await executerEtl(options)).inchange).toBe(true)
    expect(fs.readFileSync(path.join(dossier, 'LISEZ-MOI.md'), 'utf8')).toContain('lieu.parquet')
  } finally {
    duck.fermer()
    await base.fermer()
  }
})
