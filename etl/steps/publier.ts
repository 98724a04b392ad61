/**
 * Step « publication »: everything goes into schema `etape`; one transaction renames it `publie`. A run that dies before that
 * leaves the previous publication as it was, and the next run drops the remains.
 */
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Niveau } from '#domain/lieu'
import { STRATEGIES } from '#domain/profilType/nommer'
import type { Classement } from '#domain/profil'
import type { Base } from '#db/connect'
import { litteral, type Duck } from '#db/duckdb'
import { RACINE } from '../../server/config.ts'
import type { Anomalie, Journal } from '../anomalie.ts'
import { ewkbHex } from '../geometrie/contour.ts'
import { reparer } from '../geometrie/reparer.ts'
import type { Resultats as Moteur } from '../moteur/moteur.ts'
import type { Artefact } from './carte.ts'
import type { LieuPublie } from './lieux.ts'
import type { FicheSociologie } from './sociologie.ts'

/** Rounding a repaired contour to the grid can cross it again: the next repair starts from the grid. */
const ESSAIS_REPARATION = 4

export type Champ = string | number | boolean | null

/** One CSV line; null is an empty unquoted field, text is quoted, line breaks become spaces. */
function ligneCsv(champs: readonly Champ[]): string {
  return (
    champs
      .map((c) =>
        c === null
          ? ''
          : typeof c === 'string'
            ? `"${c.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`
            : String(c),
      )
      .join(',') + '\n'
  )
}
function tableauPg(valeurs: readonly string[]): string {
  return `{${valeurs.join(',')}}`
}

/** CSV lines of `valeurs`, by batches of about a megabyte. */
export async function* lignesCsv<T>(valeurs: Iterable<T>, champs: (v: T) => Champ[]) {
  let lot = ''
  for (const v of valeurs) {
    lot += ligneCsv(champs(v))
    if (lot.length > 1 << 20) {
      yield lot
      lot = ''
    }
  }
  if (lot !== '') yield lot
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

/** Places with their contours; invalid polygons are repaired and counted. */
export async function publierLieux(
  base: Base,
  lieux: readonly LieuPublie[],
  journal: Journal,
): Promise<void> {
  const colonnes = [
    'niveau', 'code', 'nom', 'cherche', 'departement', 'circonscription', 'circonscriptions', 'commune', 'nom_commune',
    'inscrits', 'bureaux', 'superficie', 'qualite', 'contour', 'schematique', 'lieu_de_vote',
  ] // prettier-ignore
  await base.copier(
    'etape.lieu',
    colonnes,
    lignesCsv(lieux, (l) => [
      l.niveau, l.code, l.nom, l.cherche, l.departement, l.circonscription, tableauPg(l.circonscriptions), l.commune,
      l.nomCommune, l.inscrits, l.bureaux, l.superficie, l.qualite, l.contour && ewkbHex(l.contour),
      l.schematique, l.lieuDeVote,
    ]), // prettier-ignore
  )
  const { rows: invalides } = await sql<{ niveau: Niveau; code: string; motif: string }>`
    select niveau, code, ST_IsValidReason(contour) as motif from etape.lieu where not ST_IsValid(contour)`.execute(
    base.db,
  )
  const parCle = new Map(lieux.map((l) => [`${l.niveau}/${l.code}`, l]))
  for (const { niveau, code, motif } of invalides) {
    const lieu = parCle.get(`${niveau}/${code}`)!
    let valide = false
    for (let essai = 0; essai < ESSAIS_REPARATION && !valide && lieu.contour; essai++) {
      lieu.contour = reparer(lieu.contour)
      if (!lieu.contour) {
        await sql`update etape.lieu set contour = null, superficie = null, schematique = false
          where niveau = ${niveau} and code = ${code}`.execute(base.db)
        break
      }
      const { rows } = await sql<{ valide: boolean }>`
        update etape.lieu set contour = ${ewkbHex(lieu.contour)}::geometry
        where niveau = ${niveau} and code = ${code} returning ST_IsValid(contour) as valide`.execute(base.db)
      valide = rows[0]?.valide === true
    }
    journal.signaler({
      source: `contours-${niveau === 'bureau' ? 'bureaux' : `${niveau}s`}`,
      champ: 'geometry',
      valeur: code,
      regle: valide ? 'contour invalide réparé' : 'contour invalide',
      gravite: valide ? 'information' : 'alerte',
      message: `le contour de ${code} n’est pas valide (${motif}) : ${valide ? 'réparé' : lieu.contour ? 'il se croise encore après réparation, dessiné tel quel' : 'il n’en reste aucune surface, il est écarté'}`,
    })
  }
  await sql`update etape.lieu set ancre = ST_PointOnSurface(contour) where contour is not null`.execute(
    base.db,
  )
}

/** Anchor of each place, longitude and latitude, by `niveau/code`. */
export async function lireAncres(base: Base): Promise<Map<string, [number, number]>> {
  const { rows } = await sql<{ niveau: string; code: string; x: number; y: number }>`
    select niveau, code, ST_X(ancre) as x, ST_Y(ancre) as y from etape.lieu where ancre is not null`.execute(
    base.db,
  )
  return new Map(rows.map((r) => [`${r.niveau}/${r.code}`, [r.x, r.y]]))
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
  const filtre = departements
    ? `where niveau = 'france' or code in (select unnest([code, commune, circonscription, departement])
         from bureau where departement in (${[...departements].map(litteral).join(', ')}))`
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
export function champsClassement(l: LieuPublie, c: Classement): Champ[] {
  return [
    l.niveau, l.code, c.profil, c.rival, c.marge, c.probabilite, c.probabiliteRejeu, c.partPrevue, c.partPrevueBasse,
    c.partPrevueHaute, c.profilType, c.scores.gauche, c.scores.centre,
    c.scores.droite, c.scores.extremeDroite, c.scores.autres, c.foyer, c.foyerARisque, c.ecartParticipation,
    c.reserveGauche, c.reserveExtremeDroite, c.reserveNette, c.volatilite, c.toursUtilises, c.toursEnTete,
    c.toursComptes, JSON.stringify(c.raisons),
  ] // prettier-ignore
}

export async function publierClassements(
  base: Base,
  lieux: readonly LieuPublie[],
  classements: readonly Classement[],
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

/** Transfers, seats and types of bureaux. */
export async function publierMoteur(base: Base, m: Moteur): Promise<void> {
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

/** Indexes the new publication and puts it in the place of the old one, in one transaction. */
export async function basculer(base: Base): Promise<void> {
  await dansEtape(base, script('index.sql'))
  await sql
    .raw('begin; drop schema if exists publie cascade; alter schema etape rename to publie; commit')
    .execute(base.db)
}
