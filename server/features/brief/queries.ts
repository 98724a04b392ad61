/** Reads of what a brief says of the sectors of a circonscription. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import { lireBureauxADecouper, lireDecoupes } from '#db/secteur'
import type { EnjeuDuLieu, Secteur } from '#domain/brief/arret'
import { densiteDe, type Point } from '#domain/ciblage/terrain'
import { grouper } from '#domain/grouper'
import type { Theme } from '#domain/observation'
import type { Profil } from '#domain/profil'
import { numeroDe } from '#domain/secteur/nom'
import { accord, enumeration } from '#domain/typographie'

type Db = Kysely<Schema>

export interface SecteurLu {
  id: string
  ancre: Point
  secteur: Secteur
}

interface BureauLu {
  code: string
  commune: string
  nom: string
  inscrits: number
  superficie: number | null
  profil: Profil
  foyer: boolean
  reserveNette: number | null
  x: number | null
  y: number | null
  inscritsDernier: number | null
  votants: number | null
  exprimes: number | null
  gauche: number | null
}

function lireBureaux(db: Db, circonscription: string): Promise<BureauLu[]> {
  return sql<BureauLu>`
    select l.code, l.commune, l.nom, l.inscrits, l.superficie, coalesce(c.profil, 'indetermine') as profil,
           coalesce(c.foyer, false) as foyer, c.reserve_nette,
           ST_X(coalesce(l.ancre, m.ancre)) as x, ST_Y(coalesce(l.ancre, m.ancre)) as y,
           r.inscrits as inscrits_dernier, r.votants, r.exprimes, r.gauche
    from publie.lieu l
    left join publie.classement c on c.niveau = l.niveau and c.code = l.code
    left join publie.lieu m on m.niveau = 'commune' and m.code = l.commune
    left join publie.resultat r on r.niveau = l.niveau and r.code = l.code
      and r.scrutin = (select code from publie.scrutin where type = 'legislatives' and tour = 1 order by date desc limit 1)
    where l.niveau = 'bureau' and l.circonscription = ${circonscription}`
    .execute(db)
    .then((r) => r.rows)
}

/** Published issues by place code, of these bureaux, their communes and the circonscription. */
function lireEnjeux(db: Db, codes: readonly string[]) {
  return db
    .selectFrom('enjeu')
    .select(['code', 'theme', 'texte', 'source', 'sourceDate'])
    .where('statut', '=', 'publie')
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .orderBy('sourceDate', 'desc')
    .orderBy('id')
    .execute()
}

/** Concerns of retained fiches by place code. */
function lirePreoccupations(db: Db, codes: readonly string[]) {
  return sql<{ code: string; theme: Theme; fiches: number }>`
    select code, theme, count(*)::int as fiches from observation, unnest(preoccupations) as theme
    where statut in ('qualifiee', 'publiee') and code = any(${codes}::text[]) group by 1, 2`
    .execute(db)
    .then((r) => r.rows)
}

/** People of these communes who offered to welcome. */
function lireAccueillants(db: Db, communes: readonly string[]) {
  return sql<{ commune: string; nombre: number }>`
    select commune, count(*)::int as nombre from militants.militant
    where 'accueil' = any(competences) and commune = any(${communes}::text[]) group by 1`
    .execute(db)
    .then((r) => new Map(r.rows.map((l) => [l.commune, l.nombre])))
}

/** « bureaux 2 et 14 » in one commune, « Lédenon, bureau 1 et Cabrières » over several. */
function direFoyers(bureaux: readonly BureauLu[]): string {
  const foyers = bureaux.filter((b) => b.foyer)
  const uneCommune = new Set(bureaux.map((b) => b.commune)).size === 1
  if (!uneCommune) return enumeration(foyers.map((b) => b.nom))
  const numeros = foyers.map((b) => numeroDe(b.code))
  return numeros.length === 0 ? '' : `${accord(numeros.length, 'bureau', 'bureaux')} ${enumeration(numeros)}`
}

const somme = <T>(liste: readonly T[], de: (x: T) => number | null): number | null => {
  const connus = liste.flatMap((x) => de(x) ?? [])
  return connus.length === 0 ? null : connus.reduce((a, b) => a + b, 0)
}

