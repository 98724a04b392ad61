/** Reads of target lists, as the page shows them. */
import { sql, type Kysely } from 'kysely'
import type { Liste, LigneListe, Listes } from '#contract/liste'
import { compterFiches, estPartageAvec, lireBureauxDeListe, lireLignes, type ListeGardee } from '#db/liste'
import type { Schema } from '#db/schema'
import type { Acteur } from '#domain/acteur'
import type { BureauExporte } from '#domain/export/bureau'
import { colonnesDe, type Colonne } from '#domain/export/colonnes'
import { ecartsEntre } from '#domain/liste/ecarts'

type Db = Kysely<Schema>

/** Versions shown. */
const VERSIONS_MONTREES = 20

/** Lists of a département, the last changed first. @param pour only those shared with whoever this is; null: all. */
export async function lireListes(
  db: Db,
  departement: string,
  pour: Acteur | null,
): Promise<Listes['listes']> {
  const vues =
    pour === null
      ? sql`true`
      : sql`exists (select 1 from liste_partage p where p.liste = l.id and ${estPartageAvec(pour)})`
  const { rows } = await sql<Listes['listes'][number] & { creeLe: Date; modifieLe: Date }>`
    select l.id, l.departement, l.nom, l.cree_le, l.modifie_le, count(g.code)::int as lignes,
           count(*) filter (where g.statut = 'enCours')::int as "enCours", count(*) filter (where g.statut = 'fait')::int as faites,
           (select count(distinct p.groupe)::int from liste_partage p where p.liste = l.id) as partages
    from liste l left join liste_ligne g on g.liste = l.id and not g.retiree
    where l.departement = ${departement} and l.supprimee_le is null
      and ${vues}
    group by l.id order by l.modifie_le desc limit 200`.execute(db)
  return rows.map((r) => ({
    ...r,
    creeLe: new Date(r.creeLe).toISOString(),
    modifieLe: new Date(r.modifieLe).toISOString(),
  }))
}

/** Lists that can be taken back, the last thrown away first. */
export async function lireJetees(db: Db, departement: string): Promise<Listes['jetees']> {
  const lignes = await db
    .selectFrom('liste')
    .select(['id', 'nom', 'supprimeeLe'])
    .where('departement', '=', departement)
    .where('supprimeeLe', 'is not', null)
    .orderBy('supprimeeLe', 'desc')
    .limit(50)
    .execute()
  return lignes.map(({ id, nom, supprimeeLe }) => ({ id, nom, jeteeLe: supprimeeLe!.toISOString() }))
}

function enLigne(b: BureauExporte, fiches: number, colonnes: readonly Colonne[]): LigneListe {
  const { enListe } = b
  return {
    code: b.code,
    nom: b.nom,
    nomCommune: b.nomCommune,
    circonscription: b.circonscription,
    profil: b.profil,
    foyer: b.foyer,
    inscrits: b.inscrits,
    reserveNette: b.reserveNette,
    marge: b.marge,
    longitude: b.longitude,
    latitude: b.latitude,
    seances: enListe!.seances,
    trajet: enListe!.trajet,
    voixHeure: enListe!.voixHeure,
    raison: enListe!.raison,
    statut: enListe!.statut,
    groupe: enListe!.groupe,
    quand: enListe!.quand,
    fiches,
    valeurs: colonnes.map((c) => c.lire(b)),
  }
}

const lirePartages = (db: Db, liste: string) =>
  db
    .selectFrom('listePartage as p')
    .innerJoin('laissezPasser as l', 'l.id', 'p.laissezPasser')
    .select(['p.id', 'p.groupe', 'p.creeLe', 'l.expireLe'])
    .where('p.liste', '=', liste)
    .where('l.revoqueLe', 'is', null)
    .orderBy('p.creeLe')
    .execute()

/** The whole list. @param deFederation with whom it is shared with. */
export async function decrireListe(db: Db, liste: ListeGardee, deFederation: boolean): Promise<Liste> {
  const lignes = await lireLignes(db, liste.id)
  const bureaux = await lireBureauxDeListe(db, liste, lignes)
  const fiches = await compterFiches(db, liste)
  const colonnes = colonnesDe(liste.colonnes, true)
  const versions = await db
    .selectFrom('listeVersion')
    .select(['version', 'ecriteLe', 'ecarts', 'codes'])
    .where('liste', '=', liste.id)
    .orderBy('version', 'desc')
    .limit(VERSIONS_MONTREES)
    .execute()
  const partages = deFederation ? await lirePartages(db, liste.id) : null
  return {
    id: liste.id,
    departement: liste.departement,
    nom: liste.nom,
    genre: liste.sorte,
    adresse: liste.page,
    departs: liste.departs.map(({ nom, longitude, latitude }) => ({ nom, longitude, latitude })),
    tri: liste.tri,
    revision: liste.revision,
    evenements: liste.evenements,
    colonnes: colonnes.map(({ cle, titre, decimales }) => ({ cle, titre, decimales })),
    lignes: bureaux.map((b) => enLigne(b, fiches.get(b.code) ?? 0, colonnes)),
    absents: lignes.length - bureaux.length,
    versions: versions.map((v) => ({
      version: v.version,
      ecriteLe: v.ecriteLe.toISOString(),
      ecarts: v.ecarts,
    })),
    ecarts: ecartsEntre(
      versions[0]?.codes ?? lignes.map((l) => l.code),
      lignes.map((l) => l.code),
    ),
    partages:
      partages &&
      partages.map((p) => ({ ...p, creeLe: p.creeLe.toISOString(), expireLe: p.expireLe.toISOString() })),
  }
}
