/** The catalogue of sources: one TOML card per dataset, in data/sources; nothing is read, nor shown, that has no card. */
import type { Fiche, NomLecteur } from '#contract/catalogue'
import { lireCatalogue } from '#db/catalogue'
import { SCRUTINS, scrutinDe } from '#domain/scrutin'
import { trouver } from './fichiers.ts'

export type { Fiche }
export { lireCatalogue }

export const CATALOGUE: readonly Fiche[] = lireCatalogue()

export interface JeuResultats {
  /** `resultats-<scrutin>` or `complement-<scrutin>`. */
  cle: string
  fiche: Fiche
  scrutin: string
  /** Path under the source folder, with or without .gz. */
  chemin: string
  /** Path of the second file, of a dataset made of two. */
  avec: string | null
  lecteur: NomLecteur
  zerosAmbigus: boolean
  /** Only its bureaux that the main file of the round lacks are taken. */
  complement: boolean
}

/** Files of results, by round; of one round, the best first. */
export const JEUX_RESULTATS: readonly JeuResultats[] = SCRUTINS.flatMap(({ code }) =>
  CATALOGUE.filter((fiche) => fiche.etape === 'resultats')
    .sort((a, b) => (a.priorite ?? 1) - (b.priorite ?? 1))
    .flatMap((fiche) =>
      fiche.fichiers
        .filter((f) => f.scrutin === code || fiche.lecteur === 'agregees')
        .map(({ chemin, avec = null }) => ({
          cle: `${fiche.lecteur === 'complement' ? 'complement' : 'resultats'}-${code}`,
          fiche,
          scrutin: code,
          chemin,
          avec,
          lecteur: fiche.lecteur!,
          zerosAmbigus: fiche.zeros_ambigus === true,
          complement: fiche.lecteur === 'complement',
        })),
    ),
)

/** A file of results that is there. */
export interface FichierResultats {
  jeu: JeuResultats
  fichier: string
  /** Second file of a dataset made of two. */
  compagnon: string | null
  /** Other files of the same round, which are not read since this one is better. */
  ecartes: readonly string[]
}

/** Files of a dataset that are under `source`, for the cards whose paths are whole. */
export function fichiersDe(source: string, cle: string): { cle: string; fichier: string }[] {
  return CATALOGUE.filter((f) => f.cle === cle).flatMap(({ fichiers }) =>
    fichiers.flatMap(({ chemin }) => {
      const fichier = trouver(source, chemin)
      return fichier ? [{ cle, fichier }] : []
    }),
  )
}

/** Files of INSEE by commune and by circonscription that are there, by key of the catalogue. */
export function fichiersSociologie(source: string): { cle: string; fichier: string }[] {
  return CATALOGUE.filter((f) => f.etape === 'sociologie' && f.maille !== 'IRIS').flatMap(({ cle }) =>
    fichiersDe(source, cle),
  )
}

/** The list of deputies that is there: that of the Assemblée nationale, else the table of data.gouv.fr. */
export function fichiersElus(source: string): { cle: string; fichier: string }[] {
  const liste = fichiersDe(source, 'deputes')
  return liste.length > 0 ? liste : fichiersDe(source, 'deputes-datan')
}

/**
 * Files of each round that `source` holds: the main one first, then its complements. A round without a main file is left out.
 * When several files hold a round, the one of best priority is read, and the others are named.
 */
export async function trouverResultats(source: string): Promise<Map<string, FichierResultats[]>> {
  const tours = new Map<string, FichierResultats[]>()
  for (const { code } of SCRUTINS) {
    const presents: FichierResultats[] = []
    for (const jeu of JEUX_RESULTATS) {
      const fichier = jeu.scrutin === code ? trouver(source, jeu.chemin) : null
      if (!fichier || (jeu.lecteur === 'agregees' && !(await agrege(fichier, code)))) continue
      const compagnon = jeu.avec === null ? null : trouver(source, jeu.avec)
      presents.push({ jeu, fichier, compagnon, ecartes: [] })
    }
    const [principal, ...autres] = presents.filter(({ jeu }) => !jeu.complement)
    if (principal)
      tours.set(code, [
        { ...principal, ecartes: autres.map((a) => a.fichier) },
        ...presents.filter(({ jeu }) => jeu.complement),
      ])
  }
  return tours
}

/** Whether the aggregated tables hold a round. */
async function agrege(fichier: string, scrutin: string): Promise<boolean> {
  const { toursAgreges } = await import('./sources/agregees.ts')
  return (await toursAgreges(fichier)).includes(scrutin)
}

/** Identity card of a dataset, for the page « Méthode et sources ». */
export interface FicheSource {
  titre: string
  editeur: string
  licence: string
  url: string | null
  millesime: string
}

/** @throws Error when a dataset has no card: no figure is shown without its source. */
export function fichePour(cle: string): FicheSource {
  const jeu = JEUX_RESULTATS.find((j) => j.cle === cle)
  const fiche = jeu?.fiche ?? CATALOGUE.find((f) => f.cle === cle)
  if (!fiche) throw new Error(`le jeu de données « ${cle} » n’a pas de fiche dans le catalogue`)
  const { titre, editeur, licence, page, millesime } = fiche
  return {
    titre: jeu ? `${jeu.complement ? 'Résultats par bureau, complément' : 'Résultats par bureau de vote'}, ${scrutinDe(jeu.scrutin).libelle}` : titre, // prettier-ignore
    editeur,
    licence,
    url: fiche.verifiee ? page : null,
    millesime: jeu ? String(scrutinDe(jeu.scrutin).annee) : millesime,
  }
}
