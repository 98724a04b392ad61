/** Selections: a filter in French gives bits, bits give the votes of what they select. */
import { Filtre, QueryFiltre, SelectionEnvoyee, Totaux } from '#contract/selection'
import { codesDeSelection, ordreNational } from '#db/ordre'
import { depuisRangs, enBase64 } from '#domain/selection/bits'
import { lireRequete, RequeteIllisible, type Requete } from '#domain/selection/requete'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'
import { additionner, filtrer } from './queries.ts'

function comprendre(texte: string): Requete {
  try {
    return lireRequete(texte)
  } catch (erreur) {
    if (erreur instanceof RequeteIllisible) throw new Probleme('requete', erreur.message, { cause: erreur })
    throw erreur
  }
}

export const routesSelection = [
  route({
    chemin: '/api/v1/selection/filtre',
    resume: 'Bureaux que garde un filtre écrit en français',
    acces: 'public',
    query: QueryFiltre,
    reponse: Filtre,
    async repondre({ query }, { base }) {
      const requete = comprendre(query.q)
      const { codes, rangs } = await ordreNational(base.db)
      const trouves = await filtrer(base.db, requete)
      const bits = depuisRangs(
        codes.length,
        trouves.map((code) => rangs.get(code)!),
      )
      return { bits: enBase64(bits), bureaux: trouves.length }
    },
  }),
  ecriture({
    chemin: '/api/v1/selection/totaux',
    resume: 'Voix d’une sélection de bureaux aux derniers premiers tours ; n’écrit rien',
    action: null,
    acces: 'public',
    corps: SelectionEnvoyee,
    reponse: Totaux,
    async repondre({ corps }, { base }) {
      const choisis = await codesDeSelection(base, corps)
      if (!choisis)
        throw new Probleme('requete', 'Les données ont changé depuis cette sélection : rechargez la page.')
      return {
        status: 200,
        contenu: { bureaux: choisis.length, tours: await additionner(base.db, choisis) },
      }
    },
  }),
]
