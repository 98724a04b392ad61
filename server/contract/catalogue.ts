/** A card of the catalogue of sources, as it is written in data/sources and shown on the page « Méthode et sources ». */
import { z } from 'zod'

/** Layouts of results, see etl/sources/lecteurs.ts. */
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
    /** A load goes on without it when its producer does not answer. */
    accessoire: z.boolean().optional(),
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

export const Catalogue = z.object({ fiches: z.array(Fiche) })
export type Catalogue = z.infer<typeof Catalogue>
