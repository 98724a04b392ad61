/** Missions of a département, and the plan that says who goes where, and why. */
import {
  Effacement,
  Missions,
  MissionSaisie,
  ParamsId,
  PlanMissions,
  PlanRetenu,
  QueryDepartement,
} from '#contract/militant'
import { affecter } from '#domain/mission/affectation'
import { refusDe } from '#domain/donneePersonnelle'
import { exigerPortee } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'
import {
  creerMission,
  effacerMission,
  lireMission,
  lireMissions,
  lireMissionsAPourvoir,
  lireProfils,
  retenirPlan,
} from './queries.ts'

const jourDe = (date: Date): string => date.toISOString().slice(0, 10)

export const routesMission = [
  route({
    chemin: '/api/v1/missions',
    resume: 'Missions à venir d’un département, et qui y va',
    acces: 'federation',
    portee: 'departement',
    vivante: true,
    query: QueryDepartement,
    reponse: Missions,
    async repondre({ query: { departement }, acteur }, { base, horloge }) {
      exigerPortee(acteur, departement)
      return { missions: await lireMissions(base.db, departement, jourDe(horloge())) }
    },
  }),
  ecriture({
    chemin: '/api/v1/missions',
    resume: 'Ouvre une mission',
    acces: 'federation',
    portee: 'departement',
    corps: MissionSaisie,
    reponse: Missions,
    async repondre({ corps, acteur }, { base, horloge }) {
      exigerPortee(acteur, corps.departement)
      const refus = refusDe([corps.titre, corps.rendezVous, corps.materiel].filter(Boolean).join('\n'))
      if (refus !== null) throw new Probleme('donneePersonnelle', refus)
      await creerMission(base.db, corps, horloge())
      const missions = await lireMissions(base.db, corps.departement, jourDe(horloge()))
      return { status: 201, contenu: { missions } }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/missions/:id',
    resume: 'Retire une mission et ses affectations',
    acces: 'federation',
    portee: 'departement',
    params: ParamsId,
    reponse: Effacement,
    async repondre({ params, acteur }, { base }) {
      const mission = await lireMission(base.db, params.id)
      if (!mission) throw new Probleme('introuvable', 'Cette mission n’existe pas, ou plus.')
      exigerPortee(acteur, mission.departement)
      await effacerMission(base.db, params.id)
      return { status: 200, contenu: { effaces: 1 } }
    },
  }),
  route({
    chemin: '/api/v1/missions/plan',
    resume: 'Propose qui va où : le plus de places pourvues, puis les meilleures convenances, à tour de rôle',
    acces: 'federation',
    portee: 'departement',
    vivante: true,
    query: QueryDepartement,
    reponse: PlanMissions,
    async repondre({ query: { departement }, acteur }, { base, horloge }) {
      exigerPortee(acteur, departement)
      const jour = jourDe(horloge())
      const { profils, appellations } = await lireProfils(base.db, departement, jour)
      const plan = affecter(profils, await lireMissionsAPourvoir(base.db, departement, jour))
      const nommer = (id: string): string => appellations.get(id)!
      return {
        affectations: plan.affectations.map(({ mission, militant, convenance, ensuite }) => ({
          mission,
          militant,
          appellation: nommer(militant),
          ...convenance,
          ensuite: ensuite && { appellation: nommer(ensuite.militant), perte: ensuite.perte },
        })),
        manques: plan.manques,
      }
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/missions/plan',
    resume: 'Retient un plan, à la place du précédent',
    acces: 'federation',
    portee: 'departement',
    corps: PlanRetenu,
    reponse: Missions,
    async repondre({ corps: { departement, affectations }, acteur }, { base, horloge }) {
      exigerPortee(acteur, departement)
      const jour = jourDe(horloge())
      await retenirPlan(base.db, departement, jour, affectations)
      return { status: 200, contenu: { missions: await lireMissions(base.db, departement, jour) } }
    },
  }),
]
