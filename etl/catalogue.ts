/** The catalogue of sources: one TOML card per dataset, in data/sources; nothing is read, nor shown, that has no card. */
import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'smol-toml'
import { z } from 'zod'
import { SCRUTINS, scrutinDe } from '#domain/scrutin'
import { RACINE } from '../server/config.ts'
import { trouver } from './fichiers.ts'

/** Layouts of results, see sources/lecteurs.ts. */
const LECTEURS = [
  'ministere-ragged',
  'ministere-large',
  'ministere-fixe',
  'agregees',
  'colonnes',
  'complement',
] as const
export type NomLecteur = (typeof LECTEURS)[number]

/** Steps that read a dataset; `aucune`: it is known, and not used, for the reason that the card gives. */
const ETAPES = ['resultats', 'contours', 'reu', 'territoire', 'sociologie', 'publication', 'aucune'] as const

const texte = z.string().trim().min(3)

const Fichier = z.strictObject({
  /** Under the source folder, without .gz; `{departement}` stands for any code, `*` for any text. */
  chemin: texte,
  scrutin: z.string().optional(),
  /** Second file that goes with this one. */
  avec: texte.optional(),
  url: z.url().optional(),
  /** Address of the second file. */
  url_avec: z.url().optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(), // prettier-ignore
  octets: z.int().positive().optional(),
  /** Not fetched unless it is put there by hand: another file brings the same. */
  facultatif: z.boolean().optional(),
  /** The published file holds the whole country: the download takes it whatever the départements. */
  note: texte.optional(),
})

const Colonne = z.strictObject({
  nom: z.string().min(1),
  description: texte,
  type: z.enum(['texte', 'entier', 'décimal', 'géométrie', 'date', 'booléen']),
  unite: texte.optional(),
  nulle: z.boolean(),
})

export const Fiche = z
  .strictObject({
    cle: z.string().regex(/^[a-z0-9-]+$/),
    titre: texte,
    description: z.string().trim().min(20),
    editeur: texte,
    /** Page of the dataset at its publisher; left out when we know none. */
    page: z.url().nullable().default(null),
    /** Where the address was confirmed; without it the address is shown as « non vérifiée ». */
    verifiee: texte.optional(),
    licence: texte,
    millesime: texte,
    maille: texte,
    etape: z.enum(ETAPES),
    /** Why nothing reads it. */
    raison: texte.optional(),
    lecteur: z.enum(LECTEURS).optional(),
    /** Of one round, the best file that is there is read: 1 the file of the ministry, 2 the aggregated tables, 3 what others made. */
    priorite: z.literal([1, 2, 3]).optional(),
    /** 0 stands for « no candidate » too. */
    zeros_ambigus: z.boolean().optional(),
    fichiers: z.array(Fichier),
    colonnes: z.array(Colonne).min(1),
  })
  .refine((f) => (f.etape === 'aucune') === (f.raison !== undefined), {
    message: '« raison » accompagne etape = "aucune", et elle seule',
  })
  .refine((f) => (f.etape === 'resultats') === (f.lecteur !== undefined), {
    message: '« lecteur » accompagne etape = "resultats", et elle seule',
  })
  .refine(
    (f) =>
      f.lecteur === undefined ||
      f.fichiers.every((x) => (x.scrutin === undefined) === (f.lecteur === 'agregees')),
    {
      message: 'chaque fichier de résultats nomme son scrutin, sauf ceux qui les contiennent tous',
    },
  )
export type Fiche = z.infer<typeof Fiche>

const DOSSIER = path.join(RACINE, 'data/sources')

/** @throws Error naming the card and what is wrong in it. */
export function lireCatalogue(dossier = DOSSIER): Fiche[] {
  const fiches = fs
    .readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.toml'))
    .sort()
    .map((f) => {
      const lue = Fiche.safeParse(parse(fs.readFileSync(path.join(dossier, f), 'utf8')))
      if (lue.success) return lue.data
      const fautes = lue.error.issues.map((i) => `${i.path.join('.') || '(fiche)'} : ${i.message}`)
      throw new Error(`La fiche ${f} n’est pas complète :\n  ${fautes.join('\n  ')}`)
    })
  const doublon = fiches.find((f, i) => fiches.findIndex((g) => g.cle === f.cle) !== i)
  if (doublon) throw new Error(`Deux fiches portent la clé « ${doublon.cle} »`)
  return fiches
}

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
