/** A target list as it is kept, and its bureaux as they are published today. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Acteur } from '#domain/acteur'
import { ouverturesApprises, ouverturesDeTerrain } from '#domain/apprentissage/ouverture'
import { pourquoi } from '#domain/ciblage/pourquoi'
import { densiteDe, trajetMinutes, type Point } from '#domain/ciblage/terrain'
import type { BureauExporte } from '#domain/export/bureau'
import { voixParHeure } from '#domain/liste/rendement'
import { lireBureaux } from './bureaux.ts'
import type { Schema } from './schema.ts'
import type { SchemaDurable } from './schemaDurable.ts'
import { lireTournees } from './tournee.ts'
import type { Selectable } from 'kysely'

export type ListeGardee = Selectable<SchemaDurable['liste']>
export type LigneGardee = Selectable<SchemaDurable['listeLigne']>

/** Null: no list has this id, or it was thrown away. */
export async function lireListe(db: Kysely<Schema>, id: string): Promise<ListeGardee | null> {
  const liste = await db
    .selectFrom('liste')
    .selectAll()
    .where('id', '=', id)
    .where('supprimeeLe', 'is', null)
    .executeTakeFirst()
  return liste ?? null
}

/** Condition on a share `p`: it made the pass that calls, or is for the group, by its number, of whoever calls. A name opens nothing. */
export const estPartageAvec = ({
  auteur,
  groupeId,
}: Pick<Acteur, 'auteur' | 'groupeId'>): RawBuilder<boolean> =>
  sql<boolean>`(p.laissez_passer = ${auteur.par === 'laissezPasser' ? auteur.id : null}::uuid or p.groupe_id = ${groupeId}::uuid)`

/** True when the list is shared with whoever calls. */
export async function estPartagee(
  db: Kysely<Schema>,
  liste: string,
  acteur: Pick<Acteur, 'auteur' | 'groupeId'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from liste_partage p where p.liste = ${liste} and ${estPartageAvec(acteur)} limit 1`.execute(db)
  return rows.length > 0
}

/** Lines of a list, in its order; those taken off are left out. */
export const lireLignes = (db: Kysely<Schema>, liste: string): Promise<LigneGardee[]> =>
  db
    .selectFrom('listeLigne')
    .selectAll()
    .where('liste', '=', liste)
    .where('retiree', '=', false)
    .orderBy('rang')
    .execute()

/**
 * Makes the function that places a bureau in a list: rank, travel, votes per hour, reason, status.
 * @param liste as it is kept; the opening of doors learnt in its département is read once.
 */
export async function placerEnListe(
  db: Kysely<Schema>,
  liste: ListeGardee,
  lignes: readonly LigneGardee[],
): Promise<(b: BureauExporte) => BureauExporte> {
  const departs = liste.departs.map((d): Point => [d.longitude, d.latitude])
  const apprises = ouverturesApprises(ouverturesDeTerrain(await lireTournees(db, liste.departement)))
  const parCode = new Map(lignes.map((l, k) => [l.code, { ligne: l, rang: k + 1 }]))
  return (b) => {
    const { ligne, rang } = parCode.get(b.code)!
    const situe = b.longitude !== null && b.latitude !== null && departs.length > 0
    const trajet = situe ? trajetMinutes([b.longitude!, b.latitude!], departs) : null
    return {
      ...b,
      enListe: {
        rang,
        seances: ligne.seances,
        trajet,
        voixHeure: trajet === null ? null : voixParHeure(b, trajet, liste.jours, apprises),
        raison: pourquoi({
          ...b,
          densite: densiteDe(b.inscrits, b.superficie),
          trajet,
          exploration: false,
        }),
        statut: ligne.statut,
        groupe: ligne.groupe,
        quand: ligne.quand?.toISOString() ?? null,
      },
    }
  }
}

/** The bureaux of a list as published, each with its place in it; those that are not published any more are absent. */
export async function lireBureauxDeListe(
  db: Kysely<Schema>,
  liste: ListeGardee,
  lignes: readonly LigneGardee[],
): Promise<BureauExporte[]> {
  const placer = await placerEnListe(db, liste, lignes)
  const bureaux: BureauExporte[] = []
  for await (const lot of lireBureaux(db, { codes: lignes.map((l) => l.code) }))
    bureaux.push(...lot.map(placer))
  return bureaux
}

/** Fiches received about each bureau of a list since it was made. */
export async function compterFiches(db: Kysely<Schema>, liste: ListeGardee): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; fiches: number }>`
    select o.code, count(*)::int as fiches from observation o
    join liste_ligne g on g.liste = ${liste.id} and g.code = o.code and not g.retiree
    where o.niveau = 'bureau' and o.statut <> 'ecartee' and o.recue_le >= ${liste.creeLe}
    group by o.code`.execute(db)
  return new Map(rows.map((r) => [r.code, r.fiches]))
}
