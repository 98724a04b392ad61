/** `npm run secret`: checks on the current publication that nothing under 11 households can be deduced from what it shows. */
import { fileURLToPath } from 'node:url'
import { sql, type Kysely } from 'kysely'
import { ouvrirBase } from '#db/connect'
import type { Schema } from '#db/schema'
import { INSCRITS_PAR_MENAGE, SEUIL_MENAGES, type Atome } from '#domain/sociologie/secret'
import { nombre } from '#domain/typographie'
import { readConfig } from '../server/config.ts'
import { agregatsDe, SANS_SECRET } from './steps/sociologieFine.ts'

export interface Publiees {
  atomes: (Atome & { code: string })[]
  /** Indicator → aggregates whose own value is published, as places in `atomes`. */
  cellules: Map<string, number[][]>
}

/** What is published, by indicator: a bureau that shows its commune's value is no cell. */
export async function lirePubliees(db: Kysely<Schema>): Promise<Publiees> {
  const { rows: bureaux } = await sql<{
    code: string
    commune: string
    circonscription: string | null
    departement: string
    region: string | null
    inscrits: number
  }>`select code, commune, circonscription, departement, region, inscrits from publie.lieu where niveau = 'bureau' order by code`.execute(
    db,
  )
  const agregats = new Map(agregatsDe(bureaux).map((a) => [a.cle, a.bureaux]))
  const { rows } = await sql<{ lieu: string; cle: string }>`
    select niveau || '/' || code as lieu, key as cle from publie.sociologie, jsonb_each(valeurs)
    where jsonb_typeof(value) <> 'null' and coalesce(mailles->>key, '') <> 'commune'`.execute(db)
  const cellules = new Map<string, number[][]>()
  for (const { lieu, cle } of rows) {
    const agregat = agregats.get(lieu)
    if (!agregat || SANS_SECRET.has(cle)) continue
    const liste = cellules.get(cle)
    if (liste) liste.push(agregat)
    else cellules.set(cle, [agregat])
  }
  return {
    atomes: bureaux.map((b) => ({
      code: b.code,
      menages: b.inscrits / INSCRITS_PAR_MENAGE,
      chemin: [b.commune, b.circonscription, b.departement],
    })),
    cellules,
  }
}

/**
 * Sets of bureaux under the threshold that follow from the published aggregates. Bureaux that every published aggregate holds
 * together, or leaves out together, cannot be told apart by any addition or subtraction: the classes of that relation are the
 * finest sets that could ever be deduced, and the smallest of them must reach the threshold. A class that no aggregate holds is
 * not published at all.
 */
export function deduireCellules(
  atomes: readonly (Atome & { code: string })[],
  agregats: readonly (readonly number[])[],
): string[][] {
  const tenants: number[][] = atomes.map(() => [])
  agregats.forEach((agregat, a) => agregat.forEach((i) => tenants[i]!.push(a)))
  const classes = new Map<string, number[]>()
  tenants.forEach((t, i) => {
    if (t.length === 0) return
    const cle = t.join()
    const classe = classes.get(cle)
    if (classe) classe.push(i)
    else classes.set(cle, [i])
  })
  return [...classes.values()]
    .filter((classe) => classe.reduce((somme, i) => somme + atomes[i]!.menages, 0) < SEUIL_MENAGES)
    .map((classe) => classe.map((i) => atomes[i]!.code))
}

async function verifier(): Promise<void> {
  const base = await ouvrirBase(readConfig(process.env))
  try {
    const { atomes, cellules } = await lirePubliees(base.db)
    const menus = atomes.filter((a) => a.menages < SEUIL_MENAGES).length
    console.log(`${nombre(atomes.length)} bureaux, dont ${nombre(menus)} sous ${SEUIL_MENAGES} ménages.`)
    let fautes = 0
    for (const [cle, agregats] of [...cellules].sort(([a], [b]) => a.localeCompare(b))) {
      const deduites = deduireCellules(atomes, agregats)
      fautes += deduites.length
      const exemple = deduites[0] ? `, dont ${deduites[0].slice(0, 3).join(' + ')}` : ''
      console.log(
        `  ${cle} : ${nombre(agregats.length)} valeurs publiées, ${deduites.length} cellules déductibles${exemple}`,
      )
    }
    if (fautes > 0) process.exitCode = 1
  } finally {
    await base.fermer()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await verifier()
