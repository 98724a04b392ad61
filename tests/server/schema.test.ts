/** No table has a place for an inhabitant: every column that outlives a publication is of a declared kind. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { baseDeTest, DEMO, publier } from '../support/base.ts'

/**
 * Columns that may exist, by kind. `libre`: checked for personal data before it is written; `siege`: written by headquarters.
 */
const COLONNES: Record<string, Record<string, string>> = {
  technique: {
    cle: 'cle',
    liste: 'format terrains profils active partisane',
    compte: 'duree_minutes portes_par_immeuble jours_avant_min jours_avant_max',
    siege: 'titre ouverture cloture eviter materiel effet source',
  },
  enjeu: {
    cle: 'id',
    lieu: 'niveau code',
    liste: 'theme statut',
    date: 'source_date cree_le',
    siege: 'texte source',
  },
  observation: {
    cle: 'id',
    lieu: 'niveau code',
    liste: 'format reactions preoccupations suite statut',
    date: 'jour recue_le',
    compte: 'participants portes_frappees portes_ouvertes conversations',
    libre: 'texte',
  },
  observation_technique: { cle: 'observation technique', compte: 'essais reussites' },
  laissez_passer: {
    cle: 'id empreinte',
    liste: 'role departements',
    date: 'cree_le expire_le revoque_le',
    siege: 'libelle',
  },
  secteur: {
    cle: 'id',
    lieu: 'departement circonscription bureaux',
    liste: 'mode libre',
    date: 'cree_le modifie_le supprime_le',
    compte: 'version',
    libre: 'nom depart',
  },
}
/** Words that would name, locate, join or label somebody. */
const INTERDIT =
  /(^|_)(prenom|nom_?(famille|usage|naissance)|patronyme|civilite|naissance|age|sexe|genre|telephone|tel|mobile|courriel|email|mail|adresse|rue|voie|numero|porte|etage|digicode|appartement|electeur|habitant|personne|soutien|opinion|religion|syndicat|origine|militant)(_|$)/
/** Tables of PostGIS and of the migrations. */
const OUTILS =
  /^(spatial_ref_sys|geometry_columns|geography_columns|raster_columns|raster_overviews|kysely_migration|kysely_migration_lock|essai)$/

let base: Base
let colonnes: { schema: string; table: string; colonne: string }[]
beforeAll(async () => {
  base = await baseDeTest()
  await publier(base, DEMO)
  const { rows } = await sql<(typeof colonnes)[number]>`
    select table_schema as schema, table_name as "table", column_name as colonne from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'tiger', 'topology')
    order by 1, 2, 3`.execute(base.db)
  colonnes = rows.filter((c) => !OUTILS.test(c.table))
})
afterAll(() => base.fermer())

it('chaque colonne qui survit à une publication est déclarée', () => {
  const durables = colonnes.filter((c) => c.schema !== 'publie')
  expect(new Set(durables.map((c) => c.schema))).toEqual(new Set(['public']))
  const declarees = Object.entries(COLONNES).flatMap(([table, sortes]) =>
    Object.values(sortes).flatMap((noms) => noms.split(' ').map((nom) => `${table}.${nom}`)),
  )
  expect(durables.map((c) => `${c.table}.${c.colonne}`).sort()).toEqual(declarees.sort())
})

it('aucune colonne, nulle part, ne nomme, ne joint ni ne juge quelqu’un', () => {
  expect(colonnes.length).toBeGreaterThan(80)
  expect(colonnes.filter((c) => INTERDIT.test(c.colonne))).toEqual([])
  expect(
    INTERDIT.test('telephone_fixe') && INTERDIT.test('nom_famille') && !INTERDIT.test('nom_commune'),
  ).toBe(true)
})
