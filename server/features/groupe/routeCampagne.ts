/** What no group reaches, and what the campaign counts. */
import { Compteurs, CompteurSaisi, Couverture, QueryCouverture, QueryGroupes } from '#contract/groupe'
import { couverture } from '#domain/groupe'
import { exigerPortee } from '../../http/acces.ts'
import { ecriture, route } from '../../http/route.ts'
import { exigerGroupe, situer } from './portee.ts'
import { ecrireCompteur, lireCompteurs, lireGroupes, lireZones } from './queries.ts'

/** Communes without a group that are listed. */
const LOIN = 200

export const routesCampagne = [
  route({
    chemin: '/api/v1/groupes/couverture',
    resume: 'Communes où il y a des voix à gagner et aucun groupe à portée',
    acces: 'lecture',
    portee: 'departement',
    vivante: true,
    query: QueryCouverture,
    reponse: Couverture,
    async repondre({ query: { departement, trajet }, acteur }, { base: { db } }) {
      exigerPortee(acteur, departement)
      const [zones, groupes] = await Promise.all([
        lireZones(db, departement),
        lireGroupes(db, { departement }),
      ])
      const { loin, ...totaux } = couverture(zones.map(situer), groupes.map(situer), trajet)
      return {
        ...totaux,
        groupes: groupes.length,
        communes: zones.length,
        loin: loin.slice(0, LOIN).map(({ zone: { code, nom, inscrits, reserveNette }, plusProche }) => ({
          code,
          nom,
          inscrits,
          reserveNette,
          plusProche: plusProche && { nom: plusProche.groupe.nom, minutes: Math.round(plusProche.minutes) },
        })),
      }
    },
  }),
  route({
    chemin: '/api/v1/compteurs',
    resume: 'Ce que la campagne a compté, par semaine et par lieu',
    acces: 'lecture',
    portee: 'departement',
    vivante: true,
    query: QueryGroupes,
    reponse: Compteurs,
    async repondre({ query: { departement }, acteur }, { base: { db } }) {
      exigerPortee(acteur, departement)
      return await lireCompteurs(db, departement)
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/compteurs',
    resume: 'Compte d’une semaine d’un groupe ; le dernier écrit est le bon',
    acces: 'groupe',
    portee: 'departement',
    corps: CompteurSaisi,
    reponse: CompteurSaisi,
    async repondre({ corps, acteur }, contexte) {
      await exigerGroupe(corps.groupe, acteur, contexte)
      await ecrireCompteur(contexte.base.db, corps)
      return { status: 200, contenu: corps }
    },
  }),
]
