/** Who published, exported, changed what and when: read by headquarters, page by page, the newest first. */
import { Journal, QueryJournal } from '#contract/journal'
import { route } from '../../http/route.ts'

const LIGNES = 100

interface Ligne {
  par: 'compte' | 'laissezPasser' | 'machine' | 'programme' | 'visiteur'
  auteur: string | null
  identifiant: string | null
  passe: string | null
}

/** Names are read at the last moment, from what still exists: an erased account is a number again. */
function nommer({ par, auteur, identifiant, passe }: Ligne): string {
  switch (par) {
    case 'compte':
      return identifiant === null ? `Compte effacé ${auteur!.slice(0, 8)}` : `Compte ${identifiant}`
    case 'laissezPasser':
      return passe === null ? 'Lien retiré' : `Lien de « ${passe} »`
    case 'machine':
      return 'Machine du service'
    case 'programme':
      return 'Programme'
    default:
      return 'Visiteur'
  }
}

export const routesJournal = [
  route({
    chemin: '/api/v1/journal',
    resume: 'Journal : qui a fait quoi, où, quand',
    acces: 'siege',
    portee: 'ressort',
    vivante: true,
    query: QueryJournal,
    reponse: Journal,
    async repondre({ query, acteur }, { base: { db } }) {
      const lignes = await db
        .selectFrom('journal')
        .leftJoin('compte', 'compte.id', 'journal.auteur')
        .leftJoin('laissezPasser', 'laissezPasser.id', 'journal.auteur')
        .selectAll('journal')
        .select(['compte.identifiant', 'laissezPasser.libelle as passe'])
        .$if(query.avant !== undefined, (q) => q.where('journal.rang', '<', query.avant!))
        .$if(query.departement !== undefined, (q) => q.where('journal.departement', '=', query.departement!))
        .$if(query.auteur !== undefined, (q) => q.where('journal.auteur', '=', query.auteur!))
        .$if(acteur.departements !== null, (q) =>
          q.where('journal.departement', 'in', [...acteur.departements!]),
        )
        .orderBy('journal.rang', 'desc')
        .limit(LIGNES + 1)
        .execute()
      const page = lignes.slice(0, LIGNES)
      return {
        lignes: page.map((l) => ({
          rang: l.rang,
          quand: l.quand.toISOString(),
          qui: nommer(l),
          auteur: l.auteur,
          role: l.role,
          action: l.action,
          objet: l.objet,
          departement: l.departement,
        })),
        suite: lignes.length > LIGNES ? page.at(-1)!.rang : null,
      }
    },
  }),
]
