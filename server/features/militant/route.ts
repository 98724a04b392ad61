/** Militants over HTTP: entered by a federation with their consent, handed back to them, erased. A group sees how its own are called. */
import {
  Dossier,
  Effacement,
  Membres,
  Militant,
  MilitantSaisi,
  Militants,
  ParamsId,
  Participation,
  Participations,
  QueryDepartement,
  Retention,
} from '#contract/militant'
import { exigerPortee, type Acteur } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import {
  appliquerRetention,
  creerMilitant,
  effacerMilitant,
  lireMembres,
  lireMilitants,
  lireMissionsDe,
  lireRetention,
  modifierMilitant,
  noterParticipation,
} from './queries.ts'

/** @throws Probleme 404 when there is none, 403 when the actor has no say there. */
async function exigerMilitant({ base }: Contexte, id: string, acteur: Acteur): Promise<Militant> {
  const [militant] = await lireMilitants(base.db, { id })
  if (!militant) throw new Probleme('introuvable', 'Cette personne n’est pas, ou plus, dans le fichier.')
  exigerPortee(acteur, militant.departement)
  return militant
}

function exigerConsentement({ consentementLe }: MilitantSaisi, maintenant: Date): void {
  if (consentementLe > maintenant.toISOString().slice(0, 10))
    throw new Probleme('requete', 'consentementLe : la date est dans l’avenir.')
}

const daterRapports = (rapports: Awaited<ReturnType<typeof lireRetention>>) => ({
  rapports: rapports.map((r) => ({ ...r, executeLe: r.executeLe.toISOString() })),
})

export const routesMilitant = [
  route({
    chemin: '/api/v1/militants',
    resume: 'Militants d’un département, avec ce qu’ils ont dit d’eux-mêmes',
    acces: 'federation',
    portee: 'departement',
    vivante: true,
    query: QueryDepartement,
    reponse: Militants,
    async repondre({ query: { departement }, acteur }, { base }) {
      exigerPortee(acteur, departement)
      return { militants: await lireMilitants(base.db, { departement }) }
    },
  }),
  ecriture({
    chemin: '/api/v1/militants',
    resume: 'Inscrit un militant, avec la date de son accord',
    acces: 'federation',
    portee: 'departement',
    personne: true,
    corps: MilitantSaisi,
    reponse: Militant,
    async repondre({ corps, acteur }, contexte) {
      exigerPortee(acteur, corps.departement)
      exigerConsentement(corps, contexte.horloge())
      const id = await creerMilitant(contexte.base.db, corps, contexte.horloge())
      return { status: 201, contenu: await exigerMilitant(contexte, id, acteur) }
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/militants/:id',
    resume: 'Corrige ce qu’un militant a dit de lui-même, ou renouvelle son accord',
    acces: 'federation',
    portee: 'departement',
    personne: true,
    params: ParamsId,
    corps: MilitantSaisi,
    reponse: Militant,
    async repondre({ params, corps, acteur }, contexte) {
      await exigerMilitant(contexte, params.id, acteur)
      exigerPortee(acteur, corps.departement)
      exigerConsentement(corps, contexte.horloge())
      await modifierMilitant(contexte.base.db, params.id, corps)
      return { status: 200, contenu: await exigerMilitant(contexte, params.id, acteur) }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/militants/:id',
    resume: 'Efface un militant et tout ce qui le concerne, pour de bon',
    acces: 'federation',
    portee: 'departement',
    personne: true,
    params: ParamsId,
    reponse: Effacement,
    async repondre({ params, acteur }, contexte) {
      await exigerMilitant(contexte, params.id, acteur)
      return { status: 200, contenu: { effaces: await effacerMilitant(contexte.base.db, params.id) } }
    },
  }),
  route({
    chemin: '/api/v1/militants/:id/dossier',
    resume: 'Tout ce qui est gardé sur un militant, à lui remettre',
    acces: 'federation',
    portee: 'departement',
    vivante: true,
    params: ParamsId,
    reponse: Dossier,
    async repondre({ params, acteur }, contexte) {
      const militant = await exigerMilitant(contexte, params.id, acteur)
      return { militant, missions: await lireMissionsDe(contexte.base.db, params.id) }
    },
  }),
  route({
    chemin: '/api/v1/membres',
    resume: 'Membres du groupe de l’appelant : comment on les appelle, rien d’autre',
    acces: 'groupe',
    portee: 'ressort',
    vivante: true,
    reponse: Membres,
    async repondre({ acteur }, { base }) {
      if (acteur.groupe === null || acteur.departements === null) return { membres: [] }
      return { membres: await lireMembres(base.db, acteur.groupe, [...acteur.departements]) }
    },
  }),
  ecriture({
    chemin: '/api/v1/participations',
    resume:
      'Note qui a pris part à une action, pour rappeler et faire tourner ; noté deux fois, compte une fois',
    acces: 'groupe',
    portee: 'ressort',
    personne: true,
    corps: Participation,
    reponse: Participations,
    async repondre({ corps, acteur }, { base }) {
      const notees = await noterParticipation(base.db, corps.jour, corps.militants, {
        groupe: acteur.role === 'groupe' ? acteur.groupe : null,
        departements: acteur.departements && [...acteur.departements],
      })
      return { status: notees > 0 ? 201 : 200, contenu: { notees } }
    },
  }),
  route({
    chemin: '/api/v1/retention',
    resume: 'Rapports de conservation : combien effacés, combien le seront bientôt',
    acces: 'federation',
    portee: 'pays',
    vivante: true,
    reponse: Retention,
    repondre: async (_requete, { base }) => daterRapports(await lireRetention(base.db)),
  }),
  ecriture({
    chemin: '/api/v1/retention',
    resume: 'Applique maintenant la durée de conservation',
    acces: 'siege',
    portee: 'pays',
    reponse: Retention,
    async repondre(_requete, { base, horloge }) {
      await base.db.transaction().execute((t) => appliquerRetention(t, horloge()))
      return { status: 201, contenu: daterRapports(await lireRetention(base.db)) }
    },
  }),
]
