/**
 * Step « géométrie »: which contours PostGIS holds for invalid, their repair, and the anchor of each place. The only step that
 * needs the database; what it answers is kept, so that a publication of the same contours asks nothing again.
 */
import { sql } from 'kysely'
import type { Niveau } from '#domain/lieu'
import type { Base } from '#db/connect'
import { sousVerrou } from '#db/verrouPartage'
import { piece, type Chantier } from '../chantier.ts'
import { lignesCsv } from '../csv.ts'
import { ewkbHex, type Contour } from '../geometrie/contour.ts'
import { reparer } from '../geometrie/reparer.ts'
import { rouvrirContours } from './contours.ts'
import { relireLieux } from './lieux.ts'
import type { LieuDessine } from '../lieu.ts'

/** Rounding a repaired contour to the grid can cross it again: the next repair starts from the grid. */
const ESSAIS_REPARATION = 4

export interface Geometrie {
  /** Contours that were repaired, by `niveau/code`; null: no area is left. */
  repares: Map<string, Contour | null>
  /** Longitude and latitude of each place that is drawn, by `niveau/code`. */
  ancres: Map<string, [number, number]>
}

const cle = (l: { niveau: Niveau; code: string }) => `${l.niveau}/${l.code}`

const GEOMETRIE = piece<Geometrie>('geometrie')
export const relireGeometrie = GEOMETRIE.relire

/** The places of the publication with the contours that it draws. */
export function dessiner(c: Chantier): { lieux: LieuDessine[]; ancres: Geometrie['ancres'] } {
  const { repares, ancres } = relireGeometrie(c.de('geometrie'))
  const lieux = observer(c).map((l) => {
    const repare = repares.get(cle(l))
    return repare === undefined ? l : { ...l, contour: repare, schematique: l.schematique && repare !== null }
  })
  return { lieux, ancres }
}

/** The places with their contours as the producers and the schematic split give them. */
function observer(c: Chantier): LieuDessine[] {
  const contours = rouvrirContours(c.de('contours'))
  const { lieux, completes } = relireLieux(c.de('lieux'))
  return lieux.map((l) => ({
    ...l,
    contour:
      l.niveau === 'france'
        ? null
        : ((l.niveau === 'bureau' ? completes.get(l.code) : null) ?? contours[l.niveau].get(l.code) ?? null),
  }))
}

function contoursDe(c: Chantier, cles: ReadonlySet<string>): Map<string, Contour> {
  if (cles.size === 0) return new Map()
  return new Map(observer(c).flatMap((l) => (cles.has(cle(l)) ? [[cle(l), l.contour!]] : [])))
}

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Géométrie')
  const base = await c.base()
  // schema `etape` is one for all the loads of a database: a publication that fills it would lose it, and publish ours instead
  const { dessines, repares, ancres } = await sousVerrou(base, 'publication', () => interroger(base, c))
  GEOMETRIE.deposer(c.dossier, { repares, ancres })
  etape.finir(`${dessines} contours, ${repares.size} réparés`)
}

async function interroger(base: Base, c: Chantier): Promise<Geometrie & { dessines: number }> {
  const dessines = await copierContours(base, c)
  const repares = await reparerInvalides(base, c)
  const { rows } = await sql<{ niveau: string; code: string; x: number; y: number }>`
    select niveau, code, ST_X(p) as x, ST_Y(p) as y
    from (select niveau, code, ST_PointOnSurface(contour) as p from etape.contour where contour is not null) a
    where p is not null order by niveau, code`.execute(base.db)
  await sql.raw('drop schema etape cascade').execute(base.db)
  const ancres = new Map(rows.map((r) => [`${r.niveau}/${r.code}`, [r.x, r.y] as [number, number]]))
  return { dessines, repares, ancres }
}

/** Every contour into a scratch table. @returns how many; the contours themselves are not kept while the database works. */
async function copierContours(base: Base, c: Chantier): Promise<number> {
  const dessines = observer(c).filter((l) => l.contour)
  await sql
    .raw(
      `drop schema if exists etape cascade; create schema etape;
       create table etape.contour (niveau text, code text, contour geometry(MultiPolygon, 4326))`,
    )
    .execute(base.db)
  await base.copier(
    'etape.contour',
    ['niveau', 'code', 'contour'],
    lignesCsv(dessines, (l) => [l.niveau, l.code, ewkbHex(l.contour!)]),
  )
  await sql.raw('alter table etape.contour add primary key (niveau, code)').execute(base.db)
  return dessines.length
}

async function reparerInvalides(base: Base, c: Chantier): Promise<Geometrie['repares']> {
  const { rows: invalides } = await sql<{ niveau: Niveau; code: string; motif: string }>`
    select niveau, code, ST_IsValidReason(contour) as motif from etape.contour where not ST_IsValid(contour)
    order by niveau, code`.execute(base.db)
  const contours = contoursDe(c, new Set(invalides.map(cle)))
  const repares: Geometrie['repares'] = new Map()
  for (const { niveau, code, motif } of invalides) {
    let contour: Contour | null = contours.get(`${niveau}/${code}`)!
    let valide = false
    for (let essai = 0; essai < ESSAIS_REPARATION && !valide && contour; essai++) {
      contour = reparer(contour)
      const { rows } = await sql<{ valide: boolean | null }>`
        update etape.contour set contour = ${contour && ewkbHex(contour)}::geometry
        where niveau = ${niveau} and code = ${code} returning ST_IsValid(contour) as valide`.execute(base.db)
      valide = rows[0]?.valide === true
    }
    repares.set(`${niveau}/${code}`, contour)
    c.journal.signaler({
      source: `contours-${niveau === 'bureau' ? 'bureaux' : `${niveau}s`}`,
      champ: 'geometry',
      valeur: code,
      regle: valide ? 'contour invalide réparé' : 'contour invalide',
      gravite: valide ? 'information' : 'alerte',
      message: `le contour de ${code} n’est pas valide (${motif}) : ${valide ? 'réparé' : contour ? 'il se croise encore après réparation, dessiné tel quel' : 'il n’en reste aucune surface, il est écarté'}`,
    })
  }
  return repares
}
