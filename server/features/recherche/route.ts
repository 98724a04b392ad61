/** Search of places, from a directory in memory that follows the publication. */
import { ParamsRecherche, ResultatsRecherche } from '#contract/recherche'
import { parPublication } from '#db/publication'
import { route } from '../../http/route.ts'
import { trouverSecteurs } from './secteurs.ts'
import { lireAnnuaire, trouver } from './annuaire.ts'

/** The directory of the current publication. */
export const annuaireDe = parPublication(lireAnnuaire)

export const routesRecherche = [
  route({
    chemin: '/api/v1/recherche',
    resume: 'Recherche de lieux par nom ou par code, fautes de frappe comprises ; puis de secteurs',
    acces: 'public',
    vivante: true,
    query: ParamsRecherche,
    reponse: ResultatsRecherche,
    async repondre({ query }, contexte) {
      const [annuaire, secteurs] = await Promise.all([
        annuaireDe(contexte.base.db),
        trouverSecteurs(contexte.base.db, query.q),
      ])
      return { resultats: trouver(annuaire, query.q, query.limite), secteurs }
    },
  }),
]
