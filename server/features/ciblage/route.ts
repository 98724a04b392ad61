/** Where N militant-hours count most in a département. */
import { Ciblage, QueryCiblage } from '#contract/ciblage'
import { lireEssais } from '#db/essai'
import { lireProchainVote } from '#db/reglage'
import { lireDepartParDefaut } from '#db/depart'
import { lireTournees } from '#db/tournee'
import { facteurDe, facteursTechnique } from '#domain/apprentissage/facteur'
import { ouverturesApprises, ouverturesDeTerrain } from '#domain/apprentissage/ouverture'
import { joursAvantVote } from '#domain/calendrier'
import { cibler } from '#domain/ciblage/ciblage'
import { entreeDe } from '#domain/ciblage/entree'
import { pourquoi } from '#domain/ciblage/pourquoi'
import { densiteDe, trajetMinutes, type Point } from '#domain/ciblage/terrain'
import { JOURS_AVANT_VOTE } from '#domain/ciblage/rendement'
import { Probleme } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { lireBureauxACibler } from './queries.ts'

export const routesCiblage = [
  route({
    chemin: '/api/v1/ciblage',
    resume: 'Où envoyer N heures de militants dans un département, et pourquoi',
    acces: 'public',
    vivante: true,
    query: QueryCiblage,
    reponse: Ciblage,
    async repondre({ query }, { base, horloge }) {
      const aujourdhui = horloge().toISOString().slice(0, 10)
      const bureaux = await lireBureauxACibler(base.db, query.departement)
      if (bureaux.length === 0)
        throw new Probleme(
          'introuvable',
          `Le département ${query.departement} n’est pas dans les données publiées.`,
        )
      const parDefaut = query.departs ? null : await lireDepartParDefaut(base.db, query.departement)
      const departs = query.departs
        ? query.departs.map(([latitude, longitude], i) => ({ nom: `départ ${i + 1}`, longitude, latitude }))
        : parDefaut
          ? [parDefaut]
          : []
      const points = departs.map((d): Point => [d.longitude, d.latitude])
      const ouvertures = ouverturesDeTerrain(await lireTournees(base.db, query.departement))
      const apprises = ouverturesApprises(ouvertures)
      const facteurs = facteursTechnique(await lireEssais(base.db), aujourdhui)
      const jours =
        query.jours ?? joursAvantVote(await lireProchainVote(base.db), aujourdhui) ?? JOURS_AVANT_VOTE
      const entree = entreeDe(
        bureaux,
        (i) => {
          const { longitude, latitude } = bureaux[i]!
          return longitude === null || latitude === null
            ? Infinity
            : trajetMinutes([longitude, latitude], points)
        },
        jours,
        { ouverture: (_, densite) => apprises[densite], facteurTechnique: facteurDe(facteurs) },
      )
      const ciblage = cibler(entree, {
        budget: query.heures,
        trajetMaxMinutes: query.trajet,
        exploration: query.exploration,
      })
      return {
        heures: ciblage.heures,
        voix: ciblage.voix,
        marginale: ciblage.marginale,
        courbe: ciblage.courbe,
        effetDetectable: Number.isFinite(ciblage.effetDetectable) ? ciblage.effetDetectable : null,
        ouvertures,
        facteurs,
        jours,
        departs,
        lignes: ciblage.lignes.map((l) => {
          const b = bureaux[l.bureau]!
          const trajet = entree.trajet[l.bureau]!
          return {
            code: b.code,
            nom: b.nom,
            commune: b.commune,
            nomCommune: b.nomCommune,
            circonscription: b.circonscription,
            profil: b.profil,
            foyer: b.foyer,
            inscrits: b.inscrits,
            reserveNette: b.reserveNette,
            seances: l.seances,
            heuresPortes: l.heuresPortes,
            heuresTrajet: l.heuresTrajet,
            trajetMinutes: trajet,
            voix: l.voix,
            exploration: l.exploration,
            pourquoi: pourquoi({
              ...b,
              densite: densiteDe(b.inscrits, b.superficie),
              trajet,
              exploration: l.exploration,
            }),
          }
        }),
        temoins: Array.from(ciblage.exploration.temoins, (i) => ({
          code: bureaux[i]!.code,
          nom: bureaux[i]!.nom,
        })),
      }
    },
  }),
]
