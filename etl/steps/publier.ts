/**
 * Step « publication »: everything goes into schema `etape`; one transaction renames it `publie`. A run that dies before that
 * leaves the previous publication as it was, and the next run drops the remains.
 */
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { STRATEGIES } from '#domain/profilType/nommer'
import type { ProfilsTypes } from '#domain/profilType/profilType'
import type { Sieges } from '#domain/siege/simulation'
import type { Base } from '#db/connect'
import { litteral, type Duck } from '#db/duckdb'
import { RACINE } from '../../server/config.ts'
import type { Anomalie } from '../anomalie.ts'
import { lignesCsv, type Champ } from '../csv.ts'
import { ewkbHex } from '../geometrie/contour.ts'
import type { ReportPublie } from '../moteur/reports.ts'
import type { Artefact } from './carte.ts'
import type { FicheSociologie } from '#domain/sociologie/fiche'
import type { ClassementEcrit, Lieu, LieuDessine } from '../lieu.ts'

function tableauPg(valeurs: readonly string[]): string {
  return `{${valeurs.join(',')}}`
}

function script(nom: string): string {
  return fs.readFileSync(path.join(RACINE, 'sql/publication', nom), 'utf8')
}

/** Runs one of our SQL scripts with schema `etape` first on the path, in one session. */
async function dansEtape(base: Base, texte: string): Promise<void> {
  await base.db.transaction().execute(async (t) => {
    await sql.raw(`set local search_path = etape, public; ${texte}`).execute(t)
  })
}

export async function preparerEtape(base: Base): Promise<void> {
  await sql.raw('drop schema if exists etape cascade; create schema etape').execute(base.db)
  await dansEtape(base, script('schema.sql'))
}

/** Places, with their contours and anchors, see geometrie.ts. */
export async function publierLieux(
  base: Base,
  lieux: readonly LieuDessine[],
  ancres: ReadonlyMap<string, readonly [number, number]>,
): Promise<void> {
  const colonnes = [
    'niveau', 'code', 'nom', 'cherche', 'region', 'departement', 'circonscription', 'circonscriptions', 'commune', 'nom_commune',
    'inscrits', 'bureaux', 'superficie', 'qualite', 'contour', 'schematique', 'ancre', 'lieu_de_vote',
  ] // prettier-ignore
  await base.copier(
    'etape.lieu',
    colonnes,
    lignesCsv(lieux, (l) => [
      l.niveau, l.code, l.nom, l.cherche, l.region, l.departement, l.circonscription, tableauPg(l.circonscriptions), l.commune,
      l.nomCommune, l.inscrits, l.bureaux, l.contour && l.superficie, l.qualite, l.contour && ewkbHex(l.contour),
      l.schematique, ancreEwkt(ancres.get(`${l.niveau}/${l.code}`)), l.lieuDeVote,
    ]), // prettier-ignore
  )
}

function ancreEwkt(ancre: readonly [number, number] | undefined): string | null {
  return ancre ? `SRID=4326;POINT(${ancre[0]} ${ancre[1]})` : null
}

const COLONNES_RESULTAT = [
  'niveau', 'code', 'scrutin', 'inscrits', 'votants', 'exprimes', 'blancs', 'nuls', 'gauche', 'centre', 'droite',
  'extreme_droite', 'autres', 'qualite',
] // prettier-ignore

/** Results of the published places, from DuckDB through one temporary CSV file. */
export async function publierResultats(
  base: Base,
  duck: Duck,
  temporaire: string,
  departements: ReadonlySet<string> | null,
) {
  const fichier = path.join(temporaire, 'resultat.csv')
  const demandes = `departement in (${[...(departements ?? [])].map(litteral).join(', ')})`
  const filtre = departements
    ? `where niveau = 'france'
         or code in (select unnest([code, commune, circonscription, departement]) from bureau where ${demandes})
         or code in (select region from bureau group by region having bool_and(${demandes}))`
    : ''
  await duck.connexion.run(
    `copy (select ${COLONNES_RESULTAT.join(', ')} from resultat ${filtre}) to ${litteral(fichier)} (format csv, header false)`,
  )
  await base.copier(
    'etape.resultat',
    COLONNES_RESULTAT,
    fs.createReadStream(fichier, { highWaterMark: 1 << 20 }),
  )
  fs.rmSync(fichier)
}

