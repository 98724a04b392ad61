/** Groups of a federation, their map, and the way to the nearest one. */
import {
  CarteGroupes,
  Groupes,
  GroupeFerme,
  GroupeSaisi,
  GroupesProches,
  GroupeVisible,
  MonGroupe,
  ParamsGroupe,
  QueryGroupes,
  QueryProches,
} from '#contract/groupe'
import { lireLieuDeTerrain } from '#db/lieuDeTerrain'
import { refusDe } from '#domain/donneePersonnelle'
import { parProximite } from '#domain/groupe'
import { exigerPortee, type Acteur } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import { exigerGroupe, situer } from './portee.ts'
import {
  departementsDesCommunes,
  ecrireGroupe,
  exigerNomLibre,
  fermerGroupe,
  lireCommune,
  lireContour,
  lireGroupe,
  lireGroupes,
  montrerGroupe,
} from './queries.ts'

/** Groups shown to whoever looks for one. */
const PROCHES = 8

/** True when the ground is known and lies in the département. */
async function terrainDans(
  departement: string,
  { niveau, code, communes }: GroupeSaisi,
  db: Contexte['base']['db'],
) {
  if (niveau !== 'communes')
    return (await lireLieuDeTerrain(db, { niveau, code: code! }))?.departement === departement
  return (await departementsDesCommunes(db, communes)).every((d) => d === departement)
}

/** Département of a group, from where it meets. @throws Probleme when a place is unknown, out of scope, or elsewhere. */
async function departementDe(
  saisi: GroupeSaisi,
  acteur: Acteur,
  { base: { db } }: Contexte,
): Promise<string> {
  const refus = refusDe(`${saisi.nom}\n${saisi.presentation ?? ''}\n${saisi.terrain ?? ''}`)
  if (refus !== null) throw new Probleme('donneePersonnelle', refus)
  const commune = await lireCommune(db, saisi.commune)
  if (!commune) throw new Probleme('requete', 'La commune où le groupe se retrouve n’est pas sur la carte.')
  exigerPortee(acteur, commune.departement)
  if (!(await terrainDans(commune.departement, saisi, db)))
    throw new Probleme('requete', 'Le terrain du groupe n’est pas dans le département où il se retrouve.')
  const parent = saisi.parent === null ? null : await lireGroupe(db, saisi.parent)
  if (saisi.parent !== null && parent?.departement !== commune.departement)
    throw new Probleme('requete', 'Le groupe auquel celui-ci appartient n’est pas de ce département.')
  return commune.departement
}

export const routesGroupe = [
  route({
    chemin: '/api/v1/groupes/proches',
    resume: 'Trouver mon groupe : ceux qui se montrent, du plus proche au plus loin',
    acces: 'public',
    vivante: true,
    query: QueryProches,
    reponse: GroupesProches,
    async repondre({ query }, { base: { db } }) {
      const commune = await lireCommune(db, query.commune)
      if (!commune) throw new Probleme('introuvable', 'Cette commune n’est pas sur la carte.')
      const groupes = (await lireGroupes(db, { visible: true })).map(situer)
      return {
        commune: { code: commune.code, nom: commune.nom },
        groupes: parProximite(situer(commune).point, groupes)
          .slice(0, PROCHES)
          .map(({ groupe: { id, nom, departement, nomLieu, nomCommune, canal, presentation }, minutes }) => ({
            id,
            nom,
            departement,
            nomLieu,
            nomCommune,
            canal,
            presentation,
            minutes: Math.round(minutes),
          })),
      }
    },
  }),
  route({
    chemin: '/api/v1/groupes/carte',
    resume: 'Carte des groupes d’un département qui se montrent, chacun à la commune où il se retrouve',
    acces: 'public',
    vivante: true,
    query: QueryGroupes,
    reponse: CarteGroupes,
    async repondre({ query: { departement } }, { base: { db } }) {
      const contour = await lireContour(db, departement)
      if (!contour) throw new Probleme('introuvable', 'Ce département n’est pas sur la carte.')
      const groupes = await lireGroupes(db, { departement, visible: true })
      return {
        contour,
        groupes: groupes.map(({ id, nom, nomLieu, nomCommune, longitude, latitude }) => ({
          id,
          nom,
          nomLieu,
          nomCommune,
          longitude,
          latitude,
        })),
      }
    },
  }),
  route({
    chemin: '/api/v1/groupes/mien',
    resume: 'Le groupe de qui appelle, quand sa fédération le tient',
    acces: 'groupe',
    portee: 'soi',
    vivante: true,
    reponse: MonGroupe,
    async repondre({ acteur: { groupeId } }, { base: { db } }) {
      return { groupe: groupeId === null ? null : ((await lireGroupes(db, { id: groupeId }))[0] ?? null) }
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/groupes/:id/carte',
    resume: 'Montre un groupe sur la carte de tous, ou l’en retire',
    acces: 'groupe',
    portee: 'departement',
    params: ParamsGroupe,
    corps: GroupeVisible,
    reponse: ParamsGroupe,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      await exigerGroupe(id, acteur, contexte)
      await montrerGroupe(contexte.base.db, id, corps.visible)
      return { status: 200, contenu: { id } }
    },
  }),
  route({
    chemin: '/api/v1/groupes',
    resume: 'Groupes d’un département',
    acces: 'lecture',
    portee: 'departement',
    vivante: true,
    query: QueryGroupes,
    reponse: Groupes,
    async repondre({ query: { departement }, acteur }, { base: { db } }) {
      exigerPortee(acteur, departement)
      return { groupes: await lireGroupes(db, { departement }) }
    },
  }),
  ecriture({
    chemin: '/api/v1/groupes',
    resume: 'Ouvre un groupe ; ses mots ne nomment personne',
    acces: 'federation',
    portee: 'departement',
    corps: GroupeSaisi,
    reponse: ParamsGroupe,
    async repondre({ corps, acteur }, contexte) {
      const departement = await departementDe(corps, acteur, contexte)
      await exigerNomLibre(contexte.base.db, corps.nom, departement, null)
      const quand = { id: null, maintenant: contexte.horloge() }
      return { status: 201, contenu: { id: await ecrireGroupe(contexte.base.db, corps, departement, quand) } }
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/groupes/:id',
    resume: 'Corrige un groupe',
    acces: 'federation',
    portee: 'departement',
    params: ParamsGroupe,
    corps: GroupeSaisi,
    reponse: ParamsGroupe,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      await exigerGroupe(id, acteur, contexte)
      const departement = await departementDe(corps, acteur, contexte)
      await exigerNomLibre(contexte.base.db, corps.nom, departement, id)
      if (corps.parent === id) throw new Probleme('requete', 'Un groupe n’appartient pas à lui-même.')
      await ecrireGroupe(contexte.base.db, corps, departement, { id, maintenant: contexte.horloge() })
      return { status: 200, contenu: { id } }
    },
  }),
  ecriture({
    chemin: '/api/v1/groupes/:id/fermeture',
    resume: 'Ferme un groupe, ou le rouvre',
    acces: 'federation',
    portee: 'departement',
    params: ParamsGroupe,
    corps: GroupeFerme,
    reponse: ParamsGroupe,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      const { nom, departement } = await exigerGroupe(id, acteur, contexte)
      if (!corps.ferme) await exigerNomLibre(contexte.base.db, nom, departement, id)
      await fermerGroupe(contexte.base.db, id, corps.ferme ? contexte.horloge() : null)
      return { status: 200, contenu: { id } }
    },
  }),
]
