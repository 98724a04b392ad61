/** Places of the publication as summaries: what the lists and the search begin with. */
import { sql, type Kysely } from 'kysely'
import type { LieuResume } from '#contract/commun'
import type { Schema } from './schema.ts'

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

export type LigneLieuBrute = Omit<LieuResume, 'contour' | 'ancre'> & {
  contour: boolean
  x: number | null
  y: number | null
}

/** A row as the contract wants it. */
export function resumer({
  niveau,
  code,
  nom,
  departement,
  circonscription,
  commune,
  nomCommune,
  ...l
}: LigneLieuBrute): LieuResume {
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
