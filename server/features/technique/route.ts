/** Techniques, written by headquarters: an edit, an archiving and the undoing of either are each a new version. */
import {
  ParamsTechnique,
  TechniqueEcrite,
  TechniqueEnvoyee,
  TechniquesSuivies,
  VersionsTechnique,
} from '#contract/technique'
import { refusDe } from '#domain/donneePersonnelle'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'
import { ecrireTechnique, lireTechniquesSuivies, lireVersions } from './queries.ts'

export const routesTechnique = [
  route({
    chemin: '/api/v1/techniques/suivi',
    resume: 'Techniques du siège, archivées comprises, avec leur version',
    acces: 'siege',
    portee: 'pays',
    vivante: true,
    reponse: TechniquesSuivies,
    repondre: async (_, { base }) => ({ techniques: await lireTechniquesSuivies(base.db) }),
  }),
  route({
    chemin: '/api/v1/techniques/:cle/versions',
    resume: 'Versions gardées d’une technique, la dernière d’abord',
    acces: 'siege',
    portee: 'pays',
    vivante: true,
    params: ParamsTechnique,
    reponse: VersionsTechnique,
    repondre: async ({ params: { cle } }, { base }) => ({ versions: await lireVersions(base.db, cle) }),
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/techniques/:cle',
    resume: 'Crée, modifie ou archive une technique ; chaque version est gardée',
    acces: 'siege',
    portee: 'pays',
    params: ParamsTechnique,
    corps: TechniqueEnvoyee,
    reponse: TechniqueEcrite,
    async repondre({ params: { cle }, corps: { version: lue, contenu } }, { base, horloge }) {
      const { titre, ouverture, cloture, eviter, materiel } = contenu
      const refus = refusDe([titre, ouverture, cloture, eviter ?? '', materiel ?? ''].join('\n'))
      if (refus !== null) throw new Probleme('donneePersonnelle', refus)
      const version = await ecrireTechnique(base.db, cle, lue, contenu, horloge())
      if (version === null)
        throw new Probleme(
          'perime',
          'Cette technique a été modifiée depuis que vous l’avez lue. Rechargez la page.',
        )
      return { status: lue === 0 ? 201 : 200, contenu: { cle, version } }
    },
  }),
]
