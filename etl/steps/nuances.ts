/** Step « nuances »: the mapping of nuances into blocs, and what it does not know. */
import type { Groupement } from '#domain/bloc'
import { litteral, type Duck } from '#db/duckdb'
import type { Chantier } from '../chantier.ts'
import { NUANCES } from '../fichiers.ts'
import { ouvrirLac } from '../lac.ts'

/** Makes the DuckDB table `nuance_bloc`. */
export async function chargerNuances(duck: Duck, groupement: Groupement): Promise<void> {
  await duck.connexion.run(
    `create or replace temp table nuance_bloc as
     select election, nuance, ${groupement} as bloc from read_csv(${litteral(NUANCES)}, all_varchar = true)`,
  )
}

/** An anomaly, with its votes, for each nuance that the mapping does not know; a mapping knows it, or neither does. */
export async function executer(c: Chantier): Promise<void> {
  const duck = await c.duck()
  await ouvrirLac(duck, c.de('lac'))
  await chargerNuances(duck, 'coalition')
  const inconnues = await duck.lignes<{ scrutin: string; nuance: string; voix: number; bureau: string }>(
    `select scrutin, nuance, sum(voix)::int as voix, min(bureau) as bureau
     from voix v anti join nuance_bloc n using (election, nuance)
     group by all order by voix desc, scrutin, nuance`,
  )
  for (const { scrutin, nuance, voix, bureau } of inconnues)
    c.journal.signaler({
      source: `resultats-${scrutin}`,
      champ: 'nuance',
      valeur: nuance,
      regle: 'nuance inconnue',
      voix,
      message: `la nuance « ${nuance} » (${scrutin}, d’abord au bureau ${bureau}) n’est pas dans data/ref/nuances-blocs.csv : ${voix} voix comptées dans « autres »`,
    })
}
