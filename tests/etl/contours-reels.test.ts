/** What the real contours of bureaux are known to hold (data/sources): invalid polygons, and codes that several features carry. */
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { lireGeojson } from '../../etl/geometrie/contour.ts'
import { lignesCsv } from '../../etl/csv.ts'
import { trouverContours } from '../../etl/sources/jeuxContours.ts'
import { baseDeTest, RACINE } from '../support/base.ts'

const DONNEES = process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data')
const present = fs.existsSync(path.join(DONNEES, 'contours/bureaux-de-vote'))
if (!present)
  process.stderr.write(`  NON VÉRIFIÉ : les contours réels des bureaux, absents de ${DONNEES} (QG_DONNEES)\n`)

describe.skipIf(!present)('les contours réels des bureaux', () => {
  it('ont 649 polygones invalides et 59 codes en double', async () => {
    const fichiers = trouverContours(DONNEES).filter(({ jeu }) => jeu.niveau === 'bureau')
    const entites = fichiers.flatMap(({ fichier }) =>
      lireGeojson(fichier).map((f) => ({
        code: f.properties['codeBureauVote']!,
        geojson: JSON.stringify(f.geometry),
      })),
    )
    const parCode = new Map<string, number>()
    for (const { code } of entites) parCode.set(code, (parCode.get(code) ?? 0) + 1)
    expect(fichiers).toHaveLength(102)
    expect([entites.length, parCode.size]).toEqual([68_460, 68_265])
    expect([...parCode.values()].filter((n) => n > 1)).toHaveLength(59)
    expect(parCode.get('10386_0001')).toBe(30)

    const base = await baseDeTest()
    try {
      await sql.raw('create schema etape; create table etape.contour (geojson text)').execute(base.db)
      await base.copier(
        'etape.contour',
        ['geojson'],
        lignesCsv(entites, ({ geojson }) => [geojson]),
      )
      const { rows } = await sql<{ invalides: number }>`
        select (count(*) filter (where not ST_IsValid(ST_GeomFromGeoJSON(geojson))))::int as invalides from etape.contour`.execute(
        base.db,
      )
      expect(rows[0]).toEqual({ invalides: 649 })
    } finally {
      await sql.raw('drop schema etape cascade').execute(base.db)
      await base.fermer()
    }
  })
})
