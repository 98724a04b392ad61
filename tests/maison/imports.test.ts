/** The import law of the house: who may import whom. Fails too when it sees no file. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const RACINE = path.resolve(import.meta.dirname, '../..')
const fichiers = ['server', 'etl', 'web', 'data'].flatMap((dossier) =>
  fs
    .readdirSync(path.join(RACINE, dossier), { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.(ts|tsx)$/.test(f) && !f.includes('dist'))
    .map((f) => path.join(dossier, f)),
)

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g
const ALIAS: Record<string, string> = {
  '#domain/': 'server/domain/',
  '#contract/': 'server/contract/',
  '#db/': 'server/db/',
}

/** Project files and packages that a file imports. */
function importsDe(fichier: string): string[] {
  const texte = fs.readFileSync(path.join(RACINE, fichier), 'utf8')
  return [...texte.matchAll(IMPORT)].map(([, cible = '']) => {
    for (const [alias, dossier] of Object.entries(ALIAS))
      if (cible.startsWith(alias)) return cible.replace(alias, dossier)
    return cible.startsWith('.') ? path.join(path.dirname(fichier), cible) : cible
  })
}

const LOI: { qui: RegExp; peut: RegExp; dit: string }[] = [
  {
    qui: /^server\/domain\//,
    // pure functions, and one table of given names (data without code)
    peut: /^(server\/domain\/|@turf\/|gender-detection-from-name\/names\/)/,
    dit: 'le domaine ne connaît que lui-même',
  },
  {
    qui: /^server\/contract\//,
    peut: /^(server\/(domain|contract)\/|zod$)/,
    dit: 'un contrat ne connaît que le domaine et zod',
  },
  {
    qui: /^web\//,
    peut: /^(web\/|server\/(domain|contract)\/|(?!server\/|etl\/|node:|kysely|pg$)[^.])/,
    dit: 'la page ne voit pas le serveur',
  },
  {
    qui: /^etl\//,
    peut: /^(etl\/|server\/(domain|contract|db)\/|server\/config|(?!server\/|web\/)[^.])/,
    dit: 'l’ETL ne voit que le domaine, les contrats et la base',
  },
  {
    qui: /^server\/impression\//,
    peut: /^(server\/(domain|impression)\/|(?!server\/|etl\/|web\/)[^.])/,
    dit: 'l’impression ne connaît aucune question',
  },
  {
    qui: /^server\/(db|http)\//,
    peut: /^(server\/(domain|contract|db|http)\/|server\/config|(?!server\/|etl\/|web\/)[^.])/,
    dit: 'db et http ne connaissent aucune question',
  },
  {
    qui: /^server\/travaux\//,
    peut: /^(server\/(domain|contract|db|travaux)\/|(?!server\/|etl\/|web\/)[^.])/,
    dit: 'la file des travaux ne connaît aucune question',
  },
]

describe('la loi des imports', () => {
  it('voit les fichiers', () => {
    expect(fichiers.length).toBeGreaterThan(60)
    expect(fichiers.some((f) => importsDe(f).length > 3)).toBe(true)
  })

  it.each(LOI)('$dit', ({ qui, peut }) => {
    const fautes = fichiers
      .filter((f) => qui.test(f))
      .flatMap((f) =>
        importsDe(f)
          .filter((i) => !peut.test(i))
          .map((i) => `${f} → ${i}`),
      )
    expect(fautes).toEqual([])
  })

  it('une question n’importe jamais une autre question ; seule une page en compose plusieurs', () => {
    const question = (chemin: string) => /^(server|web)\/features\/([^/]+)\//.exec(chemin)
    const composent = /^web\/features\/[^/]+\/Page\w+\.tsx$/
    const fautes = fichiers
      .filter((f) => !composent.test(f))
      .flatMap((f) =>
        importsDe(f).flatMap((i) => {
          const [, , de] = question(f) ?? []
          const [, , vers] = question(i) ?? []
          return de && vers && de !== vers ? [`${f} → ${i}`] : []
        }),
      )
    expect(fautes).toEqual([])
  })

  it('seul config.ts lit process.env', () => {
    const fautes = fichiers.filter(
      (f) =>
        f !== 'server/config.ts' && /process\.env\[?['.]/.test(fs.readFileSync(path.join(RACINE, f), 'utf8')),
    )
    expect(fautes).toEqual([])
  })

  it('un essai tire ses propriétés de la graine de la suite', () => {
    const essais = fs
      .readdirSync(path.join(RACINE, 'tests'), { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.test.ts'))
      .map((f) => path.join('tests', f))
    expect(essais.filter((f) => importsDe(f).includes('fast-check'))).toEqual([])
    expect(essais.filter((f) => importsDe(f).includes('tests/support/proprietes.ts')).length).toBeGreaterThan(
      20,
    )
  })

  it('n’a pas de cycle', () => {
    const graphe = new Map(fichiers.map((f) => [f, importsDe(f)]))
    const resoudre = (i: string) => [i, `${i}.ts`, `${i}.tsx`].find((c) => graphe.has(c))
    const etat = new Map<string, 'ouvert' | 'clos'>()
    const cycles: string[] = []
    const visiter = (f: string, pile: string[]): void => {
      if (etat.get(f) === 'clos') return
      if (etat.get(f) === 'ouvert') {
        cycles.push([...pile.slice(pile.indexOf(f)), f].join(' → '))
        return
      }
      etat.set(f, 'ouvert')
      for (const i of graphe.get(f) ?? []) {
        const cible = resoudre(i)
        if (cible) visiter(cible, [...pile, f])
      }
      etat.set(f, 'clos')
    }
    for (const f of fichiers) visiter(f, [])
    expect(cycles).toEqual([])
  })
})
