/** One place, whole: what the panel explains. */
import { z } from 'zod'
import { MOTIFS } from '#domain/indicateur'
import { NIVEAUX } from '#domain/lieu'
import { CodeLieu, LigneLieu, Niveau, ParBloc } from './commun.ts'

export const ParamsLieu = z.object({ niveau: Niveau, code: CodeLieu })

/** Result of one round: counts, votes by bloc. */
export const Tour = z.object({
  scrutin: z.string(),
  libelle: z.string(),
  court: z.string(),
  type: z.string(),
  tour: z.number().int(),
  date: z.string(),
  inscrits: z.number().int(),
  votants: z.number().int(),
  exprimes: z.number().int(),
  blancs: z.number().int().nullable(),
  nuls: z.number().int().nullable(),
  /**
   * Of a bureau, how this figure is followed through time; of a wider place, null is an exact sum and a grade an estimation (a
   * circonscription that takes a part of a commune, communes that have parted since).
   */
  qualite: z.enum(['A', 'B', 'C', 'D']).nullable(),
  voix: ParBloc,
})
export type Tour = z.infer<typeof Tour>

/** Results history of a place, oldest first, next to its département and France. */
export const Historique = z.object({
  lieu: z.array(Tour),
  /** Empty for a département and above. */
  departement: z.array(Tour),
  france: z.array(Tour),
})
export type Historique = z.infer<typeof Historique>

export const ValeurIndicateur = z.object({
  cle: z.string(),
  libelle: z.string(),
  unite: z.enum(['part', 'euros', 'habitants', 'ans']),
  source: z.string(),
  /** null: INSEE does not publish it (« non diffusé »). */
  valeur: z.number().nullable(),
  departement: z.number().nullable(),
  france: z.number().nullable(),
  /**
   * Grain of the value. `commune` on a bureau: it is the commune's, not the bureau's; `iris`: estimated from the IRIS that the bureau
   * is made of.
   */
  maille: z.enum([...NIVEAUX, 'iris']),
  /** Half-width of the 80 % interval, in the unit of the value; null: the value is not an estimation, or there is none. */
  incertitude: z.number().nullable(),
  /** Why there is no value; null when there is one. */
  motif: z.enum(MOTIFS).nullable(),
})
export type ValeurIndicateur = z.infer<typeof ValeurIndicateur>

/** A deputy: holder of a public office. */
export const Depute = z.object({
  circonscription: z.string(),
  nom: z.string(),
  groupe: z.string().nullable(),
  groupeLibelle: z.string().nullable(),
  /** First day of the mandate. */
  depuis: z.string().nullable(),
})
export type Depute = z.infer<typeof Depute>

export const Lieu = LigneLieu.extend({
  /** Places that contain this one, widest first. */
  fil: z.array(z.object({ niveau: Niveau, code: z.string(), nom: z.string() })),
  /** West, south, east, north; null without contour. */
  emprise: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  historique: Historique,
  sociologie: z.array(ValeurIndicateur),
  /** Deputy in office of a circonscription; null at other levels, or when the list was not loaded. */
  depute: Depute.nullable(),
  /** Polling place of a bureau; null at other levels, or when the REU table was not loaded. */
  lieuDeVote: z.string().nullable(),
  /** Kind of bureau among the profils-types; null at other levels. */
  profilType: z.object({ rang: z.number().int(), nom: z.string(), strategie: z.string() }).nullable(),
  /** Simulated outcome of a circonscription in the neutral scenario; null at other levels. */
  siege: z
    .object({
      gagne: z.number().min(0).max(1),
      secondTour: z.number().min(0).max(1),
      /** Gain in P(win) of the left per vote. */
      levier: z.number(),
      /** Probability to be the seat that makes the majority. */
      bascule: z.number(),
    })
    .nullable(),
  /** Bureaux inside, by profil, and hotspots. */
  comptes: z.object({
    acquis: z.number().int(),
    hesitant: z.number().int(),
    droite: z.number().int(),
    indetermine: z.number().int(),
    foyers: z.number().int(),
  }),
})
export type Lieu = z.infer<typeof Lieu>

/** Places of the same level that touch this one, nearest first. */
export const Voisins = z.object({
  voisins: z.array(
    LigneLieu.pick({ code: true, nom: true, departement: true, inscrits: true, schematique: true }).extend({
      classement: LigneLieu.shape.classement.pick({ profil: true, foyer: true, marge: true }),
    }),
  ),
})
export type Voisins = z.infer<typeof Voisins>

export const ListeLieux = z.object({ lieux: z.array(LigneLieu) })
export const ListeDeputes = z.object({ deputes: z.array(Depute) })
export type ListeDeputes = z.infer<typeof ListeDeputes>
