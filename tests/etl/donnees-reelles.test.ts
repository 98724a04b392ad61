/** One département of the real files, when they are there: round totals, contours, nothing lost. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { correspond } from '../../etl/fichiers.ts'
import { inventaire } from '../../etl/steps/sources.ts'
import { baseDeTest, dossierTemporaire, publier, RACINE } from '../support/base.ts'

const DONNEES = process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data')
const present = fs.existsSync(path.join(DONNEES, 'contours'))
if (!present)
  process.stderr.write(
    `  NON VÉRIFIÉ : les vraies données, absentes de ${DONNEES} (QG_DONNEES pour un autre dossier)\n`,
  )

describe.skipIf(!present)('les vraies données', () => {
  it('chaque fichier a une fiche : il est lu, ou l’on dit pourquoi il ne l’est pas', () => {
    const fichiers = inventaire(DONNEES, correspond)
    expect(fichiers.length).toBeGreaterThan(300)
    expect(fichiers.filter((f) => !f.fiche).map((f) => f.fichier)).toEqual([])
  })

  it('la Lozère, au premier tour de 2024, entière', async () => {
    const source = dossierTemporaire()
    for (const fichier of [
      'contours/bureaux-de-vote/bureaux-de-vote-48.geojson.gz',
      'contours/communes-2020/communes-2020-48.geojson.gz',
      'elections/bureaux-format-officiel/2024-legislatives-t1/resultats-definitifs-par-bureau-de-vote.csv.gz',
    ]) {
      fs.mkdirSync(path.join(source, path.dirname(fichier)), { recursive: true })
      fs.symlinkSync(path.resolve(DONNEES, fichier), path.join(source, fichier))
    }
    const base = await baseDeTest()
    try {
      const { tours } = await publier(base, source, new Set(['48']))
      // 93 bureaux of Corse-du-Sud are not in this recomposed file: see data/sources/resultats/resultats-complements.toml
      expect(tours[0]).toMatchObject({ bureaux: 70006 })
      const lieux = await base.db
        .withSchema('publie')
        .selectFrom('lieu')
        .select(({ fn }) => [
          'niveau',
          fn.countAll<number>().as('nombre'),
          fn.count<number>('contour').as('dessines'),
        ])
        .groupBy('niveau')
        .execute()
      const de = (niveau: string) => lieux.find((l) => l.niveau === niveau)
      expect(de('departement')).toMatchObject({ nombre: 1 })
      expect(de('bureau')!.dessines / de('bureau')!.nombre).toBeGreaterThan(0.99)
      const total = await base.db
        .withSchema('publie')
        .selectFrom('resultat')
        .select(['inscrits', 'exprimes'])
        .where('niveau', '=', 'departement')
        .executeTakeFirstOrThrow()
      const bureaux = await base.db
        .withSchema('publie')
        .selectFrom('resultat')
        .select(({ fn }) => [
          fn.sum<number>('inscrits').as('inscrits'),
          fn.sum<number>('exprimes').as('exprimes'),
        ])
        .where('niveau', '=', 'bureau')
        .executeTakeFirstOrThrow()
      expect(bureaux).toEqual(total)
    } finally {
      await base.fermer()
    }
  })
})
