/** The two tables made by hand: every line has a bloc that exists and a reason, every round its totals. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { BLOCS, cleNuance } from '#domain/bloc'
import { estNational, SCRUTINS } from '#domain/scrutin'
import { RACINE } from '../../server/config.ts'

/** Minimal CSV: commas, doubled quotes. */
function lire(fichier: string): string[][] {
  return fs
    .readFileSync(path.join(RACINE, 'data/ref', fichier), 'utf8')
    .trimEnd()
    .split('\n')
    .map((ligne) =>
      [...ligne.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) =>
        (m[1] ?? m[2] ?? '').replaceAll('""', '"'),
      ),
    )
}

describe('nuances-blocs.csv', () => {
  const [entete, ...lignes] = lire('nuances-blocs.csv')

  it('has its columns, known blocs, normalised keys, a reason and no line twice', () => {
    expect(entete).toEqual(['election', 'nuance', 'coalition', 'ministere', 'raison'])
    for (const [, nuance, coalition, ministere, raison] of lignes) {
      expect(nuance).toBe(cleNuance(nuance!))
      expect(BLOCS).toContain(coalition)
      expect(BLOCS).toContain(ministere)
      expect(raison!.length).toBeGreaterThan(8)
    }
    expect(new Set(lignes.map(([e, n]) => `${e}/${n}`)).size).toBe(lignes.length)
  })

  it('covers every election', () => {
    const elections = new Set(lignes.map(([e]) => e))
    for (const { code } of SCRUTINS) expect(elections).toContain(code.replace(/-[12]$/, ''))
  })
})

describe('totaux-nationaux.csv', () => {
  const [entete, ...lignes] = lire('totaux-nationaux.csv')

  it('gives inscrits, votants and exprimés of every présidentielle, and of the rounds read from official files, with a source', () => {
    expect(entete).toEqual(['scrutin', 'grandeur', 'valeur', 'source'])
    const compares = SCRUTINS.filter(
      ({ code, type, annee }) =>
        type === 'presidentielle' || (estNational(code) && annee >= 2014 && code !== '2024-europeennes-1'),
    )
    expect(compares.length).toBe(18)
    for (const { code } of compares)
      for (const grandeur of ['inscrits', 'votants', 'exprimes'])
        expect(lignes.some(([s, g]) => s === code && g === grandeur)).toBe(true)
    for (const [, , valeur, source] of lignes) {
      expect(valeur).toMatch(/^\d+$/)
      expect(source!.length).toBeGreaterThan(20)
    }
  })
})
