/** What the layers are computed from, column by column in the order of the map, kept in memory for the current publication. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Schema } from '#db/schema'
import { BLOCS, type Bloc } from '#domain/bloc'
import type { NiveauCarte } from '#domain/lieu'
import { PROFILS } from '#domain/profil'
import { ABSENT, entiers, placesDe, ranger, rangsDe, reels, retenir } from './colonnes.ts'

type Db = Kysely<Schema>

const COLONNE_BLOC: Record<Bloc, string> = {
  gauche: 'gauche',
  centre: 'centre',
  droite: 'droite',
  extremeDroite: 'extreme_droite',
  autres: 'autres',
}

export interface Tour {
  /** {@link ABSENT}: the place has no result at that round. */
  inscrits: Int32Array
  votants: Int32Array
  exprimes: Int32Array
  /** Votes; {@link ABSENT}: no candidate. */
  voix: Record<Bloc, Int32Array>
}

type Paquet = Record<string, Buffer | null> & { codes: string | null }

async function lirePaquet(db: Db, requete: RawBuilder<unknown>): Promise<Paquet> {
  const { rows } = await sql<Paquet>`${requete}`.execute(db)
  return rows[0]!
}

/** Counts of a round, for every place of a level. */
export function lireTour(db: Db, niveau: NiveauCarte, scrutin: string): Promise<Tour> {
  return retenir(db, `tour/${niveau}/${scrutin}`, async () => {
    const rangs = await rangsDe(db, niveau)
    const lu = await lirePaquet(
      db,
      sql`
        select string_agg(code, ',') as codes, ${entiers(sql`inscrits`)} as inscrits, ${entiers(sql`votants`)} as votants,
               ${entiers(sql`exprimes`)} as exprimes,
               ${sql.join(BLOCS.map((b) => sql`${entiers(sql.ref(COLONNE_BLOC[b]))} as ${sql.ref(b)}`))}
        from publie.resultat where niveau = ${niveau} and scrutin = ${scrutin}`,
    )
    const places = placesDe(lu.codes, rangs)
    const colonne = (nom: string): Int32Array =>
      ranger(new Int32Array(rangs.size).fill(ABSENT), lu[nom] ?? null, places)
    return {
      inscrits: colonne('inscrits'),
      votants: colonne('votants'),
      exprimes: colonne('exprimes'),
      voix: Object.fromEntries(BLOCS.map((b) => [b, colonne(b)])) as Record<Bloc, Int32Array>,
    }
  })
}

const REELS = [
  'marge',
  'probabilite',
  'ecart_participation',
  'reserve_nette',
  'volatilite',
  'score_gauche',
  'score_extreme_droite',
] as const
type ColonneClassement = (typeof REELS)[number]

export interface Classements {
  reels: Record<ColonneClassement, Float32Array>
  /** Index in PROFILS. */
  profil: Int32Array
  /** {@link ABSENT} without type. */
  type: Int32Array
  inscrits: Int32Array
  /** NaN without contour. */
  superficie: Float32Array
}

export function lireClassements(db: Db, niveau: NiveauCarte): Promise<Classements> {
  return retenir(db, `classement/${niveau}`, async () => {
    const rangs = await rangsDe(db, niveau)
    const profil = sql`array_position(${sql.lit(`{${PROFILS.join()}}`)}::text[], c.profil) - 1`
    const lu = await lirePaquet(
      db,
      sql`
        select string_agg(c.code, ',') as codes, ${entiers(profil)} as profil, ${entiers(sql`c.profil_type`)} as type,
               ${entiers(sql`l.inscrits`)} as inscrits, ${reels(sql`l.superficie`)} as superficie,
               ${sql.join(REELS.map((nom, k) => sql`${reels(sql.ref(`c.${nom}`))} as ${sql.ref(`r${k}`)}`))}
        from publie.classement c join publie.lieu l on l.niveau = c.niveau and l.code = c.code
        where c.niveau = ${niveau}`,
    )
    const places = placesDe(lu.codes, rangs)
    const reel = (nom: string): Float32Array =>
      ranger(new Float32Array(rangs.size).fill(Number.NaN), lu[nom] ?? null, places)
    const entier = (nom: string): Int32Array =>
      ranger(new Int32Array(rangs.size).fill(ABSENT), lu[nom] ?? null, places)
    return {
      reels: Object.fromEntries(REELS.map((nom, k) => [nom, reel(`r${k}`)])) as Classements['reels'],
      profil: entier('profil'),
      type: entier('type'),
      inscrits: entier('inscrits'),
      superficie: reel('superficie'),
    }
  })
}

/** An INSEE indicator at a level, and where a place has a value of its own (even « non diffusé »). */
async function lireIndicateurBrut(
  db: Db,
  niveau: NiveauCarte,
  cle: string,
): Promise<{ valeurs: Float32Array; propres: Int32Array }> {
  const rangs = await rangsDe(db, niveau)
  const lu = await lirePaquet(
    db,
    sql`
      select string_agg(code, ',') as codes, ${reels(sql`(valeurs ->> ${cle}::text)::real`)} as valeurs,
             ${entiers(sql`jsonb_exists(valeurs, ${cle}::text)::integer`)} as propres
      from publie.sociologie where niveau = ${niveau}`,
  )
  const places = placesDe(lu.codes, rangs)
  return {
    valeurs: ranger(new Float32Array(rangs.size).fill(Number.NaN), lu['valeurs'] ?? null, places),
    propres: ranger(new Int32Array(rangs.size), lu['propres'] ?? null, places),
  }
}

/** Row of the commune of each bureau in the layer of communes; −1 without. */
export function communesDesBureaux(db: Db): Promise<Int32Array> {
  return retenir(db, 'communes', async () => {
    const communes = await rangsDe(db, 'commune')
    const { rows } = await sql<{ codes: string | null }>`
      select string_agg(coalesce(commune, ''), ',' order by code collate "C") as codes
      from publie.lieu where niveau = 'bureau'`.execute(db)
    return placesDe(rows[0]?.codes ?? null, communes)
  })
}

/** An INSEE indicator; a bureau without a value of its own takes that of its commune. */
export function lireIndicateur(db: Db, niveau: NiveauCarte, cle: string): Promise<Float32Array> {
  return retenir(db, `insee/${niveau}/${cle}`, async () => {
    const { valeurs, propres } = await lireIndicateurBrut(db, niveau, cle)
    if (niveau !== 'bureau') return valeurs
    const [communes, desCommunes] = await Promise.all([
      communesDesBureaux(db),
      lireIndicateur(db, 'commune', cle),
    ])
    return valeurs.map((v, i) => (propres[i] === 1 ? v : (desCommunes[communes[i]!] ?? Number.NaN)))
  })
}
