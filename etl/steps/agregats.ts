/** Step « agrégats »: how every place voted at every round, by bloc, under one mapping of nuances. */
import type { Groupement } from '#domain/bloc'
import type { Duck } from '#db/duckdb'
import type { Chantier } from '../chantier.ts'
import { ouvrirLac } from '../lac.ts'
import { sqlEtl } from '../sql.ts'
import { deposerTables, ouvrirTables } from '../tables.ts'
import { chargerNuances } from './nuances.ts'
import { ouvrirSuivi } from './suivi.ts'
import { ouvrirTerritoire } from './territoire.ts'

/** Table `resultat`, see sql/etl/agregats.sql. */
export const ouvrirAgregats = (duck: Duck, dossier: string) => ouvrirTables(duck, dossier, ['resultat'])

export async function executer(c: Chantier): Promise<void> {
  const groupement = c.valeurs['groupement'] as Groupement
  const etape = c.progres.etape(`Résultats par bloc, ${groupement}`)
  const duck = await c.duck()
  await ouvrirLac(duck, c.de('lac'))
  await ouvrirTerritoire(duck, c.de('territoire'))
  await ouvrirSuivi(duck, c.de('suivi'))
  await chargerNuances(duck, groupement)
  await duck.connexion.run(sqlEtl('agregats.sql'))
  await deposerTables(duck, c.dossier, { resultat: 'niveau, code, scrutin' })
  const [compte] = await duck.lignes<{ n: number }>('select count(*)::int as n from resultat')
  etape.finir(`${compte!.n} résultats`)
}
