/** Step « lieux »: one row per place of every level, with its name, what holds it, and its contour. */
import { cherchable } from '#domain/recherche'
import { CODE_FRANCE, type Niveau } from '#domain/lieu'
import { TOUTES_REGIONS } from '#domain/region'
import { nomBureau, nomCirconscription } from '#domain/nom'
import { sontFictifs } from '#domain/codes'
import { litteral, type Duck } from '#db/duckdb'
import { SourceInvalide } from '../anomalie.ts'
import { piece, type Chantier } from '../chantier.ts'
import { sansContour, type Lieu, type LieuDessine } from '../lieu.ts'
import { superficieDe, type Contour } from '../geometrie/contour.ts'
import type { Semis } from '../geometrie/voronoi.ts'
import { rouvrirContours, type Contours } from './contours.ts'
import { lireNoms, type NomsDeLieux } from './lac.ts'
import { lireLieuxDeVote } from './lieuxDeVote.ts'
import { chargerCalendrier } from './calendrier.ts'
import { communesIncompletes, completerContours, type Indices } from './manquants.ts'
import { ouvrirReu } from './reu.ts'
import { ouvrirSuivi } from './suivi.ts'
import { ouvrirTerritoire } from './territoire.ts'

export interface Lieux {
  lieux: Lieu[]
  /** Invented département: nothing of it is true. */
  fictive: boolean
  /** Contours that are made here, by code of bureau: see manquants.ts. */
  completes: Map<string, Contour>
}

const LIEUX = piece<Lieux>('lieux')
export const relireLieux = LIEUX.relire

/** @throws SourceInvalide when the départements asked for hold no place. */
export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Lieux')
  const { lieux: dessines, fictive, incompletes, contours, indices } = await rassembler(c)
  const completes = completerContours(incompletes, contours, indices, c.journal)
  const lieux = dessines.map(sansContour)
  LIEUX.deposer(c.dossier, { lieux, fictive, completes })
  etape.finir(`${lieux.length} lieux`)
}

/**
 * The places, and what the missing contours are drawn from. Apart, and without the contours that are whole: the drawing makes much
 * to collect, and the collector would go through the country each time.
 */
async function rassembler(c: Chantier) {
  const duck = await c.duck()
  await ouvrirTerritoire(duck, c.de('territoire'))
  await ouvrirSuivi(duck, c.de('suivi'))
  await ouvrirReu(duck, c.de('reu'))
  const noms = lireNoms(c.de('lac'))
  const demandes = c.valeurs['departements']!
  const departements = demandes === '' ? null : new Set(demandes.split(','))
  const contours = rouvrirContours(c.de('contours'))
  const fictive = sontFictifs([...noms.nomsDepartements.keys()])
  const nomFrance = fictive ? 'Ensemble (fictif)' : 'France'
  const lieuxDeVote = await lireLieuxDeVote(duck, c.source, c.journal)
  const lieux = await construireLieux(duck, noms, contours, departements, nomFrance, lieuxDeVote)
  if (lieux.length <= 1)
    throw new SourceInvalide(c.source, null, 'aucun lieu à publier pour ces départements')
  const incompletes = communesIncompletes(lieux, contours)
  const indices = await lireIndices(duck, [...incompletes.keys()])
  for (const l of lieux) if (l.niveau !== 'bureau' || !incompletes.has(l.commune!)) l.contour = null
  const communes = new Map([...incompletes.keys()].map((code) => [code, contours.commune.get(code)!]))
  const utiles = { commune: communes, circonscription: contours.circonscription }
  return { lieux, fictive, incompletes, contours: utiles, indices }
}

