/** A filter in French as SQL: every value is a parameter, every column comes from the list of fields. */
import { sql, type RawBuilder } from 'kysely'
import type { Champ } from '#domain/selection/champs'
import type { Requete } from '#domain/selection/requete'

type Bout = RawBuilder<unknown>

const COLONNE = {
  marge: 'marge',
  probabilite: 'probabilite',
  partPrevue: 'part_prevue',
  ecartParticipation: 'ecart_participation',
  reserveNette: 'reserve_nette',
  volatilite: 'volatilite',
} as const
const COLONNE_BLOC = {
  gauche: 'gauche',
  centre: 'centre',
  droite: 'droite',
  extremeDroite: 'extreme_droite',
  autres: 'autres',
} as const

/** Share of a round, from the results of bureau `l`. */
const partDuTour = (scrutin: string, numerateur: Bout, denominateur: Bout): Bout => sql`(
  select ${numerateur}::float8 / nullif(${denominateur}, 0) from publie.resultat r
  where r.niveau = 'bureau' and r.code = l.code and r.scrutin = ${scrutin})`

function valeur({ source }: Champ): Bout {
  switch (source.genre) {
    case 'lieu':
      return sql`l.inscrits`
    case 'classement':
      return sql`c.${sql.raw(COLONNE[source.colonne])}`
    case 'sociologie':
      // A bureau that has its own figures is never given those of its commune: what is kept secret there stays so.
      return sql`((case when sb.code is not null then sb.valeurs else sc.valeurs end) ->> ${source.cle})::float8`
    case 'bloc':
      return partDuTour(source.scrutin, sql`r.${sql.raw(COLONNE_BLOC[source.bloc])}`, sql`r.exprimes`)
    default:
      return partDuTour(source.scrutin, sql`r.votants`, sql`r.inscrits`)
  }
}

const joindre = (termes: readonly Bout[], lien: 'and' | 'or'): Bout =>
  sql`(${sql.join([...termes], sql.raw(` ${lien} `))})`

/** Condition on bureau `l`, its class `c`, its indicators `sb` or those of its commune `sc`. A missing value satisfies nothing. */
export function conditionDe(requete: Requete): Bout {
  switch (requete.genre) {
    case 'et':
      return joindre(requete.termes.map(conditionDe), 'and')
    case 'ou':
      return joindre(requete.termes.map(conditionDe), 'or')
    case 'pas':
      return sql`not coalesce(${conditionDe(requete.terme)}, false)`
    case 'profil':
      return sql`c.profil = ${requete.profil}`
    case 'foyer':
      return sql`c.foyer`
    case 'dans':
      return sql`l.${sql.raw(requete.niveau)} = ${requete.code}`
    default:
      return sql`coalesce(${valeur(requete.champ)} ${sql.raw(requete.comparateur)} ${requete.seuil}::float8, false)`
  }
}
