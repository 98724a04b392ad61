/**
 * `npm run bench -- maillage`: the borders of the map that is published in `DATABASE_URL`, from their bytes: sides that cross, overlaps, gaps,
 * places that vanished, and the change of area of each place against the contour that its publisher drew.
 */
import zlib from 'node:zlib'
import { sql } from 'kysely'
import { ouvrirBase, type Base } from '#db/connect'
import { lireTopologie, PAS } from '#contract/topologie'
import { readConfig } from '../../server/config.ts'
import { mesurer, quantile } from '../support/topologie.ts'
import { ligne, pct, titre } from './mesure.ts'

const ECART_MEDIAN_MAX = 0.02

/** Area of the contour of each place of a layer, in units of the mesh, in the order of its rows. */
async function airesPubliees(
  { db }: Base,
  niveau: string,
  partie: string | undefined,
): Promise<(number | null)[]> {
  const departement = partie === 'apercu' ? null : (partie ?? null)
  const { rows } = await sql<{ aire: number | null }>`
    select ST_Area(contour) / ${PAS * PAS}::float8 as aire from publie.lieu
    where niveau = ${niveau} and (${departement}::text is null or departement = ${departement})
    order by code collate "C"`.execute(db)
  return rows.map((r) => r.aire)
}

export default async function maillage(): Promise<void> {
  const base = await ouvrirBase(readConfig(process.env))
  const { rows } = await sql<{ cle: string }>`
    select cle from publie.artefact where cle like 'contours/%' order by cle`.execute(base.db)
  const totaux = { cotes: 0, croisements: 0, doubles: 0, fentes: 0, disparus: 0 }
  /** Full detail, département by département. */
  const plein: number[] = []
  titre(`Bords de la carte publiée, ${rows.length} couches`)
  for (const { cle } of rows) {
    const { rows: lus } = await sql<{ contenu: Buffer }>`
      select contenu from publie.artefact where cle = ${cle}`.execute(base.db)
    const [, niveau = '', partie] = cle.split('/')
    const topologie = lireTopologie(zlib.brotliDecompressSync(lus[0]!.contenu))
    const m = mesurer(topologie, await airesPubliees(base, niveau, partie))
    const entier = niveau === 'bureau' && partie !== undefined && partie !== 'apercu'
    if (entier) plein.push(...m.ecarts)
    else
      console.log(
        `    ${cle} : aire changée de ${pct(quantile(m.ecarts, 0.5))} % (médiane), ${pct(quantile(m.ecarts, 0.95))} % (95 %)`,
      )
    totaux.cotes += m.partages + m.seuls
    totaux.croisements += m.croisements
    totaux.doubles += m.doubles
    totaux.fentes += m.fentes
    totaux.disparus += m.disparus
    if (m.croisements + m.doubles + m.fentes + m.disparus > 0)
      console.log(
        `    ${cle} : ${m.croisements} croisements, ${m.doubles} recouvrements, ${m.fentes} fentes, ${m.disparus} disparus`,
      )
  }
  await base.fermer()
  const nets = totaux.croisements + totaux.doubles + totaux.disparus
  ligne(
    `${totaux.cotes} côtés`,
    `${totaux.croisements} croisements, ${totaux.doubles} recouvrements, ${totaux.fentes} fentes, ${totaux.disparus} lieux disparus`,
    nets === 0,
  )
  plein.sort((a, b) => a - b)
  const [median, haut] = [quantile(plein, 0.5), quantile(plein, 0.95)]
  ligne(
    `aire d’un bureau, détail entier, ${plein.length} bureaux`,
    `changée de ${pct(median)} % (médiane), ${pct(haut)} % (95 %)`,
    median <= ECART_MEDIAN_MAX,
  )
  if (nets > 0 || median > ECART_MEDIAN_MAX) process.exitCode = 1
}
