/** Step « suivi »: which bureaux of the past each bureau of today takes over, and the grade of that. */
import type { Duck } from '#db/duckdb'
import type { Chantier } from '../chantier.ts'
import { sqlEtl } from '../sql.ts'
import { deposerTables, ouvrirTables } from '../tables.ts'
import { chargerCalendrier } from './calendrier.ts'
import { ouvrirReu } from './reu.ts'
import { ouvrirTerritoire } from './territoire.ts'

const TABLES = ['liaison', 'orphelin', 'qualite_de_bureau', 'bassin'] as const

/** Tables `liaison`, `orphelin`, `qualite_de_bureau` and `bassin`, see sql/etl/suivi.sql. */
export const ouvrirSuivi = (duck: Duck, dossier: string) => ouvrirTables(duck, dossier, TABLES)

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Suivi des bureaux')
  const duck = await c.duck()
  await ouvrirTerritoire(duck, c.de('territoire'))
  await ouvrirReu(duck, c.de('reu'))
  await chargerCalendrier(duck)
  await duck.connexion.run(sqlEtl('suivi.sql'))
  await deposerTables(duck, c.dossier, {
    bassin: 'scrutin, commune',
    liaison: 'code, scrutin, bureau nulls last',
    orphelin: 'scrutin, bureau',
    qualite_de_bureau: 'code',
  })
  const [n] = await duck.lignes<{ a: number; b: number; c: number }>(
    `select count(*) filter (qualite = 'A')::int as a, count(*) filter (qualite = 'B')::int as b,
            count(*) filter (qualite = 'C')::int as c from qualite_de_bureau`,
  )
  etape.finir(`${n!.a} bureaux de qualité A, ${n!.b} de qualité B, ${n!.c} de qualité C`)
}
