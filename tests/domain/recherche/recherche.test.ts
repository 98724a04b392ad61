/** Finding a place: what people type, with their errors. */
import { describe, expect, it } from 'vitest'
import { codesPossibles } from '#domain/recherche/code'
import { erreursDePrefixe } from '#domain/recherche/distance'
import { chercher, indexer, type Document } from '#domain/recherche/indice'
import { motsDe } from '#domain/recherche/mots'

/** Errors counted on the whole table, without band nor early end: what the fast one must say. */
function reference(mot: string, vers: string): number {
  const t = Array.from({ length: mot.length + 1 }, (_, i) =>
    Array.from({ length: vers.length + 1 }, (_v, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= mot.length; i++)
    for (let j = 1; j <= vers.length; j++) {
      const egal = mot[i - 1] === vers[j - 1] ? 0 : 1
      t[i]![j] = Math.min(t[i - 1]![j - 1]! + egal, t[i - 1]![j]! + 1, t[i]![j - 1]! + 1)
      if (i > 1 && j > 1 && mot[i - 1] === vers[j - 2] && mot[i - 2] === vers[j - 1])
        t[i]![j] = Math.min(t[i]![j]!, t[i - 2]![j - 2]! + 1)
    }
  return Math.min(...t[mot.length]!)
}

describe('les mots', () => {
  it.each([
    ['St-Étienne-s/-Loire', ['saint', 'etienne', 'sur', 'loire']],
    ['Gard 6ème circo.', ['gard', '6e', 'circonscription']],
    ['Nîmes BV n°0048', ['nimes', 'bureau', 'n', '48']],
    ['« » %', []],
  ])('de %s', (texte, mots) => expect(motsDe(texte)).toEqual(mots))
})

describe('les codes', () => {
  it.each([
    ['30-06', '30-06'],
    ['30 6', '30-06'],
    ['971-1', '971-01'],
    ['30189 48', '30189_0048'],
    ['30189_0048', '30189_0048'],
    ['2a004', '2A004'],
    ['1', '01'],
  ])('%s', (texte, code) => expect(codesPossibles(texte)).toEqual([code]))
  it('un nom n’en est pas un', () => expect(codesPossibles('nimes 30')).toEqual([]))
})

describe('les fautes', () => {
  it('sont comptées comme sur la table entière, tant qu’il y en a peu', () => {
    const lettres = 'abc'
    let graine = 7
    const tirer = (n: number) => (graine = (graine * 48271) % 2147483647) % n
    const mot = () => Array.from({ length: 1 + tirer(9) }, () => lettres[tirer(3)]).join('')
    for (let k = 0; k < 4000; k++) {
      const [a, b, max] = [mot(), mot(), 1 + tirer(2)]
      const attendu = reference(a, b.slice(0, a.length + max))
      expect([a, b, max, erreursDePrefixe(a, b, max)]).toEqual([a, b, max, Math.min(attendu, max + 1)])
    }
  })
})

const lieu = (nom: string, poids: number, autres: string[] = [], soudable = true): Document => ({
  nom,
  poids,
  autres,
  soudable,
})
const documents = [
  lieu('Nîmes', 0.6, ['30189']),
  lieu('Saint-Étienne', 0.6, ['42218']),
  lieu('La Roche-sur-Yon', 0.5, ['85191']),
  lieu('Nîmes, bureau 48', 0.3, [], false),
  lieu('Nîmes, bureau 8', 0.3, [], false),
  lieu('Gard', 0.7, ['30']),
  lieu('Gard, 6e circonscription', 0.4, [], false),
  lieu('Saint-Étienne-du-Bois', 0.4, ['85210']),
  lieu('Montpellier', 0.6, ['34172']),
]
const indice = indexer(documents)
const premier = (q: string): string | undefined => documents[chercher(indice, q, 5)[0] ?? -1]?.nom

describe('la recherche', () => {
  it.each([
    ['nimes', 'Nîmes'],
    ['NÎME', 'Nîmes'],
    ['nmies', 'Nîmes'],
    ['nimes 48', 'Nîmes, bureau 48'],
    ['nimes bureau 8', 'Nîmes, bureau 8'],
    ['bureau 8 nimes', 'Nîmes, bureau 8'],
    ['st etienne', 'Saint-Étienne'],
    ['saint étiene du bois', 'Saint-Étienne-du-Bois'],
    ['larochesuryon', 'La Roche-sur-Yon'],
    ['roche yon', 'La Roche-sur-Yon'],
    ['gard 6', 'Gard, 6e circonscription'],
    ['gard', 'Gard'],
    ['mont pelier', 'Montpellier'],
    ['30189', 'Nîmes'],
  ])('%s → %s', (q, nom) => expect(premier(q)).toBe(nom))

  it('ne trouve rien à ce qui ne ressemble à rien', () => {
    expect(premier('zzzz')).toBeUndefined()
    expect(premier('nimes 77')).toBeUndefined()
    expect(premier('')).toBeUndefined()
  })
  it('ne garde rien d’une demande à l’autre', () => {
    const une = chercher(indice, 'nimes', 5)
    chercher(indice, 'saint', 5)
    expect(chercher(indice, 'nimes', 5)).toEqual(une)
  })
})
