/** Search of places, from a directory in memory that follows the publication. */
import { ParamsRecherche, ResultatsRecherche } from '#contract/recherche'
import type { Base } from '#db/connect'
import { versionPubliee } from '#db/publication'
import { route, type Contexte } from '../../http/route.ts'
import { trouverSecteurs } from './secteurs.ts'
import { lireAnnuaire, trouver, type Annuaire } from './annuaire.ts'

const annuaires = new WeakMap<Base, { version: string; annuaire: Promise<Annuaire> }>()

/** The directory of the current publication, read at the first call; a failed reading is tried again at the next call. */
export async function annuaireDe(contexte: Contexte): Promise<Annuaire> {
  const { base } = contexte
  const version = await versionPubliee(contexte.base.db)
  const connu = annuaires.get(base)
  if (connu?.version === version) return connu.annuaire
  const annuaire = lireAnnuaire(base.db)
  annuaires.set(base, { version, annuaire })
  annuaire.catch(() => annuaires.delete(base))
  return annuaire
}

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
        annuaireDe(contexte),
        trouverSecteurs(contexte.base.db, query.q),
      ])
      return { resultats: trouver(annuaire, query.q, query.limite), secteurs }
    },
  }),
]
