/** Anomalies as data: those of the demonstration, one by one counted, and those that the real data are known to have. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { lireAnomalies } from '../../server/features/publication/queries.ts'
import { listerAnomalies } from '../../server/features/publication/anomalies.ts'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { Journal } from '../../etl/anomalie.ts'
import type { Chantier, ModuleEtape } from '../../etl/chantier.ts'
import * as contours from '../../etl/steps/contours.ts'
import * as resultats from '../../etl/steps/resultats.ts'
import { baseDeTest, dossierTemporaire, publier, RACINE } from '../support/base.ts'
import { copierIle } from './dossier.ts'

const GOLDEN = path.join(RACINE, 'tests/etl/golden/anomalies-demo.json')

describe('les anomalies de la démonstration', () => {
  let base: Base
  beforeAll(async () => {
    base = await baseDeTest('demo')
  })
  afterAll(() => base.fermer())

  it('sont celles du relevé, par source, règle et gravité', async () => {
    const { resume } = await lireAnomalies(base.db)
    const releve = resume
      .map(({ source, regle, gravite, nombre, voix }) => ({ source, regle, gravite, nombre, voix }))
      .sort((a, b) => `${a.source}/${a.regle}`.localeCompare(`${b.source}/${b.regle}`))
    if (process.env['QG_GOLDEN'] === 'refaire')
      fs.writeFileSync(GOLDEN, `${JSON.stringify(releve, null, 2)}\n`)
    expect(releve).toEqual(JSON.parse(fs.readFileSync(GOLDEN, 'utf8')))
  })

  it('se listent une à une, la plus grave d’abord, avec le lieu publié qu’elles nomment', async () => {
    const { anomalies } = await listerAnomalies(base.db)
    const { total } = await lireAnomalies(base.db)
    expect(anomalies).toHaveLength(total)
    const rangs = anomalies.map((a) => ['erreur', 'alerte', 'information'].indexOf(a.gravite))
    expect(rangs).toEqual([...rangs].sort((a, b) => a - b))
    const placees = anomalies.filter((a) => a.lieu)
    expect(placees.length).toBeGreaterThan(0)
    for (const a of placees) expect(a.departement).toBe('96')
  })
})

const DONNEES = process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data')
const LISEZ_MOI = path.join(DONNEES, 'README.md')
const present = fs.existsSync(LISEZ_MOI)
if (!present)
  process.stderr.write(
    `  NON VÉRIFIÉ : les anomalies des vraies données, absentes de ${DONNEES} (QG_DONNEES pour un autre dossier)\n`,
  )

/** Anomalies that one step finds in a folder. */
async function anomaliesDe(etape: ModuleEtape, source: string, valeurs: Record<string, string> = {}) {
  const dossier = dossierTemporaire()
  const journal = new Journal()
  const duck = await ouvrirDuck(dossier)
  const interdit = () => Promise.reject(new Error('cette étape ne devrait pas demander cela'))
  try {
    await etape.executer({
      dossier,
      source,
      valeurs,
      journal,
      duck: () => Promise.resolve(duck),
      base: interdit,
      de: () => '',
      progres: { etape: () => ({ avancer() {}, finir() {} }) },
    } satisfies Chantier)
  } finally {
    duck.fermer()
  }
  return journal.anomalies
}

/** What we find must be what the description of the real data says, read at the time of the test: no figure of them is kept here. */
describe.skipIf(!present)('les anomalies des vraies données', () => {
  const lisezMoi = present ? fs.readFileSync(LISEZ_MOI, 'utf8') : ''

  it('les bureaux de 2024 dont la somme des voix n’est pas les exprimés sont ceux que le lisez-moi nomme', async () => {
    const nommes = /2024 T1: sum of votes ≠ exprimés in ([^)]+)\)/.exec(lisezMoi)?.[1]?.split(', ')
    expect(nommes?.length).toBeGreaterThan(0)
    const anomalies = await anomaliesDe(resultats, DONNEES, { scrutin: '2024-legislatives-1' })
    const rompues = anomalies.filter((a) => a.regle === 'identité comptable rompue').map((a) => a.valeur)
    expect(new Set(rompues)).toEqual(new Set(nommes))
    expect(rompues).toHaveLength(nommes!.length)
  }, 240_000)

  it('les codes de contour en double sont en aussi grand nombre que le lisez-moi le dit', async () => {
    const doubles = Number(/(\d+) codes appear twice or more/.exec(lisezMoi)?.[1])
    const anomalies = await anomaliesDe(contours, DONNEES)
    const trouves = anomalies.filter((a) => a.regle === 'code en double' && a.source === 'contours-bureaux')
    expect(trouves).toHaveLength(doubles)
  }, 240_000)
})

it('une table de communes dit ce qu’elle n’a pas : une ligne sans code, les indicateurs qu’aucune ne donne', async () => {
  const dossier = copierIle()
  const fichier = path.join(dossier, 'insee/communes/rp_2022_commune.parquet')
  fs.mkdirSync(path.dirname(fichier), { recursive: true })
  const duck = await ouvrirDuck(dossierTemporaire())
  await duck.connexion.run(
    `copy (select * from (values ('99001', 12.5), (null, 8.0), ('', 9.0)) t(code, partMoins15)) to ${litteral(fichier)}`,
  )
  duck.fermer()
  const base = await baseDeTest()
  try {
    await publier(base, dossier)
    const messages = (await listerAnomalies(base.db)).anomalies.map((a) => a.message)
    expect(messages).toContainEqual(expect.stringMatching(/rp_2022_commune.parquet : 2\slignes sans code/))
    const absents = messages.filter((m) =>
      m.includes('aucune des tables de communes (rp_2022_commune.parquet)'),
    )
    expect(absents.length).toBeGreaterThan(3)
    expect(absents.filter((m) => m.includes('partMoins15'))).toEqual([])
  } finally {
    await base.fermer()
  }
})
