/** Date of the next vote: read by all, written by headquarters. */
import { CalendrierDuVote, ProchainVote } from '#contract/calendrier'
import { lireProchainVote } from '#db/reglage'
import { calendrierDuVote } from '#domain/calendrier'
import { ecriture, route } from '../../http/route.ts'

const enCalendrier = (vote: string | null) => ({
  calendrier: vote ? calendrierDuVote(vote) : null,
})

export const routesCalendrier = [
  route({
    chemin: '/api/v1/calendrier',
    resume: 'Date du prochain vote et échéances du Code électoral',
    acces: 'public',
    vivante: true,
    reponse: CalendrierDuVote,
    repondre: async (_, { base }) => enCalendrier(await lireProchainVote(base.db)),
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/calendrier',
    resume: 'Fixe ou retire la date du prochain vote',
    acces: 'siege',
    portee: 'pays',
    corps: ProchainVote,
    reponse: CalendrierDuVote,
    async repondre({ corps: { vote } }, { base: { db } }) {
      if (vote === null) await db.deleteFrom('reglage').where('cle', '=', 'prochainVote').execute()
      else
        await db
          .insertInto('reglage')
          .values({ cle: 'prochainVote', valeur: vote })
          .onConflict((c) => c.column('cle').doUpdateSet({ valeur: vote }))
          .execute()
      return { status: 200, contenu: enCalendrier(vote) }
    },
  }),
]
