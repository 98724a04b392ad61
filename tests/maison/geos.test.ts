/**
 * The embedded PostGIS gives up silently in the middle of an overlay, and commits half of the statement: such work is done in Node
 * (etl/geometrie). These functions must not come back.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const RACINE = path.resolve(import.meta.dirname, '../..')
const INTERDITES =
  /\bST_(Union|MemUnion|UnaryUnion|MakeValid|Intersection|Difference|SymDifference|Buffer)\s*\(/i

it('aucune opération GEOS de superposition en SQL', () => {
  const fichiers = ['sql', 'server', 'etl', 'data', 'tests'].flatMap((dossier) =>
    fs
      .readdirSync(path.join(RACINE, dossier), { recursive: true, encoding: 'utf8' })
      .filter((f) => /\.(sql|ts|mjs)$/.test(f))
      .map((f) => path.join(dossier, f)),
  )
  expect(fichiers.length).toBeGreaterThan(100)
  expect(fichiers.some((f) => f.endsWith('.sql'))).toBe(true)
  const fautes = fichiers.filter((f) => INTERDITES.test(fs.readFileSync(path.join(RACINE, f), 'utf8')))
  expect(fautes).toEqual([])
})