export const COLONNES_CLASSEMENT = [
  'niveau', 'code', 'profil', 'rival', 'marge', 'probabilite', 'probabilite_rejeu', 'part_prevue', 'part_prevue_basse',
  'part_prevue_haute', 'profil_type', 'score_gauche', 'score_centre',
  'score_droite', 'score_extreme_droite', 'score_autres', 'foyer', 'foyer_a_risque', 'ecart_participation',
  'reserve_gauche', 'reserve_extreme_droite', 'reserve_nette', 'volatilite', 'tours_utilises', 'tours_en_tete',
  'tours_comptes', 'raisons',
] // prettier-ignore

/** Values of {@link COLONNES_CLASSEMENT}. */
export function champsClassement(l: Lieu, c: ClassementEcrit): Champ[] {
  return [
    l.niveau, l.code, c.profil, c.rival, c.marge, c.probabilite, c.probabiliteRejeu, c.partPrevue, c.partPrevueBasse,
    c.partPrevueHaute, c.profilType, c.scores.gauche, c.scores.centre,
    c.scores.droite, c.scores.extremeDroite, c.scores.autres, c.foyer, c.foyerARisque, c.ecartParticipation,
    c.reserveGauche, c.reserveExtremeDroite, c.reserveNette, c.volatilite, c.toursUtilises, c.toursEnTete,
    c.toursComptes, c.raisons.toString(),
  ] // prettier-ignore
}

export async function publierClassements(
  base: Base,
  lieux: readonly Lieu[],
  classements: readonly ClassementEcrit[],
) {
  await base.copier(
    'etape.classement',
    COLONNES_CLASSEMENT,
    lignesCsv(lieux.keys(), (i) => champsClassement(lieux[i]!, classements[i]!)),
  )
}

export interface Annexes {
  publication: {
    version: string
    methode: string
    groupement: string
    schemaVersion: number
    fictive: boolean
    departements: string[]
  }
  scrutins: {
    code: string
    type: string
    annee: number
    tour: number
    date: string
    libelle: string
    court: string
    bureaux: number
  }[]
  sociologie: ReadonlyMap<string, FicheSociologie>
  anomalies: readonly Anomalie[]
  sources: {
    cle: string
    titre: string
    editeur: string
    licence: string
    url: string | null
    millesime: string
    fichier: string
    lignes: number
    empreinte: string
  }[]
  artefacts: readonly Artefact[]
}