/** Addresses of the bureaux of `communes`, and what each bureau lost since the national first round of an earlier year. */
async function lireIndices(duck: Duck, communes: readonly string[]): Promise<Indices> {
  await chargerCalendrier(duck)
  const liste = communes.map(litteral).join()
  const adresses = new Map<string, Semis[]>()
  if (communes.length > 0) {
    const lignes = await duck.lignes<Semis & { commune: string }>(
      `select commune, bureau as groupe, longitude, latitude from adresse where commune in (${liste}) order by all`,
    )
    for (const { commune, ...semis } of lignes) {
      const deLaCommune = adresses.get(commune)
      if (deLaCommune) deLaCommune.push(semis)
      else adresses.set(commune, [semis])
    }
  }
  const pertes = await duck.lignes<{ code: string; perte: number }>(
    `select b.code, (arg_max(p.inscrits, c.rang) - any_value(b.inscrits))::int as perte
     from bureau b join place p on p.bureau = b.code join calendrier c using (scrutin), reference r
     where c.national and p.scrutin < r.annee and p.scrutin like '%-1' group by b.code`,
  )
  return { adresses, pertes: new Map(pertes.map((l) => [l.code, l.perte])) }
}

interface Ligne {
  niveau: Niveau
  code: string
  region: string | null
  departement: string | null
  circonscriptions: string[]
  commune: string | null
  inscrits: number
  bureaux: number
  qualite: 'A' | 'C' | 'D'
}

const REQUETE = `
with niveaux as (
  select 'bureau' as niveau, code, region, departement, [circonscription] as circonscriptions, commune, inscrits, 1 as bureaux,
         coalesce(qualite, 'D') as qualite from bureau left join qualite_de_bureau using (code)
  union all
  select 'commune', commune, any_value(region), any_value(departement), list_sort(list(distinct circonscription)), commune,
         sum(inscrits)::int, count(*)::int, arg_max(qualite, (poids, qualite))
  from (select *, sum(inscrits) over (partition by commune, qualite) as poids
        from (select bureau.*, coalesce(qualite, 'D') as qualite from bureau left join qualite_de_bureau using (code))) group by commune
  union all
  select 'circonscription', circonscription, any_value(region), any_value(departement), [circonscription], null, sum(inscrits)::int, count(*)::int, 'A'
  from bureau where circonscription is not null group by circonscription
  union all
  select 'departement', departement, any_value(region), departement, list_sort(list(distinct circonscription)), null, sum(inscrits)::int, count(*)::int, 'A'
  from bureau group by departement
  union all
  select 'region', region, region, null, list_sort(list(distinct circonscription)), null, sum(inscrits)::int, count(*)::int, 'A'
  from bureau where region is not null group by region
  union all
  select 'france', '${CODE_FRANCE}', null, null, [], null, sum(inscrits)::int, count(*)::int, 'A' from bureau
)
select niveau, code, region, departement, list_filter(circonscriptions, x -> x is not null) as circonscriptions, commune, inscrits, bureaux, qualite
from niveaux order by niveau, code`

const NOMS_REGIONS = new Map(TOUTES_REGIONS.map((r) => [r.code, r.nom]))

/** Whether a place lies in the départements asked for; a région does when all that the source holds of it does. */
function entier(l: Ligne, lignes: readonly Ligne[], departements: ReadonlySet<string> | null): boolean {
  if (!departements) return true
  if (l.niveau !== 'region') return departements.has(l.departement!)
  return lignes.every(
    (d) => d.niveau !== 'departement' || d.region !== l.code || departements.has(d.departement!),
  )
}

/** @param departements those to publish; null: all. France is always there, with the figures of the whole source. */
async function construireLieux(
  duck: Duck,
  noms: NomsDeLieux,
  contours: Contours,
  departements: ReadonlySet<string> | null,
  nomFrance: string,
  lieuxDeVote: ReadonlyMap<string, string>,
): Promise<LieuDessine[]> {
  const lignes = await duck.lignes<Ligne>(REQUETE)
  return lignes
    .filter((l) => l.niveau === 'france' || entier(l, lignes, departements))
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
                : l.niveau === 'region'
                  ? NOMS_REGIONS.get(l.code)!
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
