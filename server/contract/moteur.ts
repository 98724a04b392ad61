/** What the engine says beyond classes: scenarios, seats, transfers, types of bureaux, similar places. */
import { z } from 'zod'
import { GROUPEMENTS } from '#domain/bloc'
import { CodeCirconscription, CodeDepartement, CodeLieu, LieuResume, Part } from './commun.ts'

/** National swing of a bloc, share of exprimés added to the neutral scenario. */
const Elan = z.coerce.number().min(-0.25).max(0.25).default(0)
const elans = {
  gauche: Elan,
  centre: Elan,
  droite: Elan,
  extremeDroite: Elan,
  /** Fraction of the votes that abstention at législatives holds back and that is cast; 1: turnout of the présidentielles. */
  participation: z.coerce.number().min(0).max(1).default(0),
  /** Mapping of nuances into blocs; default: that of the publication. */
  groupement: z.enum(GROUPEMENTS).optional(),
}

export const QueryScenario = z.object({ ...elans, departement: CodeDepartement.optional() })
export const ParamsScenario = z.object({ niveau: z.enum(['circonscription', 'bureau']) })

const ParBlocNombre = z.object({
  gauche: z.number(),
  centre: z.number(),
  droite: z.number(),
  extremeDroite: z.number(),
  autres: z.number(),
})

export const QuerySieges = z.object({
  ...elans,
  /** Circonscription whose offer or campaign is changed, and how, in logits of the left's share. */
  circonscription: CodeCirconscription.optional(),
  bonusGauche: z.coerce.number().min(-1).max(1).default(0),
})

export const Sieges = z.object({
  tirages: z.number().int(),
  sieges: z.object({ moyenne: ParBlocNombre, bas: ParBlocNombre, haut: ParBlocNombre }),
  circonscriptions: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      /** P(win) and P(in the second round, or elected in the first) by bloc. */
      gagne: ParBlocNombre,
      secondTour: ParBlocNombre,
      /** Gain in the left's P(win) per vote. */
      levier: z.number(),
      /** Probability to be the seat that makes the majority. */
      bascule: z.number(),
    }),
  ),
})

const NiveauReport = z.enum(['france', 'region', 'departement', 'circonscription'])
export const QueryReports = z.object({
  niveau: NiveauReport.default('france'),
  /** Code of a région (`R76`), of a département or of a circonscription. */
  code: z.string().max(40).optional(),
})
export const ParamsReport = z.object({ code: CodeCirconscription })
export const Report = z.object({
  niveau: NiveauReport,
  code: z.string(),
  typeDuel: z.string(),
  nomDuel: z.string(),
  de: z.string(),
  vers: z.string(),
  sources: z.array(z.string()),
  destinations: z.array(z.string()),
  /** Share of each source that went to each destination, row by row, with the 90 % interval. */
  parts: z.array(z.number()),
  bas: z.array(z.number()),
  haut: z.array(z.number()),
  /** 1: at a bound, « indicatif » only. */
  indicatif: z.array(z.number()),
  poidsSources: z.array(z.number()),
  bureaux: z.number().int(),
  inscrits: z.number(),
  /** Root mean square error of the fit by bureau, share of inscrits. */
  erreur: z.number(),
})
export const Reports = z.object({ reports: z.array(Report) })

export const ProfilsTypes = z.object({
  types: z.array(
    z.object({
      rang: z.number().int(),
      nom: z.string(),
      strategieTitre: z.string(),
      strategieTexte: z.string(),
      part: Part,
      bureaux: z.number().int(),
      portrait: z.record(z.string(), z.object({ ecart: z.number(), valeur: z.number() })),
    }),
  ),
})

export const ParamsSemblables = z.object({ code: CodeLieu })
export const QuerySemblables = z.object({ nombre: z.coerce.number().int().min(1).max(30).default(8) })
export const Semblables = z.object({
  semblables: z.array(
    LieuResume.pick({ code: true, nom: true, departement: true }).extend({ distance: z.number() }),
  ),
})