export async function publierAnnexes(base: Base, a: Annexes): Promise<void> {
  const p = a.publication
  await base.copier(
    'etape.publication',
    ['version', 'methode', 'groupement', 'schema_version', 'fictive', 'publiee_le', 'departements'],
    lignesCsv([p], () => [
      p.version, p.methode, p.groupement, p.schemaVersion, p.fictive, new Date().toISOString(), tableauPg(p.departements),
    ]), // prettier-ignore
  )
  await base.copier(
    'etape.scrutin',
    ['code', 'type', 'annee', 'tour', 'date', 'libelle', 'court', 'bureaux'],
    lignesCsv(a.scrutins, (s) => [s.code, s.type, s.annee, s.tour, s.date, s.libelle, s.court, s.bureaux]),
  )
  await base.copier(
    'etape.sociologie',
    ['niveau', 'code', 'valeurs', 'mailles', 'incertitudes', 'motifs'],
    lignesCsv(a.sociologie, ([k, f]) => [
      ...k.split('/'),
      JSON.stringify(f.valeurs),
      JSON.stringify(f.mailles),
      JSON.stringify(f.incertitudes),
      JSON.stringify(f.motifs),
    ]),
  )
  await base.copier(
    'etape.anomalie',
    ['source', 'ligne', 'champ', 'valeur', 'regle', 'gravite', 'voix', 'message'],
    lignesCsv(a.anomalies, (x) => [
      x.source,
      x.ligne,
      x.champ,
      x.valeur,
      x.regle,
      x.gravite,
      x.voix,
      x.message,
    ]),
  )
  await base.copier(
    'etape.source',
    ['cle', 'titre', 'editeur', 'licence', 'url', 'millesime', 'fichier', 'lignes', 'empreinte'],
    lignesCsv(a.sources, (s) => [
      s.cle,
      s.titre,
      s.editeur,
      s.licence,
      s.url,
      s.millesime,
      s.fichier,
      s.lignes,
      s.empreinte,
    ]),
  )
  for (const artefact of a.artefacts)
    await base.copier(
      'etape.artefact',
      ['cle', 'empreinte', 'contenu'],
      lignesCsv([artefact], (x) => [x.cle, x.empreinte, `\\x${x.contenu.toString('hex')}`]),
    )
}

/** What the engine publishes beside the classes. */
export interface ResultatsMoteur {
  reports: readonly ReportPublie[]
  sieges: Sieges | null
  profilsTypes: ProfilsTypes
}

/** Transfers, seats and types of bureaux. */
export async function publierMoteur(base: Base, m: ResultatsMoteur): Promise<void> {
  await base.copier(
    'etape.report',
    ['niveau', 'code', 'type_duel', 'de', 'vers', 'matrice'],
    lignesCsv(m.reports, ({ report: r, ...x }) => [
      x.niveau,
      x.code,
      x.typeDuel,
      x.de,
      x.vers,
      JSON.stringify({
        sources: r.sources,
        destinations: r.destinations,
        parts: arrondis(r.parts),
        bas: arrondis(r.bas),
        haut: arrondis(r.haut),
        indicatif: [...r.indicatif],
        poidsSources: arrondis(r.poidsSources),
        bureaux: r.bureaux,
        inscrits: r.inscrits,
        erreur: r.erreur,
      }),
    ]),
  )
  const { sieges } = m
  if (sieges)
    await base.copier(
      'etape.siege',
      ['circonscription', 'gagne', 'second_tour', 'levier', 'bascule'],
      lignesCsv(sieges.codes.keys(), (i) => {
        const { gagne, secondTour, levier } = sieges.chances[i]!
        return [
          sieges.codes[i]!,
          JSON.stringify(arrondis(gagne)),
          JSON.stringify(arrondis(secondTour)),
          levier,
          sieges.bascule[i]!,
        ]
      }),
    )
  await base.copier(
    'etape.profil_type',
    ['rang', 'nom', 'strategie_titre', 'strategie_texte', 'part', 'bureaux', 'portrait'],
    lignesCsv(m.profilsTypes.types.entries(), ([rang, t]) => [
      rang,
      t.nom,
      STRATEGIES[t.strategie].titre,
      STRATEGIES[t.strategie].texte,
      t.part,
      t.bureaux,
      JSON.stringify(t.portrait),
    ]),
  )
}

/** Four decimals: a hundredth of a percent. */
const arrondis = (v: ArrayLike<number>) => Array.from(v, (x) => Math.round(x * 1e4) / 1e4)

/** Indexes the new publication, puts it in the place of the old one and tells the audit so, in one transaction. */
export async function basculer(base: Base): Promise<void> {
  await dansEtape(base, script('index.sql'))
  await sql
    .raw(
      `begin; drop schema if exists publie cascade; alter schema etape rename to publie;
       insert into public.journal (quand, par, role, action, objet)
       select now(), 'programme', 'programme', 'Données publiées', version from publie.publication; commit`,
    )
    .execute(base.db)
}
