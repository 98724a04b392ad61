import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOMS_DEPARTEMENTS } from '#domain/departement'
import { CODE_FRANCE } from '#domain/lieu'
import { rangRegion, regionDe, REGIONS, TOUTES_REGIONS } from '#domain/region'
import { RACINE } from '../../server/config.ts'

const DONNEES = process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data')
const COG = path.join(DONNEES, 'insee/cog')
const present = fs.existsSync(COG)
if (!present)
  process.stderr.write(`  NON VÉRIFIÉ : le code officiel géographique, absent de ${COG} (QG_DONNEES)\n`)

describe('régions', () => {
  it('hold each département once; overseas collectivities and the French abroad have none', () => {
    const codes = TOUTES_REGIONS.flatMap((r) => r.departements)
    expect(new Set(codes).size).toBe(codes.length)
    const sans = [...NOMS_DEPARTEMENTS.keys()].filter((d) => regionDe(d) === null)
    expect(sans.sort()).toEqual(['975', '986', '987', '988', 'ZX', 'ZZ'])
    expect(REGIONS.flatMap((r) => r.departements).every((d) => NOMS_DEPARTEMENTS.has(d))).toBe(true)
  })
  it('have a code that no other place has', () => {
    for (const { code } of TOUTES_REGIONS) expect(code).toMatch(/^R\d\d$/)
    expect(TOUTES_REGIONS.map((r) => r.code)).not.toContain(CODE_FRANCE)
    expect([regionDe('30')?.code, regionDe('76')?.code, regionDe('96')?.nom]).toEqual([
      'R76',
      'R28',
      'Grandes-Brumes (fictif)',
    ])
  })
  it('rank those of the seat simulation first, all the others together', () => {
    expect([rangRegion('01'), rangRegion('976'), rangRegion('ZZ'), rangRegion('96')]).toEqual([0, 17, 18, 18])
  })
  it.skipIf(!present)('are those of the code officiel géographique', () => {
    const lire = (fichier: string): string[][] =>
      fs
        .readFileSync(path.join(COG, fichier), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((l) => l.split(','))
    const parCode = (lignes: [string, string][]) =>
      Object.fromEntries(lignes.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    expect(parCode(REGIONS.flatMap((r) => r.departements.map((d): [string, string] => [d, r.code])))).toEqual(
      parCode(lire('departements.csv').map((l): [string, string] => [l[0]!, `R${l[1]}`])),
    )
    expect(parCode(REGIONS.map((r): [string, string] => [r.code, r.nom]))).toEqual(
      parCode(lire('regions.csv').map((l): [string, string] => [`R${l[0]}`, l[5]!.replace("'", '’')])),
    )
  })
})
