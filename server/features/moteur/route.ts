/** Scenarios, seats, transfers, types of bureaux, similar places. */
import * as arrow from 'apache-arrow'
import type { Kysely } from 'kysely'
import {
  ParamsReport,
  ParamsScenario,
  ParamsSemblables,
  ProfilsTypes,
  QueryReports,
  QueryScenario,
  QuerySemblables,
  QuerySieges,
  Reports,
  Semblables,
  Sieges,
} from '#contract/moteur'
import { lireMoteur } from '#db/moteur'
import type { Schema } from '#db/schema'
import type { Moteur } from '#domain/moteur'
import { lieuxSemblables } from '#domain/profilType/semblables'
import { HYPOTHESES, HYPOTHESES_PREVISION } from '#domain/siege/defauts'
import type { Bascule } from '#domain/siege/hypotheses'
import { Probleme } from '../../http/problem.ts'
import { versionPubliee } from '#db/publication'
import { route, type Contexte } from '../../http/route.ts'
import { ARROW, corpsArrow, parts } from './colonnes.ts'
import { lireNoms, lireProfilsTypes, lireReports } from './queries.ts'
import { retenuesDe } from './retenues.ts'
import { simulerAPart } from './siegesAPart.ts'
import { margesDesCirconscriptions, rejouerScenario, scenarioBureaux, type Sursaut } from './scenario.ts'

async function moteurDe(db: Kysely<Schema>): Promise<Moteur> {
  const moteur = await lireMoteur(db)
  if (!moteur)
    throw new Probleme('aucuneDonnee', 'Cette publication n’a pas de moteur : relancez npm run etl.')
  return moteur
}

async function sursautDe(
  contexte: Contexte,
  niveau: 'bureau' | 'circonscription',
  fraction: number,
): Promise<Sursaut> {
  if (fraction === 0) return null
  const version = await versionPubliee(contexte.base.db)
  return { fraction, retenues: await retenuesDe(contexte.base.db, version, niveau) }
}

function parBloc(valeurs: ArrayLike<number>) {
  const v = (k: number) => valeurs[k] ?? 0
  return { gauche: v(0), centre: v(1), droite: v(2), extremeDroite: v(3), autres: v(4) }
}

