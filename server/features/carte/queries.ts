/** Reads of the map artefacts. */
import zlib from 'node:zlib'
import type { Kysely } from 'kysely'
import type { PlanCarte } from '#contract/carte'
import { Probleme } from '../../http/problem.ts'
import type { Schema } from '#db/schema'
import { Memoire } from './memoire.ts'

const memoires = new WeakMap<Kysely<Schema>, Memoire>()

/** Brotli bytes of one artefact; null when there is none. */
export async function lireArtefact(db: Kysely<Schema>, cle: string): Promise<Buffer | null> {
  const memoire = memoires.get(db) ?? new Memoire()
  memoires.set(db, memoire)
  const artefacts = db.withSchema('publie').selectFrom('artefact').where('cle', '=', cle)
  const connu = await artefacts.select('empreinte').executeTakeFirst()
  const garde = connu && memoire.lire(connu.empreinte)
  if (garde) return garde
  const ligne = await artefacts.select(['empreinte', 'contenu']).executeTakeFirst()
  if (!ligne) return null
  const contenu = Buffer.from(ligne.contenu)
  memoire.garder(ligne.empreinte, contenu)
  return contenu
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
