/** What data are on screen, from where, by which method, with which anomalies. */
import { z } from 'zod'

export const Publication = z.object({
  version: z.string(),
  methode: z.string(),
  groupement: z.string(),
  fictive: z.boolean(),
  publieeLe: z.string(),
  regions: z.array(z.object({ code: z.string(), nom: z.string() })),
  departements: z.array(z.object({ code: z.string(), nom: z.string() })),
  scrutins: z.array(
    z.object({
      code: z.string(),
      type: z.string(),
      annee: z.number().int(),
      tour: z.number().int(),
      libelle: z.string(),
      court: z.string(),
      bureaux: z.number().int(),
    }),
  ),
  comptes: z.object({
    departements: z.number().int(),
    circonscriptions: z.number().int(),
    communes: z.number().int(),
    bureaux: z.number().int(),
    bureauxSansContour: z.number().int(),
  }),
  /** West, south, east, north of what the first view shows (metropolitan France, or the loaded départements). */
  emprise: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Optional street style URL (MapLibre style JSON); null: no basemap. */
  fondDePlan: z.string().nullable(),
})
export type Publication = z.infer<typeof Publication>

export const Sources = z.object({
  sources: z.array(
    z.object({
      cle: z.string(),
      titre: z.string(),
      editeur: z.string(),
      licence: z.string(),
      url: z.string().nullable(),
      millesime: z.string(),
      fichier: z.string(),
      lignes: z.number().int(),
      empreinte: z.string(),
    }),
  ),
})
export type Sources = z.infer<typeof Sources>

const MesuresPrevision = z.object({
  n: z.number().int(),
  brier: z.number(),
  accuracy: z.number(),
  logloss: z.number(),
  ece: z.number(),
})

export const Methode = z.object({
  version: z.string(),
  parametres: z.array(
    z.object({ cle: z.string(), libelle: z.string(), valeur: z.string(), role: z.string() }),
  ),
  limites: z.array(z.string()),
  /** Every figure of the product: formula, range, when there is none, source. */
  metriques: z.array(
    z.object({
      cle: z.string(),
      libelle: z.string(),
      version: z.string(),
      formule: z.string(),
      unite: z.string(),
      plage: z.string(),
      nul: z.string(),
      source: z.string(),
      signe: z.string(),
    }),
  ),
  /** Last result of `npm run backtest` on this machine; null when it has not been run. */
  retroprevision: z
    .object({
      date: z.string(),
      bureaux: MesuresPrevision,
      baseline: MesuresPrevision,
      circonscriptions: z.object({ n: z.number(), brier: z.number(), accuracy: z.number() }),
    })
    .nullable(),
})
export type Methode = z.infer<typeof Methode>

export const Anomalies = z.object({
  total: z.number().int(),
  resume: z.array(
    z.object({
      source: z.string(),
      regle: z.string(),
      gravite: z.enum(['erreur', 'alerte', 'information']),
      nombre: z.number().int(),
      voix: z.number().int(),
      exemple: z.string(),
    }),
  ),
})
export type Anomalies = z.infer<typeof Anomalies>

/** Every anomaly, with the place that it speaks of when that place is published. */
export const ListeAnomalies = z.object({
  anomalies: z.array(
    z.object({
      id: z.number().int(),
      source: z.string(),
      /** Line of the file; null: the rule looks at the whole. */
      ligne: z.number().int().nullable(),
      champ: z.string().nullable(),
      valeur: z.string().nullable(),
      regle: z.string(),
      gravite: z.enum(['erreur', 'alerte', 'information']),
      /** Votes concerned; null: they cannot be counted. */
      voix: z.number().int().nullable(),
      message: z.string(),
      lieu: z.object({ code: z.string(), nom: z.string() }).nullable(),
      departement: z.string().nullable(),
    }),
  ),
})
export type ListeAnomalies = z.infer<typeof ListeAnomalies>
