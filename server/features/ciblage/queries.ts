/** Reads of what targeting needs of each bureau. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { BureauACibler } from '#domain/ciblage/entree'

export interface BureauLu extends BureauACibler {
  code: string
  nom: string
  nomCommune: string
  circonscription: string | null
  longitude: number | null
  latitude: number | null
  foyer: boolean
  marge: number | null
  ecartParticipation: number | null
  reserveGauche: number | null
  reserveExtremeDroite: number | null
  reserveNette: number | null
}

/** Bureaux of a département, by code; one without contour stands where its commune does. */
export async function lireBureauxACibler(db: Kysely<Schema>, departement: string): Promise<BureauLu[]> {
  const { rows } = await sql<BureauLu>`
    select l.code, l.nom, l.commune, l.nom_commune, l.circonscription, l.inscrits, l.superficie,
           ST_X(coalesce(l.ancre, m.ancre)) as longitude, ST_Y(coalesce(l.ancre, m.ancre)) as latitude,
           c.profil, c.foyer, c.marge, c.ecart_participation, c.reserve_gauche, c.reserve_extreme_droite, c.reserve_nette,
           c.score_gauche, c.score_extreme_droite, r.votants::real / nullif(r.inscrits, 0) as participation
    from publie.lieu l
    join publie.classement c on c.niveau = l.niveau and c.code = l.code
    left join publie.lieu m on m.niveau = 'commune' and m.code = l.commune
    left join publie.resultat r on r.niveau = l.niveau and r.code = l.code
      and r.scrutin = (select code from publie.scrutin where type = 'legislatives' and tour = 1 order by date desc limit 1)
    where l.niveau = 'bureau' and l.departement = ${departement}
    order by l.code`.execute(db)
  return rows
}
