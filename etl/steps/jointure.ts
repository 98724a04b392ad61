/** Step « jointure »: how many bureaux of each round have an observed contour, département by département. Nobody leaves a total for lack of one. */
import { piece, type Chantier } from '../chantier.ts'
import type { Jointure } from '../jointures.ts'
import { ouvrirLac } from '../lac.ts'
import { lireAppartenances } from './contours.ts'

const JOINTURES = piece<Jointure[]>('jointures')
export const lireJointures = JOINTURES.relire

export async function executer(c: Chantier): Promise<void> {
  const duck = await c.duck()
  await ouvrirLac(duck, c.de('lac'))
  await duck.connexion.run('create or replace temp table bureau_dessine (bureau varchar)')
  const table = await duck.connexion.createAppender('bureau_dessine', null, 'temp')
  for (const code of lireAppartenances(c.de('contours')).dessines) {
    table.appendVarchar(code)
    table.endRow()
  }
  table.closeSync()
  const jointures = await duck.lignes<Jointure>(
    `select scrutin, departement, count(*)::int as bureaux, count(d.bureau)::int as dessines, sum(inscrits)::int as inscrits,
            coalesce(sum(inscrits) filter (d.bureau is not null), 0)::int as "inscritsDessines"
     from participation left join bureau_dessine d using (bureau) group by all order by all`,
  )
  JOINTURES.deposer(c.dossier, jointures)
}
