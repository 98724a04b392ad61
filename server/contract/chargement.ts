/** Loads started from the page « Données »: what is asked, how it goes, how it ended. */
import { z } from 'zod'
import { CodeDepartement } from './commun.ts'

/** What a run loads: a folder of the server's machine, or what it downloads for some départements. */
export const DemandeChargement = z
  .strictObject({
    departements: z.array(CodeDepartement).max(120),
    /** Absolute path of a folder of official files; null: download. */
    dossier: z.string().trim().min(1).max(500).nullable(),
  })
  .refine((d) => d.dossier !== null || d.departements.length > 0, {
    message: 'choisissez au moins un département à télécharger',
    path: ['departements'],
  })
export type DemandeChargement = z.infer<typeof DemandeChargement>

export const ETATS_CHARGEMENT = ['encours', 'publie', 'inchange', 'echec', 'annule', 'interrompu'] as const

/** A file that is being brought. */
const FichierRecu = z.object({
  nom: z.string(),
  url: z.string(),
  etat: z.enum(['attente', 'encours', 'recu', 'echec']),
  recus: z.number(),
  /** Bytes announced; null: the producer does not say. */
  total: z.number().nullable(),
  /** Bytes that were already here: the transfer went on from there. */
  repris: z.number(),
  /** The checksum of the catalogue was found again. */
  verifie: z.boolean(),
  /** Last trouble and what the program does of it; null: none. */
  incident: z.string().nullable(),
  /** Why it could not be had, and where to put it by hand. */
  echec: z.object({ pourquoi: z.string(), vers: z.string() }).nullable(),
})
export type FichierRecu = z.infer<typeof FichierRecu>

const EtapeFaite = z.object({
  titre: z.string(),
  finie: z.boolean(),
  lignes: z.number(),
  /** What the step says once done. */
  bilan: z.string(),
})
export type EtapeFaite = z.infer<typeof EtapeFaite>

export const Bilan = z.object({
  fichiers: z.array(FichierRecu),
  etapes: z.array(EtapeFaite),
  /** Sentence of the end; empty while it runs. */
  message: z.string(),
  /** Version published. */
  version: z.string().nullable(),
})
export type Bilan = z.infer<typeof Bilan>

export const Chargement = z.object({
  id: z.string(),
  etat: z.enum(ETATS_CHARGEMENT),
  debut: z.string(),
  fin: z.string().nullable(),
  demande: z.object({ departements: z.array(z.string()), dossier: z.string().nullable() }),
  bilan: Bilan,
})
export type Chargement = z.infer<typeof Chargement>

export const EtatDonnees = z.object({
  /** Départements that can be asked for. */
  departements: z.array(z.object({ code: z.string(), nom: z.string() })),
  /** The run that is going on. */
  enCours: Chargement.nullable(),
  /** Those that ended, the latest first. */
  historique: z.array(Chargement),
})
export type EtatDonnees = z.infer<typeof EtatDonnees>

/** What the process of a run tells the server. */
export type Nouvelle =
  | { nouvelle: 'fichiers'; fichiers: { nom: string; url: string; vers: string }[] }
  | { nouvelle: 'fichier'; nom: string; etat: Partial<Omit<FichierRecu, 'nom' | 'url'>> }
  | { nouvelle: 'etape'; rang: number; etape: EtapeFaite }
  | { nouvelle: 'fin'; etat: 'publie' | 'inchange' | 'echec'; message: string; version: string | null }

/** What the server tells the process of a run, once. */
export interface OrdreChargement {
  ordre: 'charger'
  demande: DemandeChargement
  home: string
  /** PostgreSQL to open; null: borrow the server's database. */
  databaseUrl: string | null
  /** Cards that give the addresses to download; null: those of the program. */
  fiches: string | null
}
