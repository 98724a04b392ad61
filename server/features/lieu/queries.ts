/** Reads of places and their classes. */
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely'
import type { LieuResume, LigneLieu } from '#contract/commun'
import type { Schema, TableClassement } from '#db/schema'

const COLONNES_LIEU = [
  'lieu.niveau',
  'lieu.code',
  'lieu.nom',
  'lieu.departement',
  'lieu.circonscription',
  'lieu.commune',
  'lieu.nomCommune',
  'lieu.inscrits',
  'lieu.bureaux',
  'lieu.qualite',
  'lieu.schematique',
] as const

type LigneBrute = Omit<LieuResume, 'contour' | 'ancre'> & {
  contour: boolean
  x: number | null
  y: number | null
}

function resumer({
  niveau,
  code,
  nom,
  departement,
  circonscription,
  commune,
  nomCommune,
  ...l
}: LigneBrute): LieuResume {
  const { inscrits, bureaux, qualite, schematique, contour, x, y } = l
  return {
    niveau,
    code,
    nom,
    departement,
    circonscription,
    commune,
    nomCommune,
    inscrits,
    bureaux,
    qualite,
    contour,
    schematique,
    ancre: x === null || y === null ? null : [x, y],
  }
}

export function selectionLieux(db: Kysely<Schema>) {
  return db
    .withSchema('publie')
    .selectFrom('lieu')
    .select(COLONNES_LIEU)
    .select([
      sql<boolean>`lieu.contour is not null`.as('contour'),
      sql<number | null>`ST_X(lieu.ancre)`.as('x'),
      sql<number | null>`ST_Y(lieu.ancre)`.as('y'),
    ])
}

function avecClassement(db: Kysely<Schema>) {
  return selectionLieux(db)
    .innerJoin('classement', (j) =>
      j.onRef('classement.niveau', '=', 'lieu.niveau').onRef('classement.code', '=', 'lieu.code'),
    )
    .selectAll('classement')
}

/** A row of the join as the contract wants it. */
function ligneLieu(r: LigneBrute & TableClassement): LigneLieu {
  return {
    ...resumer(r),
    classement: {
      profil: r.profil,
      rival: r.rival,
      marge: r.marge,
      probabilite: r.probabilite,
      probabiliteRejeu: r.probabiliteRejeu,
      partPrevue: r.partPrevue,
      partPrevueBasse: r.partPrevueBasse,
      partPrevueHaute: r.partPrevueHaute,
      scores: {
        gauche: r.scoreGauche,
        centre: r.scoreCentre,
        droite: r.scoreDroite,
        extremeDroite: r.scoreExtremeDroite,
        autres: r.scoreAutres,
      },
      foyer: r.foyer,
      foyerARisque: r.foyerARisque,
      ecartParticipation: r.ecartParticipation,
      reserveGauche: r.reserveGauche,
      reserveExtremeDroite: r.reserveExtremeDroite,
      reserveNette: r.reserveNette,
      volatilite: r.volatilite,
      toursUtilises: r.toursUtilises,
      toursEnTete: r.toursEnTete,
      toursComptes: r.toursComptes,
      raisons: r.raisons,
    },
  }
}

async function lignes<D, T extends keyof D>(
  requete: SelectQueryBuilder<D, T, LigneBrute & TableClassement>,
): Promise<LigneLieu[]> {
  return (await requete.execute()).map(ligneLieu)
}

export function lireCirconscriptions(db: Kysely<Schema>, departement: string | null): Promise<LigneLieu[]> {
  const requete = avecClassement(db).where('lieu.niveau', '=', 'circonscription').orderBy('lieu.code')
  return lignes(departement === null ? requete : requete.where('lieu.departement', '=', departement))
}

export function lireBureaux(db: Kysely<Schema>, circonscription: string): Promise<LigneLieu[]> {
  return lignes(
    avecClassement(db)
      .where('lieu.niveau', '=', 'bureau')
      .where('lieu.circonscription', '=', circonscription)
      .orderBy('lieu.code'),
  )
}

export async function lireLigne(
  db: Kysely<Schema>,
  niveau: LigneLieu['niveau'],
  code: string,
): Promise<LigneLieu | null> {
  const [ligne] = await lignes(
    avecClassement(db).where('lieu.niveau', '=', niveau).where('lieu.code', '=', code),
  )
  return ligne ?? null
}

/**
 * Places whose name or code holds every word of `q` (already without accents, see cherchable): those that begin with it first,
 * the wider levels and the larger places before the others.
 */
export async function chercherLieux(db: Kysely<Schema>, q: string, limite: number): Promise<LieuResume[]> {
  const mots = q.split(' ').filter((m) => m !== '')
  if (mots.length === 0) return []
  let requete = selectionLieux(db).where('lieu.niveau', '!=', 'france')
  for (const mot of mots) requete = requete.where('lieu.cherche', 'like', `%${mot}%`)
  const trouves = await requete
    .orderBy(sql`lieu.cherche like ${`${q}%`}`, 'desc')
    .orderBy(sql`array_position(array['departement', 'circonscription', 'commune', 'bureau'], lieu.niveau)`)
    .orderBy('lieu.inscrits', 'desc')
    .limit(limite)
    .execute()
  return trouves.map(resumer)
}
