/** Documents stay true: each path and each npm command that they name exists. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const RACINE = path.resolve(import.meta.dirname, '../..')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...fs
    .readdirSync(path.join(RACINE, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md'))
    .map((f) => path.join('docs', f)),
]
const { scripts } = JSON.parse(fs.readFileSync(path.join(RACINE, 'package.json'), 'utf8'))
const texteDe = (f: string) => fs.readFileSync(path.join(RACINE, f), 'utf8')

describe('les documents', () => {
  it('existent', () => expect(documents.length).toBeGreaterThan(8))

  it.each(documents)('%s ne nomme que des fichiers qui existent', (document) => {
    const liens = [...texteDe(document).matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, cible = '']) =>
      path.join(path.dirname(document), cible),
    )
    const chemins = [
      ...texteDe(document).matchAll(/`((?:server|web|etl|data|sql|tests|docs)\/[\w./-]+\.\w+)`/g),
    ].map(([, chemin = '']) => chemin)
    expect([...liens, ...chemins].filter((c) => !fs.existsSync(path.join(RACINE, c)))).toEqual([])
  })

  it.each(documents)('%s ne nomme que des commandes qui existent', (document) => {
    const commandes = [...texteDe(document).matchAll(/npm run ([\w:-]+)/g)].map(([, nom = '']) => nom)
    expect(commandes.filter((c) => !(c in scripts))).toEqual([])
  })
})
