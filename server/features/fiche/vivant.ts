/** What a fiche reads that changes between two publications: sectors, techniques and what was learnt of them, issues, returns. */
import { sql, type Kysely } from 'kysely'
import { lireEssais } from '#db/essai'
import { lireProchainVote } from '#db/reglage'
import type { Schema, TableLieu } from '#db/schema'
import type { TableSecteur, TableTechnique } from '#db/schemaDurable'
import { lireDecoupes, parNumero, type BureauDuTerrain } from '#db/secteur'
import type { Essai } from '#domain/apprentissage/technique'
import { joursAvantVote } from '#domain/calendrier'
import type { Niveau } from '#domain/lieu'
import { gesteDe } from '#domain/fiche/gestes'
import type { EnjeuSource } from '#domain/fiche/source'
import type { Theme } from '#domain/observation'
import type { Fonds } from './fonds.ts'

/** Where a row belongs. */
type Rattachement = Pick<TableLieu, 'code' | 'circonscription' | 'commune'> & { niveau: Niveau | 'secteur' }

export interface EnjeuVivant extends EnjeuSource, Rattachement {}

/** A published return: counts and words of closed lists. */
export interface RetourVivant extends Rattachement {
  id: string
  jour: string
  portesFrappees: number
  portesOuvertes: number
  preoccupations: Theme[]
}

export interface Vivant {
  /** Cut of the circonscriptions, then selections. */
  secteurs: TableSecteur[]
  techniques: TableTechnique[]
  essais: Essai[]
  enjeux: EnjeuVivant[]
  retours: RetourVivant[]
  /** Day of the next vote, ISO; null: none is set, or it is past. */
  vote: string | null
  /** Day of reading, ISO. */
  aujourdhui: string
}

export async function lireVivant(db: Kysely<Schema>, fonds: Fonds, maintenant: Date): Promise<Vivant> {
  const terrain = fonds.bureaux.map((b): BureauDuTerrain => {
    const { profil, reserveNette } = b.classement
    const convaincables = profil === 'acquis' || profil === 'hesitant' ? b.inscrits : 0
    return {
      ...b,
      departement: fonds.departement.code,
      affinite: gesteDe({ inscrits: b.inscrits, reserveNette }, convaincables),
    }
  })
  const decoupes = await lireDecoupes(db, terrain, maintenant)
  const selections = await lireSelectionsDe(db, fonds.departement.code)
  const aujourdhui = maintenant.toISOString().slice(0, 10)
  const vote = await lireProchainVote(db)
  return {
    secteurs: [...decoupes, ...selections],
    techniques: await db
      .selectFrom('technique')
      .selectAll()
      .where('active', '=', true)
      .orderBy('titre')
      .execute(),
    essais: await lireEssais(db),
    enjeux: await lireEnjeux(db, fonds.departement.code),
    retours: await lireRetours(db, fonds.departement.code),
    vote: joursAvantVote(vote, aujourdhui) === null ? null : vote,
    aujourdhui,
  }
}

async function lireSelectionsDe(db: Kysely<Schema>, departement: string): Promise<TableSecteur[]> {
  const selections = await db
    .selectFrom('secteur')
    .selectAll()
    .where('libre', '=', true)
    .where('supprimeLe', 'is', null)
    .where('departement', '=', departement)
    .execute()
  return selections.toSorted(parNumero)
}

async function lireEnjeux(db: Kysely<Schema>, departement: string): Promise<EnjeuVivant[]> {
  const { rows } = await sql<EnjeuVivant>`
    select e.niveau, e.code, l.circonscription, l.commune, e.theme, e.texte, e.source, e.source_date
    from enjeu e join publie.lieu l on l.niveau = e.niveau and l.code = e.code
    where e.statut = 'publie' and (l.departement = ${departement} or l.niveau = 'france')
    order by e.source_date desc, e.id`.execute(db)
  return rows
}

async function lireRetours(db: Kysely<Schema>, departement: string): Promise<RetourVivant[]> {
  const { rows } = await sql<RetourVivant>`
    select o.id, o.niveau, o.code, coalesce(l.circonscription, s.circonscription) as circonscription, l.commune, o.jour,
           o.portes_frappees, o.portes_ouvertes, o.preoccupations
    from observation o
    left join publie.lieu l on l.niveau = o.niveau and l.code = o.code
    left join secteur s on o.niveau = 'secteur' and s.id = o.code
    where o.statut = 'publiee' and coalesce(l.departement, s.departement) = ${departement}
    order by o.jour desc, o.id`.execute(db)
  return rows
}
