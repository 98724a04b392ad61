/** The map arrays of the current publication, as the ETL made them. */
import { z } from 'zod'
import { ParamsCarte, PlanCarte, QueryCarte } from '#contract/carte'
import type { NiveauCarte } from '#domain/lieu'
import { Probleme } from '../../http/problem.ts'
import { route, type Contexte, type Corps } from '../../http/route.ts'
import { lireArtefact, lireEmpreintes, lirePlan } from './queries.ts'

const ARROW = 'application/vnd.apache.arrow.stream'
/** `h`: hash of the content, so that the answer can be kept for ever. */
const QueryCouche = QueryCarte.extend({ h: z.string().max(32).optional() })

const suffixe = (niveau: NiveauCarte, departement: string | null | undefined) =>
  departement ? `${niveau}/${departement}` : niveau

function couche(quoi: 'contours' | 'valeurs', resume: string) {
  return route({
    chemin: `/api/v1/carte/:niveau/${quoi}.arrow`,
    resume,
    acces: 'public',
    params: ParamsCarte,
    query: QueryCouche,
    reponse: ARROW,
    async repondre({ params, query }, { base }: Contexte): Promise<Corps> {
      const departement = params.niveau === 'bureau' ? query.departement : null
      const contenu = await lireArtefact(base.db, `${quoi}/${suffixe(params.niveau, departement)}`)
      if (!contenu) throw new Probleme('introuvable', `Aucune couche ${params.niveau} pour ce territoire.`)
      return { type: ARROW, contenu, encodage: 'br' }
    },
  })
}

export const routesCarte = [
  route({
    chemin: '/api/v1/carte',
    resume: 'Couches de la carte : adresse et emprise de chacune',
    acces: 'public',
    reponse: PlanCarte,
    async repondre(_requete, { base }) {
      const empreintes = await lireEmpreintes(base.db)
      const adresse = (quoi: string, niveau: NiveauCarte, departement: string | null) => {
        const params = new URLSearchParams(departement ? { departement } : {})
        params.set('h', empreintes.get(`${quoi}/${suffixe(niveau, departement)}`) ?? '')
        return `/api/v1/carte/${niveau}/${quoi}.arrow?${params}`
      }
      const couches = (await lirePlan(base.db)).map((c) => ({
        ...c,
        contours: adresse('contours', c.niveau, c.departement),
        valeurs: adresse('valeurs', c.niveau, c.departement),
      }))
      const bureaux = couches.filter((c) => c.niveau === 'bureau')
      const dessine = empreintes.has('contours/bureau') && empreintes.has('valeurs/bureau')
      return {
        couches,
        national: dessine
          ? {
              contours: adresse('contours', 'bureau', null),
              valeurs: adresse('valeurs', 'bureau', null),
              lieux: bureaux.reduce((somme, c) => somme + c.lieux, 0),
            }
          : null,
      }
    },
  }),
  couche('contours', 'Géométrie d’un niveau, en Arrow IPC (colonnes : server/contract/carte.ts)'),
  couche('valeurs', 'Valeurs d’un niveau, en Arrow IPC, dans l’ordre de sa géométrie'),
]