/**
 * Sectors that are somewhere on the map, with what is published and learnt of them.
 * @param avecMilitants counts those who offered to welcome; false for a caller who may not know.
 */
export async function lireSecteurs(
  db: Db,
  circonscription: string,
  avecMilitants: boolean,
  maintenant: Date,
): Promise<SecteurLu[]> {
  const decoupe = await lireDecoupes(db, await lireBureauxADecouper(db, [circonscription]), maintenant)
  const bureaux = new Map((await lireBureaux(db, circonscription)).map((b) => [b.code, b]))
  const communes = [...new Set([...bureaux.values()].map((b) => b.commune))]
  const codes = [circonscription, ...communes, ...bureaux.keys()]
  const enjeux = grouper(await lireEnjeux(db, codes), (e) => e.code)
  const preoccupations = await lirePreoccupations(db, codes)
  const accueillants = avecMilitants ? await lireAccueillants(db, communes) : null
  return decoupe.flatMap((s) => {
    const siens = s.bureaux.flatMap((c) => bureaux.get(c) ?? [])
    const places = siens.filter((b) => b.x !== null && b.y !== null)
    if (places.length === 0) return []
    const sesCommunes = [...new Set(siens.map((b) => b.commune))]
    const sesCodes = new Set([...sesCommunes, ...s.bureaux])
    const poids = places.reduce((n, b) => n + b.inscrits + 1, 0)
    const moyenne = (axe: 'x' | 'y') => places.reduce((n, b) => n + b[axe]! * (b.inscrits + 1), 0) / poids
    const parProfil = { acquis: 0, hesitant: 0, droite: 0, indetermine: 0 }
    for (const b of siens) parProfil[b.profil] += b.inscrits
    const exprimes = somme(siens, (b) => (b.gauche === null ? null : b.exprimes))
    const gauche = somme(siens, (b) => b.gauche)
    const inscritsDernier = somme(siens, (b) => b.inscritsDernier)
    const parTheme = grouper(
      preoccupations.filter((p) => sesCodes.has(p.code)),
      (p) => p.theme,
    )
    return [
      {
        id: s.id,
        ancre: s.depart ? [s.depart.longitude, s.depart.latitude] : [moyenne('x'), moyenne('y')],
        secteur: {
          nom: s.nom,
          inscrits: siens.reduce((n, b) => n + b.inscrits, 0),
          parProfil,
          foyers: direFoyers(siens),
          reserveNette: somme(siens, (b) => b.reserveNette),
          gauche: gauche === null || !exprimes ? null : gauche / exprimes,
          participation: inscritsDernier ? (somme(siens, (b) => b.votants) ?? 0) / inscritsDernier : null,
          enjeux: [...s.bureaux, ...sesCommunes, circonscription].flatMap(
            (c): EnjeuDuLieu[] => enjeux.get(c) ?? [],
          ),
          preoccupations: [...parTheme]
            .map(([theme, liste]) => ({ theme, fiches: liste.reduce((n, p) => n + p.fiches, 0) }))
            .toSorted((a, b) => b.fiches - a.fiches),
          depart: s.depart?.nom ?? null,
          accueillants: accueillants && sesCommunes.reduce((n, c) => n + (accueillants.get(c) ?? 0), 0),
          dense:
            densiteDe(
              siens.reduce((n, b) => n + b.inscrits, 0),
              somme(siens, (b) => b.superficie),
            ) !== 'rural',
        },
      },
    ]
  })
}

/** The largest commune of a circonscription on the map: where a visit starts by default. */
export async function lireDepart(db: Db, circonscription: string) {
  const { rows } = await sql<{ nom: string; longitude: number; latitude: number }>`
    select nom, ST_X(ancre) as longitude, ST_Y(ancre) as latitude from publie.lieu
    where niveau = 'commune' and ${circonscription} = any(circonscriptions) and ancre is not null
    order by inscrits desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function lireCirconscription(db: Db, code: string) {
  const ligne = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select(['code', 'nom', 'departement'])
    .where('niveau', '=', 'circonscription')
    .where('code', '=', code)
    .executeTakeFirst()
  return ligne ?? null
}
