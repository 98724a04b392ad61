/** The map of the current publication, as the ETL made it. */
import { z } from 'zod'
import { ParamsCarte, PlanCarte, QueryCarte } from '#contract/carte'
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { NiveauCarte } from '#domain/lieu'
import { parPublication } from '#db/publication'
import { Probleme } from '../../http/problem.ts'
import { route, type Contexte, type Corps } from '../../http/route.ts'
import { lireArtefact, lireEmpreintes, lirePlan } from './queries.ts'

const ARROW = 'application/vnd.apache.arrow.stream'
const OCTETS = 'application/octet-stream'
/** `h`: hash of the content, so that the answer can be kept for ever. */
const QueryCouche = QueryCarte.extend({ h: z.string().max(32).optional() })
const QueryContours = QueryCouche.extend({ detail: z.literal('apercu').optional() })

const suffixe = (niveau: NiveauCarte, departement: string | null | undefined) =>
  departement ? `${niveau}/${departement}` : niveau

/** Key of an artefact of bytes that are already compressed. @throws Probleme */
async function servir({ base }: Contexte, cle: string, type: string): Promise<Corps> {
  const contenu = await lireArtefact(base.db, cle)
  if (!contenu) throw new Probleme('introuvable', 'Aucune couche de ce niveau pour ce territoire.')
  return { type, contenu, encodage: 'br' }
}

/** The plan of the publication, made once: it counts every place. */
const planDe = parPublication(composerPlan)

async function composerPlan(db: Kysely<Schema>): Promise<PlanCarte> {
  const empreintes = await lireEmpreintes(db)
  const adresse = (
    quoi: 'contours' | 'valeurs',
    niveau: NiveauCarte,
    params: { departement?: string; detail?: 'apercu' },
  ) => {
    const cle = `${quoi}/${suffixe(niveau, params.detail ?? params.departement)}`
    const query = new URLSearchParams({ ...params, h: empreintes.get(cle) ?? '' })
    return `/api/v1/carte/${niveau}/${quoi}.${quoi === 'contours' ? 'bin' : 'arrow'}?${query}`
  }
  const couches = (await lirePlan(db)).map((c) => {
    const params = c.departement === null ? {} : { departement: c.departement }
    return {
      ...c,
      contours: adresse('contours', c.niveau, params),
      valeurs: adresse('valeurs', c.niveau, params),
    }
  })
  const bureaux = couches.filter((c) => c.niveau === 'bureau')
  const dessine = empreintes.has('contours/bureau/apercu')
  return {
    couches,
    national: dessine
      ? {
          apercu: adresse('contours', 'bureau', { detail: 'apercu' }),
          contours: adresse('contours', 'bureau', {}),
          valeurs: adresse('valeurs', 'bureau', {}),
          lieux: bureaux.reduce((somme, c) => somme + c.lieux, 0),
        }
      : null,
  }
}

export const routesCarte = [
  route({
    chemin: '/api/v1/carte',
    resume: 'Couches de la carte : adresse et emprise de chacune',
    acces: 'public',
    reponse: PlanCarte,
    repondre: (_requete, contexte) => planDe(contexte.base.db),
  }),
  route({
    chemin: '/api/v1/carte/:niveau/contours.bin',
    resume: 'Géométrie d’un niveau, en arcs partagés (octets : server/contract/topologie.ts)',
    acces: 'public',
    params: ParamsCarte,
    query: QueryContours,
    reponse: OCTETS,
    repondre: ({ params: { niveau }, query }, contexte) =>
      servir(
        contexte,
        `contours/${suffixe(niveau, niveau === 'bureau' ? (query.detail ?? query.departement) : null)}`,
        OCTETS,
      ),
  }),
  route({
    chemin: '/api/v1/carte/:niveau/valeurs.arrow',
    resume: 'Valeurs d’un niveau, en Arrow IPC, dans l’ordre de sa géométrie',
    acces: 'public',
    params: ParamsCarte,
    query: QueryCouche,
    reponse: ARROW,
    repondre: ({ params: { niveau }, query }, contexte) =>
      servir(contexte, `valeurs/${suffixe(niveau, niveau === 'bureau' ? query.departement : null)}`, ARROW),
  }),
]
