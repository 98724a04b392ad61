/** Files that jobs make, kept in the database in pieces: every server can hand them out. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { Travail } from '#db/schemaDurable'
import { Perdu } from './sorte.ts'

type Db = Kysely<Schema>
/** Bytes of a piece: little memory on both sides, few rows. */
const MORCEAU = 1 << 20

/** Names of the files of a job that are whole. */
export async function nomsDesFichiers(db: Db, travail: string): Promise<string[]> {
  const lignes = await db
    .selectFrom('travailFichier')
    .select('nom')
    .where('travail', '=', travail)
    .where('taille', 'is not', null)
    .orderBy('nom')
    .execute()
  return lignes.map((l) => l.nom)
}

/** Blocks of {@link MORCEAU} bytes. */
async function* decouper(contenu: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tampon: Uint8Array[] = []
  let taille = 0
  for await (const octets of contenu instanceof Uint8Array ? [contenu] : contenu)
    for (let de = 0; de < octets.length;) {
      const bout = octets.subarray(de, de + MORCEAU - taille)
      tampon.push(bout)
      taille += bout.length
      de += bout.length
      if (taille < MORCEAU) continue
      yield Buffer.concat(tampon)
      tampon = []
      taille = 0
    }
  if (taille > 0) yield Buffer.concat(tampon)
}

/** Writes a file of a job, piece by piece; it can be read once whole. No transaction: its source may read the same database. @throws Perdu */
export async function poserFichier(
  db: Db,
  { id: travail, preneur }: Travail,
  nom: string,
  contenu: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const tenu = sql`exists (select 1 from travail where id = ${travail} and preneur = ${preneur} and statut = 'encours')`
  const exiger = async (requete: ReturnType<typeof sql>): Promise<void> => {
    const { numAffectedRows } = await requete.execute(db)
    if (!numAffectedRows) throw new Perdu('ce travail a été arrêté, ou repris par un autre')
  }
  const id = randomUUID()
  await sql`delete from travail_fichier where travail = ${travail} and nom = ${nom} and ${tenu}`.execute(db)
  await exiger(
    sql`insert into travail_fichier (id, travail, nom) select ${id}, ${travail}, ${nom} where ${tenu}`,
  )
  let rang = 0
  let taille = 0
  for await (const octets of decouper(contenu)) {
    taille += octets.length
    await exiger(
      sql`insert into travail_morceau (fichier, rang, octets) select ${id}::uuid, ${rang++}::integer, ${Buffer.from(octets)}::bytea where ${tenu}`,
    )
  }
  await exiger(sql`update travail_fichier set taille = ${taille} where id = ${id} and ${tenu}`)
}

/** The pieces of a whole file, read one at a time; null when there is none of that name. */
export async function lireFichier(
  db: Db,
  travail: string,
  nom: string,
): Promise<{ taille: number; flux: AsyncIterable<Uint8Array> } | null> {
  const fichier = await db
    .selectFrom('travailFichier')
    .select(['id', 'taille'])
    .where('travail', '=', travail)
    .where('nom', '=', nom)
    .where('taille', 'is not', null)
    .executeTakeFirst()
  return fichier ? { taille: fichier.taille!, flux: morceaux(db, fichier.id) } : null
}

async function* morceaux(db: Db, fichier: string): AsyncGenerator<Uint8Array> {
  for (let rang = 0; ; rang++) {
    const ligne = await db
      .selectFrom('travailMorceau')
      .select('octets')
      .where('fichier', '=', fichier)
      .where('rang', '=', rang)
      .executeTakeFirst()
    if (!ligne) return
    yield ligne.octets
  }
}

/** Forgets the files of the finished jobs of a kind, but for the last ones. */
export async function oublierFichiers(db: Db, sorte: string, gardes: number): Promise<void> {
  await sql`
    delete from travail_fichier where travail in (
      select id from travail where sorte = ${sorte} and statut = 'fini' order by fini_le desc nulls last offset ${gardes})`.execute(
    db,
  )
}