export const routesMoteur = [
  route({
    chemin: '/api/v1/scenario/:niveau',
    resume:
      'Marge et chances (en dix-millièmes), profil, sous un autre élan national et une autre participation, en Arrow, dans l’ordre des couches de la carte (bureaux triés par code)',
    acces: 'public',
    params: ParamsScenario,
    query: QueryScenario,
    reponse: ARROW,
    async repondre({ params, query: { departement, groupement, participation, ...elans } }, contexte) {
      const { base } = contexte
      const moteur = await moteurDe(base.db)
      const desBureaux = await sursautDe(contexte, 'bureau', participation)
      const lecture = moteur.lectures[groupement ?? moteur.groupement]
      if (params.niveau === 'bureau') {
        const c = scenarioBureaux(moteur, lecture, elans, desBureaux, departement ?? null)
        return corpsArrow({
          probabilite: parts(c.probabilite),
          marge: parts(c.marge),
          profil: arrow.makeVector(c.profil),
        })
      }
      const prevision = rejouerScenario(moteur, lecture, elans, desBureaux)
      const sursaut = await sursautDe(contexte, 'circonscription', participation)
      const dedans = (code: string) => departement === undefined || code.split('-')[0] === departement
      const rangs = moteur.circonscriptions.flatMap((code, c) => (dedans(code) ? [c] : []))
      const codes = rangs.map((c) => moteur.circonscriptions[c]!)
      const marges = sursaut && margesDesCirconscriptions(codes, elans, sursaut)
      return corpsArrow({
        code: arrow.vectorFromArray(codes, new arrow.Utf8()),
        ...(marges && { marge: parts(marges) }),
        probabilite: parts(rangs.map((c) => prevision?.circonscriptions.premier[c] ?? null)),
      })
    },
  }),
  route({
    chemin: '/api/v1/sieges',
    resume: 'Sièges simulés au prochain scrutin : issue de chaque circonscription, levier, total par bloc',
    acces: 'public',
    query: QuerySieges,
    reponse: Sieges,
    async repondre(
      { query: { circonscription, bonusGauche, groupement, participation, ...elans } },
      contexte,
    ) {
      const { base } = contexte
      const moteur = await moteurDe(base.db)
      const lecture = moteur.lectures[groupement ?? moteur.groupement]
      if (!lecture.sieges)
        throw new Probleme(
          'introuvable',
          'Aucun tour de législatives n’est chargé : pas de sièges à simuler.',
        )
      const bureaux = await sursautDe(contexte, 'bureau', participation)
      const prevision = rejouerScenario(moteur, lecture, elans, bureaux)
      const entree = prevision
        ? {
            ...lecture.sieges,
            parts: lecture.sieges.parts.map((p, k) => {
              const predite = prevision.circonscriptions.parts[k]!
              return Number.isNaN(predite) ? p : predite
            }),
          }
        : lecture.sieges
      const bascules = new Map<number, Bascule>()
      const touchee = circonscription === undefined ? -1 : entree.codes.indexOf(circonscription)
      if (touchee >= 0) bascules.set(touchee, { bonus: { gauche: bonusGauche } })
      const sieges = await simulerAPart(entree, prevision ? HYPOTHESES_PREVISION : HYPOTHESES, bascules)
      const noms = await lireNoms(base.db, 'circonscription', sieges.codes)
      const { moyenne, bas, haut } = sieges.sieges
      return {
        tirages: sieges.tirages,
        sieges: { moyenne: parBloc(moyenne), bas: parBloc(bas), haut: parBloc(haut) },
        circonscriptions: sieges.codes.map((code, i) => ({
          code,
          nom: noms.get(code)?.nom ?? code,
          gagne: parBloc(sieges.chances[i]!.gagne),
          secondTour: parBloc(sieges.chances[i]!.secondTour),
          levier: sieges.chances[i]!.levier,
          bascule: sieges.bascule[i]!,
        })),
      }
    },
  }),
  route({
    chemin: '/api/v1/reports',
    resume:
      'Reports de voix, avec intervalles : d’un tour à l’autre par type de duel, d’une élection à l’autre par pays, région, département',
    acces: 'public',
    query: QueryReports,
    reponse: Reports,
    repondre: async ({ query }, { base }) => ({
      reports: await lireReports(base.db, query.niveau, query.code ?? null),
    }),
  }),
  route({
    chemin: '/api/v1/circonscriptions/:code/reports',
    resume: 'Reports de voix dans une circonscription, appuyés sur ceux de son type de duel',
    acces: 'public',
    params: ParamsReport,
    reponse: Reports,
    repondre: async ({ params }, { base }) => ({
      reports: await lireReports(base.db, 'circonscription', params.code),
    }),
  }),
  route({
    chemin: '/api/v1/profils-types',
    resume: 'Types de bureaux : sociologie, vote, participation, et la stratégie qui convient',
    acces: 'public',
    reponse: ProfilsTypes,
    repondre: async (_requete, { base }) => ({ types: await lireProfilsTypes(base.db) }),
  }),
  route({
    chemin: '/api/v1/lieux/bureau/:code/semblables',
    resume: 'Bureaux les plus proches par la sociologie, le vote et la participation',
    acces: 'public',
    params: ParamsSemblables,
    query: QuerySemblables,
    reponse: Semblables,
    async repondre({ params, query }, { base }) {
      const moteur = await moteurDe(base.db)
      const cible = moteur.codes.indexOf(params.code)
      if (cible < 0) throw new Probleme('introuvable', `Le bureau « ${params.code} » n’est pas publié.`)
      const proches = lieuxSemblables(moteur.espace, cible, query.nombre)
      const noms = await lireNoms(
        base.db,
        'bureau',
        proches.map((p) => moteur.codes[p.bureau]!),
      )
      return {
        semblables: proches.map(({ bureau, distance }) => {
          const code = moteur.codes[bureau]!
          const lieu = noms.get(code)
          return { code, nom: lieu?.nom ?? code, departement: lieu?.departement ?? null, distance }
        }),
      }
    },
  }),
]
