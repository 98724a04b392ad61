/** Step « REU »: places of the addresses of each bureau, and what became of the bureaux of older vintages. */
import type { Duck } from '#db/duckdb'
import type { Chantier } from '../chantier.ts'
import { chargerMillesime, trouverReu } from '../sources/reu.ts'
import { sqlEtl } from '../sql.ts'
import { deposerTables, ouvrirTables } from '../tables.ts'

/** Tables `adresse` and `passage`, see sql/etl/reu.sql. Both are empty without the REU. */
export const ouvrirReu = (duck: Duck, dossier: string) => ouvrirTables(duck, dossier, ['adresse', 'passage'])

export async function executer(c: Chantier): Promise<void> {
  const duck = await c.duck()
  await duck.connexion.run(
    `create or replace temp table adresse_reu
     (mois varchar, bureau varchar, cle varchar, longitude double, latitude double, poids integer)`,
  )
  const millesimes = trouverReu(c.source)
  const etape = c.progres.etape('Adresses du REU')
  for (const m of millesimes) await chargerMillesime(duck, m, c.journal)
  await duck.connexion.run(sqlEtl('reu.sql'))
  await deposerTables(duck, c.dossier, {
    adresse: 'commune, bureau, longitude, latitude',
    passage: 'mois, ancien, nouveau',
  })
  const [n] = await duck.lignes<{ n: number }>('select count(*)::int as n from adresse')
  etape.finir(
    millesimes.length === 0
      ? 'pas de REU dans ce dossier'
      : `${n!.n} adresses, ${millesimes.length} millésimes`,
  )
}
