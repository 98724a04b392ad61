/** The order in which two threads hand rows over is nobody's choice: nothing that is published may depend on it. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Hasard } from '#domain/hasard'
import type { Base } from '#db/connect'
import { litteral, ouvrirDuck, type Duck } from '#db/duckdb'
import { Atelier } from '../../etl/graphe.ts'
import { executerEtl } from '../../etl/etl.ts'
import { planifier } from '../../etl/plan.ts'
import { sqlEtl } from '../../etl/sql.ts'
import { travailler } from '../../etl/travail.ts'
import { baseDeTest, DEMO, dossierTemporaire } from '../support/base.ts'
import { contenuPublie } from './dossier.ts'

const progres = { etape: () => ({ avancer() {}, finir() {} }) }
const OPTIONS = { source: DEMO, groupement: 'coalition', departements: null } as const

/** Shuffles the rows of every Parquet file under `dossier`. */
async function melanger(duck: Duck, dossier: string, graine: string): Promise<number> {
  const fichiers = fs
    .readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.parquet'))
  for (const f of fichiers) {
    const [lu, ecrit] = [path.join(dossier, f), path.join(dossier, 'melange')]
    await duck.connexion.run(
      `copy (select * exclude (file_row_number) from read_parquet(${litteral(lu)}, file_row_number = true)
             order by hash(file_row_number, ${litteral(graine)})) to ${litteral(ecrit)} (format parquet)`,
    )
    fs.rmSync(lu)
    fs.renameSync(ecrit, lu)
  }
  return fichiers.length
}

/** Makes every step, each one from shuffled tables, then publishes. */
async function publierMelange(base: Base, graine: string): Promise<Record<string, unknown[]>> {
  const home = dossierTemporaire()
  const atelier = new Atelier(path.join(home, 'atelier'))
  const { noeuds } = await planifier(OPTIONS, atelier)
  const duck = await ouvrirDuck(dossierTemporaire())
  let melanges = 0
  const amont = new Map<string, string>()
  for (const { nom, module, valeurs, etape } of noeuds)
    amont.set(
      nom,
      await atelier.faire(etape, async (dossier) => {
        const { source } = OPTIONS
        const travail = { nom, module, dossier, valeurs, amont, source, temporaire: dossierTemporaire() }
        await travailler(travail, { progres, base: () => Promise.resolve(base) })
        melanges += await melanger(duck, dossier, graine)
      }),
    )
  duck.fermer()
  expect(melanges).toBeGreaterThan(20)
  await executerEtl({ ...OPTIONS, base, home, progres })
  return contenuPublie(base)
}

describe('l’ordre des lignes', () => {
  it('ne change rien de ce qui est publié, à la dernière décimale', async () => {
    const base = await baseDeTest('demo')
    try {
      const attendu = await contenuPublie(base)
      for (const graine of ['a', 'b']) {
        const lu = await publierMelange(base, graine)
        for (const table of Object.keys(attendu)) expect(lu[table], table).toEqual(attendu[table])
      }
    } finally {
      await base.fermer()
    }
  })

  it('ne change pas une moyenne de communes', async () => {
    const hasard = new Hasard(3)
    const communes = Array.from({ length: 300 }, (_, i) => ({
      code: String(10000 + i),
      population: 50 + Math.floor(hasard.uniforme() * 4000),
      valeur: hasard.uniforme(),
    }))
    const duck = await ouvrirDuck(dossierTemporaire())
    const lire = async () => {
      const rangees = (f: (c: (typeof communes)[number]) => string[]) =>
        communes
          .flatMap(f)
          .map((l) => `(${l})`)
          .join()
      await duck.connexion.run(`
        create or replace temp table bureau as from (values ${rangees((c) =>
          ['01', '02'].map((n) => `'${c.code}', '99-${n}', '99', 'R96', ${n === '01' ? c.population : 7}`),
        )}) t(commune, circonscription, departement, region, inscrits);
        create or replace temp table indicateur_commune as from (values ${rangees((c) => [
          `'${c.code}', 'population', ${c.population}::double, 'total'`,
          `'${c.code}', 'part', ${c.valeur}::double, 'moyenne'`,
        ])}) t(commune, cle, valeur, somme);
        ${sqlEtl('sociologie.sql')}`)
      const lues = await duck.lignes<{ niveau: string; code: string; cle: string; valeur: number }>(
        `from sociologie where niveau <> 'commune' order by all`,
      )
      return lues.map((l) => [l.niveau, l.code, l.cle, l.valeur])
    }
    const attendu = await lire()
    expect(attendu).toHaveLength(10)
    for (let i = 0; i < 10; i++) {
      communes.sort(() => hasard.uniforme() - 0.5)
      expect(await lire()).toEqual(attendu)
    }
    duck.fermer()
  })
})
