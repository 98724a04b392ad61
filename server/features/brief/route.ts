/** Visit brief: where a candidate should stop, in what order, to say what. */
import { Brief, QueryBrief } from '#contract/brief'
import { VERSION_METHODE } from '#domain/classification'
import { decrireArret, utilites } from '#domain/brief/arret'
import { choisirTournee } from '#domain/brief/tournee'
import { versionPubliee } from '#db/publication'
import { Probleme } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { lireCirconscription, lireDepart, lireSecteurs } from './queries.ts'

export const routesBrief = [
  route({
    chemin: '/api/v1/brief',
    resume:
      'Brief de déplacement : trois à cinq arrêts dans un temps donné, et ce qu’il faut savoir de chacun',
    acces: 'public',
    personnelle: true,
    vivante: true,
    query: QueryBrief,
    reponse: Brief,
    async repondre({ query, acteur }, contexte) {
      const { db } = contexte.base
      const circonscription = await lireCirconscription(db, query.circonscription)
      if (!circonscription)
        throw new Probleme('introuvable', `La circonscription ${query.circonscription} n’est pas publiée.`)
      const peutSavoir =
        (acteur.role === 'siege' || acteur.role === 'federation') &&
        (acteur.departements?.has(circonscription.departement!) ?? true)
      const secteurs = await lireSecteurs(db, query.circonscription, peutSavoir, contexte.horloge())
      const depart = query.depart
        ? { nom: 'Point choisi', latitude: query.depart[0], longitude: query.depart[1] }
        : await lireDepart(db, query.circonscription)
      if (!depart || secteurs.length === 0)
        throw new Probleme('introuvable', 'Aucun lieu de cette circonscription n’est sur la carte.')
      const utilite = utilites(secteurs.map((s) => s.secteur))
      const tournee = choisirTournee(
        secteurs.map((s, i) => ({ ancre: s.ancre, utilite: utilite[i]! })),
        [depart.longitude, depart.latitude],
        query.minutes,
        query.parArret,
      )
      if (!tournee)
        throw new Probleme(
          'requete',
          'Aucun arrêt ne tient dans ce temps : allongez la visite, raccourcissez l’arrêt ou rapprochez le départ.',
        )
      return {
        circonscription: { code: circonscription.code, nom: circonscription.nom },
        depart,
        arrets: tournee.arrets.map((k, i) => {
          const { id, ancre, secteur } = secteurs[k]!
          return {
            ...decrireArret(secteur),
            secteur: id,
            longitude: ancre[0],
            latitude: ancre[1],
            trajet: Math.round(tournee.trajets[i]!),
          }
        }),
        retour: Math.round(tournee.retour),
        minutes: Math.round(tournee.minutes),
        parArret: query.parArret,
        donnees: await versionPubliee(contexte.base.db),
        methode: VERSION_METHODE,
      }
    },
  }),
]
