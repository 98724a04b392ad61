/** Missions for those who go: what is planned on their ground, who comes, who drives, and the calendar of all this. */
import {
  Agenda,
  Effacement,
  InscriptionSaisie,
  MissionsDeGroupe,
  ParamsId,
  PlaceSaisie,
  QueryAgenda,
  QueryDepartement,
  SansRetour,
} from '#contract/militant'
import type { Base } from '#db/connect'
import { lireLieuDeTerrain } from '#db/lieuDeTerrain'
import { territoireDe } from '#db/ressort'
import { ecrireAgenda } from '#domain/mission/agenda'
import { covoiturer } from '#domain/mission/covoiturage'
import { FORMATS } from '#domain/observation'
import { estDansTerritoire, type Territoire } from '#domain/territoire'
import { exigerLieu, exigerPortee, type Acteur } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import {
  fermerAgenda,
  inscrire,
  lireAgenda,
  lireInscriptions,
  lireMissionOuverte,
  lireMissionsSituees,
  lirePlaces,
  lireSansRetour,
  ouvrirAgenda,
  proposerPlaces,
  retirer,
  type MissionLue,
} from './queriesGroupe.ts'

const JOUR_MS = 86_400_000
/** Days after a mission during which a fiche is asked for. */
const RAPPEL_JOURS = 21
const jourDe = (date: Date): string => date.toISOString().slice(0, 10)

/** Name under which the caller's group is written; leads without a group write for their federation. */
const groupeDe = ({ groupe, departements }: Acteur): string =>
  groupe ?? (departements ? `Fédération ${[...departements].join(', ')}`.slice(0, 80) : 'Siège')

const situee = (m: MissionLue) => ({ ...m, bureaux: [] })

/** Missions to come on a ground: its départements, and inside its place if it has one. */
async function lireTerrain(
  db: Base['db'],
  ressort: { departements: readonly string[] | null; territoire: Territoire | null },
  depuis: string,
): Promise<MissionLue[]> {
  const missions = await lireMissionsSituees(db, ressort.departements, depuis)
  if (ressort.territoire === null) return missions
  const territoire = await lireLieuDeTerrain(db, ressort.territoire)
  return territoire ? missions.filter((m) => estDansTerritoire(situee(m), territoire)) : []
}

/** @throws Probleme when the mission is over, unknown, or out of the caller's ground. */
async function exigerMission(
  id: string,
  acteur: Acteur,
  { base: { db }, horloge }: Contexte,
): Promise<MissionLue> {
  const mission = await lireMissionOuverte(db, id, jourDe(horloge()))
  if (!mission) throw new Probleme('introuvable', 'Cette mission n’existe pas, ou elle est passée.')
  await exigerLieu(acteur, situee(mission), db)
  return mission
}

const heureDite = (m: MissionLue): string => (m.heure ? m.heure.replace(':', ' h ') : 'heure à préciser')

/** A group takes back what it wrote, and nothing of another's. */
const retrait = (quoi: {
  chemin: string
  resume: string
  table: Parameters<typeof retirer>[1]
  absent: string
}) =>
  ecriture({
    methode: 'delete',
    chemin: quoi.chemin,
    resume: quoi.resume,
    acces: 'groupe',
    portee: 'soi',
    params: ParamsId,
    reponse: Effacement,
    async repondre({ params: { id }, acteur }, { base: { db } }) {
      const effaces = await retirer(db, quoi.table, id, groupeDe(acteur))
      if (effaces === 0) throw new Probleme('introuvable', quoi.absent)
      return { status: 200, contenu: { effaces } }
    },
  })

