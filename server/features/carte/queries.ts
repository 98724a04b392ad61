/** Reads of the map artefacts. */
import zlib from 'node:zlib'
import type { Kysely } from 'kysely'
import type { PlanCarte } from '#contract/carte'
import { Probleme } from '../../http/problem.ts'
import type { Schema } from '#db/schema'

/** Brotli bytes of one artefact; null when there is none. */
export async function lireArtefact(db: Kysely<Schema>, cle: string): Promise<Buffer | null> {
  const ligne = await db
    .withSchema('publie')
    .selectFrom('artefact')
    .select('contenu')
    .where('cle', '=', cle)
    .executeTakeFirst()
  return ligne ? Buffer.from(ligne.contenu) : null
}

/** Hash of each artefact by its key. */
export async function lireEmpreintes(db: Kysely<Schema>): Promise<Map<string, string>> {
  const lignes = await db.withSchema('publie').selectFrom('artefact').select(['cle', 'empreinte']).execute()
  return new Map(lignes.map((l) => [l.cle, l.empreinte]))
}

type Couche = Pick<PlanCarte['couches'][number], 'niveau' | 'departement' | 'emprise' | 'lieux' | 'debut'>

/** Number of places by level, and of bureaux by département. */
async function compterLieux(db: Kysely<Schema>): Promise<Map<string, number>> {
  const lignes = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select(['niveau', 'departement', (e) => e.fn.countAll<string>().as('nombre')])
    .groupBy(['niveau', 'departement'])
    .execute()
  const comptes = new Map<string, number>()
  for (const { niveau, departement, nombre } of lignes) {
    comptes.set(`${niveau}/${departement}`, Number(nombre))
    comptes.set(niveau, (comptes.get(niveau) ?? 0) + Number(nombre))
  }
  return comptes
}

/** Layers in the order the ETL drew them. @throws Probleme when the publication has no map. */
export async function lirePlan(db: Kysely<Schema>): Promise<Couche[]> {
  const contenu = await lireArtefact(db, 'plan')
  if (!contenu)
    throw new Probleme('aucuneDonnee', 'Cette publication n’a pas de carte : relancez npm run etl.')
  const dessinees = JSON.parse(zlib.brotliDecompressSync(contenu).toString()) as Pick<
    Couche,
    'niveau' | 'departement' | 'emprise'
  >[]
  const comptes = await compterLieux(db)
  let bureaux = 0
  return dessinees.map((c) => {
    const lieux = comptes.get(c.departement === null ? c.niveau : `${c.niveau}/${c.departement}`) ?? 0
    if (c.niveau !== 'bureau') return { ...c, lieux, debut: null }
    bureaux += lieux
    return { ...c, lieux, debut: bureaux - lieux }
  })
}
