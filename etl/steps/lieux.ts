/** Step « lieux »: one row per place of every level, with its name, what holds it, and its contour. */
import { cherchable } from '#domain/recherche'
import { CODE_FRANCE, type Niveau } from '#domain/lieu'
import { nomBureau, nomCirconscription } from '#domain/nom'
import type { Duck } from '#db/duckdb'
import { superficieDe, type Contour } from '../geometrie/contour.ts'
import type { Contours } from './contours.ts'
import type { BilanTour } from './resultats.ts'

export interface LieuPublie {
  niveau: Niveau
  code: string
  nom: string
  cherche: string
  departement: string | null
  circonscription: string | null
  circonscriptions: string[]
  commune: string | null
  nomCommune: string | null
  inscrits: number
  bureaux: number
  /** km², null without contour. */
  superficie: number | null
  qualite: 'A' | 'B' | 'C' | 'D'
  contour: Contour | null
  /** The contour is a schematic split of the commune, not an observed one. */
  schematique: boolean
  /** Polling place of a bureau; null: not known, or not a bureau. */
  lieuDeVote: string | null
}

interface Ligne {
  niveau: Niveau
  code: string
  departement: string | null
  circonscriptions: string[]
  commune: string | null
  inscrits: number
  bureaux: number
  qualite: 'A' | 'C' | 'D'
}

const REQUETE = `
with niveaux as (
  select 'bureau' as niveau, code, departement, [circonscription] as circonscriptions, commune, inscrits, 1 as bureaux,
         coalesce(qualite, 'D') as qualite from bureau left join qualite_de_bureau using (code)
  union all
  select 'commune', commune, any_value(departement), list_sort(list(distinct circonscription)), commune,
         sum(inscrits)::int, count(*)::int, arg_max(qualite, poids)
  from (select *, sum(inscrits) over (partition by commune, qualite) as poids
        from (select bureau.*, coalesce(qualite, 'D') as qualite from bureau left join qualite_de_bureau using (code))) group by commune
  union all
  select 'circonscription', circonscription, any_value(departement), [circonscription], null, sum(inscrits)::int, count(*)::int, 'A'
  from bureau where circonscription is not null group by circonscription
  union all
  select 'departement', departement, departement, list_sort(list(distinct circonscription)), null, sum(inscrits)::int, count(*)::int, 'A'
  from bureau group by departement
  union all
  select 'france', '${CODE_FRANCE}', null, [], null, sum(inscrits)::int, count(*)::int, 'A' from bureau
)
select niveau, code, departement, list_filter(circonscriptions, x -> x is not null) as circonscriptions, commune, inscrits, bureaux, qualite
from niveaux order by niveau, code`

/** @param departements those to publish; null: all. France is always there, with the figures of the whole source. */
export async function construireLieux(
  duck: Duck,
  noms: Pick<BilanTour, 'nomsDepartements' | 'nomsCommunes'>,
  contours: Contours,
  departements: ReadonlySet<string> | null,
  nomFrance: string,
  lieuxDeVote: ReadonlyMap<string, string>,
): Promise<LieuPublie[]> {
  const lignes = await duck.lignes<Ligne>(REQUETE)
  return lignes
    .filter((l) => l.niveau === 'france' || !departements || departements.has(l.departement!))
    .map((l) => {
      const { circonscriptions } = l
      const nomDepartement = noms.nomsDepartements.get(l.departement ?? '') ?? l.departement ?? ''
      const nomCommune = l.commune === null ? null : (noms.nomsCommunes.get(l.commune) ?? l.commune)
      const nom =
        l.niveau === 'bureau'
          ? nomBureau(nomCommune!, l.code)
          : l.niveau === 'commune'
            ? nomCommune!
            : l.niveau === 'circonscription'
              ? nomCirconscription(nomDepartement, l.code)
              : l.niveau === 'departement'
                ? nomDepartement
                : nomFrance
      const contour = l.niveau === 'france' ? null : (contours[l.niveau].get(l.code) ?? null)
      return {
        ...l,
        nom,
        cherche: cherchable(`${nom} ${l.code}`),
        circonscription: circonscriptions.length === 1 ? circonscriptions[0]! : null,
        circonscriptions,
        nomCommune,
        superficie: contour && superficieDe(contour),
        contour,
        schematique: false,
        lieuDeVote: l.niveau === 'bureau' ? (lieuxDeVote.get(l.code) ?? null) : null,
      }
    })
}
