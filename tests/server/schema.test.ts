/** No table has a place for an inhabitant: every column that outlives a publication is of a declared kind. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { baseDeTest } from '../support/base.ts'

/**
 * Columns that may exist, by kind. `libre`: checked for personal data before it is written;
 * `calcule`: composed by the program from the other columns and the publication; `siege`: written by headquarters.
 */
const COLONNES: Record<string, Record<string, string>> = {
  technique: {
    cle: 'cle',
    liste: 'format terrains profils active partisane',
    compte: 'duree_minutes portes_par_immeuble jours_avant_min jours_avant_max version',
    siege: 'titre ouverture cloture eviter materiel effet source',
  },
  enjeu: {
    cle: 'id',
    lieu: 'niveau code',
    liste: 'theme statut provenance signal',
    date: 'source_date cree_le modifie_le',
    libre: 'texte concerne',
    siege: 'source',
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
  observation_enjeu: { cle: 'observation rang', liste: 'theme', libre: 'texte' },
  technique_version: { cle: 'technique version', siege: 'contenu', date: 'ecrite_le' },
  reglage: { cle: 'cle', date: 'valeur' },
  laissez_passer: {
    cle: 'id empreinte groupe_id',
    liste: 'role departements',
    date: 'cree_le expire_le revoque_le',
    siege: 'libelle',
    lieu: 'territoire_niveau territoire_code',
  },
  // Whoever leads a federation or a group chose their own word; nothing else is known of them.
  compte: {
    cle: 'id groupe_id',
    soi: 'identifiant',
    secret: 'empreinte graine',
    liste: 'role departements graine_active demonstration',
    lieu: 'territoire_niveau territoire_code',
    siege: 'libelle',
    compte: 'pas_utilise',
    date: 'cree_le desactive_le',
  },
  seance: { cle: 'id empreinte compte', liste: 'appareil', date: 'cree_le vue_le expire_le' },
  invitation: {
    cle: 'id empreinte compte groupe_id',
    liste: 'role departements premiere',
    lieu: 'territoire_niveau territoire_code',
    siege: 'libelle',
    date: 'cree_le expire_le utilise_le revoque_le',
  },
  secours: { cle: 'compte empreinte' },
  tentative: { cle: 'empreinte', compte: 'echecs', date: 'dernier_le bloque_le' },
  journal: {
    cle: 'rang auteur',
    date: 'quand',
    liste: 'par role',
    calcule: 'action objet',
    lieu: 'departement',
  },
  travail: {
    cle: 'id cle preneur',
    lieu: 'departement',
    liste: 'sorte statut',
    compte: 'priorite fait total essais',
    date: 'pas_avant battement cree_le fini_le',
    calcule: 'donnees erreur',
  },
  travail_fichier: { cle: 'id travail', compte: 'taille', calcule: 'nom' },
  travail_morceau: { cle: 'fichier', compte: 'rang', calcule: 'octets' },
  fiche_version: {
    cle: 'empreinte',
    lieu: 'niveau code',
    compte: 'rang',
    date: 'publiee_le publication methode',
    calcule: 'modele ecarts',
  },
  liste: {
    cle: 'id',
    lieu: 'departement departs',
    liste: 'sorte tri colonnes',
    compte: 'jours revision evenements',
    date: 'cree_le modifie_le supprimee_le',
    libre: 'nom',
    calcule: 'page',
  },
  liste_ligne: {
    cle: 'liste',
    lieu: 'code',
    liste: 'statut retiree groupe',
    compte: 'rang seances',
    date: 'quand',
  },
  liste_version: {
    cle: 'liste version',
    lieu: 'codes',
    date: 'ecrite_le publication',
    calcule: 'ecarts',
  },
  liste_partage: { cle: 'id liste laissez_passer groupe_id', liste: 'groupe', date: 'cree_le' },
  liste_evenement: { cle: 'liste rang', liste: 'sorte', calcule: 'contenu', date: 'quand' },
  groupe: {
    cle: 'id parent',
    lieu: 'departement niveau code commune communes',
    liste: 'fonctions visible',
    date: 'cree_le ferme_le',
    libre: 'nom presentation terrain',
    siege: 'canal',
  },
  acteur_local: {
    cle: 'id',
    lieu: 'departement commune',
    liste: 'sorte',
    libre: 'nom note',
    siege: 'lien',
    date: 'cree_le retire_le',
  },
  compteur: { cle: 'groupe', date: 'semaine', liste: 'sorte', compte: 'nombre' },
  chargement: {
    cle: 'id',
    compte: 'rang',
    liste: 'etat arret_demande',
    date: 'debut fin battement',
    siege: 'demande bilan',
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
/** Tables of schema `militants`: what militants said of themselves, with their consent; `soi`: how to call and reach them. */
const MILITANTS: typeof COLONNES = {
  militant: {
    cle: 'id',
    soi: 'appellation contact',
    lieu: 'departement commune',
    liste: 'groupe competences themes langues disponibilites',
    compte: 'trajet_max',
    date: 'consentement_le cree_le',
  },
  mission: {
    cle: 'id',
    lieu: 'departement niveau code',
    liste: 'creneau theme competences langues format heure',
    compte: 'personnes',
    date: 'jour cree_le',
    siege: 'titre rendez_vous materiel',
  },
  // groups and counts
  inscription: { cle: 'id mission', liste: 'groupe', compte: 'personnes', date: 'cree_le' },
  place: { cle: 'id mission', liste: 'groupe sens', lieu: 'commune', compte: 'places', date: 'cree_le' },
  agenda: {
    cle: 'empreinte auteur',
    liste: 'groupe departements par',
    lieu: 'territoire_niveau territoire_code',
    date: 'cree_le',
  },
  affectation: { cle: 'mission militant', liste: 'raisons' },
  participation: { cle: 'militant', date: 'jour' },
  retention: { date: 'execute_le', compte: 'effaces bientot participations' },
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
  base = await baseDeTest('demo')
  const { rows } = await sql<(typeof colonnes)[number]>`
    select table_schema as schema, table_name as "table", column_name as colonne from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'tiger', 'topology')
    order by 1, 2, 3`.execute(base.db)
  colonnes = rows.filter((c) => !OUTILS.test(c.table))
})
afterAll(() => base.fermer())

const declarees = (tables: typeof COLONNES) =>
  Object.entries(tables)
    .flatMap(([table, sortes]) =>
      Object.values(sortes).flatMap((noms) => noms.split(' ').map((nom) => `${table}.${nom}`)),
    )
    .sort()
const presentes = (schema: string) =>
  colonnes
    .filter((c) => c.schema === schema)
    .map((c) => `${c.table}.${c.colonne}`)
    .sort()

it('chaque colonne qui survit à une publication est déclarée', () => {
  const schemas = new Set(colonnes.map((c) => c.schema))
  expect(schemas).toEqual(new Set(['public', 'publie', 'militants']))
  expect(presentes('public')).toEqual(declarees(COLONNES))
  expect(presentes('militants')).toEqual(declarees(MILITANTS))
})

it('les militants sont à part : aucune clé ne sort de leur schéma, ni n’y entre', async () => {
  const { rows } = await sql<{ de: string; vers: string }>`
    select c.connamespace::regnamespace::text as de, t.relnamespace::regnamespace::text as vers
    from pg_constraint c join pg_class t on t.oid = c.confrelid where c.contype = 'f'`.execute(base.db)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter((r) => (r.de === 'militants') !== (r.vers === 'militants'))).toEqual([])
})

it('aucune colonne, nulle part, ne nomme, ne joint ni ne juge quelqu’un', () => {
  expect(colonnes.length).toBeGreaterThan(80)
  const horsMilitants = colonnes.filter((c) => c.schema !== 'militants')
  expect(horsMilitants.filter((c) => INTERDIT.test(c.colonne))).toEqual([])
  expect(
    INTERDIT.test('telephone_fixe') && INTERDIT.test('nom_famille') && !INTERDIT.test('nom_commune'),
  ).toBe(true)
})