export const routesMissionDeGroupe = [
  route({
    chemin: '/api/v1/missions/groupe',
    resume: 'Missions à venir sur le terrain du groupe : combien viennent, qui conduit',
    acces: 'groupe',
    portee: 'ressort',
    vivante: true,
    reponse: MissionsDeGroupe,
    async repondre({ acteur }, { base: { db }, horloge }) {
      const ressort = { ...acteur, departements: acteur.departements && [...acteur.departements] }
      const missions = await lireTerrain(db, ressort, jourDe(horloge()))
      const ids = missions.map((m) => m.id)
      const [inscriptions, places] = await Promise.all([lireInscriptions(db, ids), lirePlaces(db, ids)])
      const groupe = groupeDe(acteur)
      return {
        missions: missions.map(({ creeLe: _creeLe, circonscription: _c, commune: _m, x, y, ...mission }) => {
          const inscrits = inscriptions.filter((i) => i.mission === mission.id)
          const siennes = places.filter((p) => p.mission === mission.id)
          const trajets = siennes.map((p) => ({ ...p, point: [p.x, p.y] as const }))
          const partage =
            x === null || y === null
              ? { embarquements: [], manque: { aller: 0, retour: 0 } }
              : covoiturer(trajets, [x, y])
          return {
            ...mission,
            ...partage,
            inscrits: inscrits.reduce((s, i) => s + i.personnes, 0),
            siens: inscrits
              .filter((i) => i.groupe === groupe)
              .map(({ id, personnes }) => ({ id, personnes })),
            places: siennes.map(({ id, sens, commune, places: n, nomCommune, groupe: g }) => ({
              id,
              sens,
              commune,
              places: n,
              nomCommune,
              groupe: g,
              sienne: g === groupe,
            })),
          }
        }),
      }
    },
  }),
  ecriture({
    chemin: '/api/v1/missions/:id/inscriptions',
    resume: 'Le groupe vient à une mission ; envoyée deux fois, l’inscription compte une fois',
    acces: 'groupe',
    portee: 'lieu',
    params: ParamsId,
    corps: InscriptionSaisie,
    reponse: InscriptionSaisie,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      await exigerMission(id, acteur, contexte)
      const neuve = await inscrire(contexte.base.db, id, groupeDe(acteur), corps, contexte.horloge())
      return { status: neuve ? 201 : 200, contenu: corps }
    },
  }),
  retrait({
    chemin: '/api/v1/inscriptions/:id',
    resume: 'Retire une inscription de son groupe',
    table: 'militants.inscription',
    absent: 'Cette inscription n’est pas de votre groupe, ou plus.',
  }),
  ecriture({
    chemin: '/api/v1/missions/:id/places',
    resume: 'Offre ou demande des places en voiture',
    acces: 'groupe',
    portee: 'lieu',
    params: ParamsId,
    corps: PlaceSaisie,
    reponse: PlaceSaisie,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      await exigerMission(id, acteur, contexte)
      const commune = await lireLieuDeTerrain(contexte.base.db, { niveau: 'commune', code: corps.commune })
      if (!commune) throw new Probleme('requete', 'Cette commune n’est pas dans les données publiées.')
      const neuve = await proposerPlaces(contexte.base.db, id, groupeDe(acteur), corps, contexte.horloge())
      return { status: neuve ? 201 : 200, contenu: corps }
    },
  }),
  retrait({
    chemin: '/api/v1/places/:id',
    resume: 'Retire des places de son groupe',
    table: 'militants.place',
    absent: 'Ces places ne sont pas de votre groupe, ou plus.',
  }),
  ecriture({
    chemin: '/api/v1/agenda',
    resume: 'Donne la clé d’un agenda des missions, à la place de la précédente',
    acces: 'groupe',
    portee: 'soi',
    reponse: Agenda,
    async repondre({ acteur }, { base: { db }, horloge }) {
      return { status: 201, contenu: { cle: await ouvrirAgenda(db, groupeDe(acteur), acteur, horloge()) } }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/agenda',
    resume: 'Ferme les agendas du groupe',
    acces: 'groupe',
    portee: 'soi',
    reponse: Effacement,
    async repondre({ acteur }, { base: { db } }) {
      const fermes = await fermerAgenda(db, groupeDe(acteur))
      return { status: 200, contenu: { effaces: fermes.reduce((s, f) => s + Number(f.numDeletedRows), 0) } }
    },
  }),
  route({
    chemin: '/api/v1/missions.ics',
    resume: 'Agenda des missions, pour le téléphone qui en a la clé',
    acces: 'public',
    personnelle: true,
    vivante: true,
    query: QueryAgenda,
    reponse: 'text/calendar',
    async repondre({ query: { cle }, brute }, { base: { db }, horloge }) {
      const agenda = await lireAgenda(db, cle, horloge())
      if (!agenda) throw new Probleme('introuvable', 'Cet agenda est fermé : demandez un nouveau lien.')
      const missions = await lireTerrain(
        db,
        { departements: agenda.departements, territoire: territoireDe(agenda) },
        jourDe(new Date(horloge().getTime() - 30 * JOUR_MS)),
      )
      const adresse = `${brute.protocol}://${brute.get('host')}/missions`
      const evenements = missions.map((m) => ({
        id: m.id,
        titre: m.titre,
        jour: m.jour,
        heure: m.heure,
        lieu: [m.rendezVous, m.nomLieu ?? m.code].filter(Boolean).join(', '),
        description: [FORMATS[m.format], heureDite(m), m.materiel && `À apporter : ${m.materiel}`]
          .filter(Boolean)
          .join('\n'),
        adresse,
        ecritLe: m.creeLe,
      }))
      return {
        type: 'text/calendar; charset=utf-8',
        contenu: ecrireAgenda(`Missions, ${agenda.groupe}`, evenements),
        nomFichier: 'missions.ics',
      }
    },
  }),
  route({
    chemin: '/api/v1/missions/sans-retour',
    resume: 'Missions passées dont aucune fiche d’observation n’est venue',
    acces: 'lecture',
    portee: 'departement',
    vivante: true,
    query: QueryDepartement,
    reponse: SansRetour,
    async repondre({ query: { departement }, acteur }, { base: { db }, horloge }) {
      exigerPortee(acteur, departement)
      const maintenant = horloge()
      const depuis = jourDe(new Date(maintenant.getTime() - RAPPEL_JOURS * JOUR_MS))
      return { missions: await lireSansRetour(db, departement, depuis, jourDe(maintenant)) }
    },
  }),
]
