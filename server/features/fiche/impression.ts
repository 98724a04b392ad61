/** Printing a whole federation: asked for from the page, followed, stopped, fetched; goes on by itself after a restart. */
import { Readable } from 'node:stream'
import { Impression, ImpressionDemandee, ParamsImpression } from '#contract/impression'
import type { Travail } from '#db/schemaDurable'
import { exigerPortee } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte, type Route } from '../../http/route.ts'
import { annuler, lireTravail } from '../../travaux/file.ts'
import { listerDepartements } from './terrain.ts'
import { archiveDe, demanderImpression, impression } from './travaux.ts'

/** A print job always has its département. */
type Imprime = Travail & { departement: string }

const enContrat = ({ id, departement, statut, fait, total, erreur, creeLe }: Imprime) => ({
  id,
  departement,
  statut,
  fait,
  total,
  erreur,
  creeLe: creeLe.toISOString(),
})

async function exiger(id: string, { base }: Contexte): Promise<Imprime> {
  const travail = await lireTravail(base.db, impression.nom, id)
  if (!travail) throw new Probleme('introuvable', 'Cette impression n’existe pas.')
  return travail as Imprime
}

export const routesImpression: readonly Route[] = [
  ecriture({
    chemin: '/api/v1/impressions',
    resume: 'Demande les fiches et les livrets de toutes les circonscriptions d’un département, en un ZIP',
    acces: 'federation',
    portee: 'departement',
    corps: ImpressionDemandee,
    reponse: Impression,
    async repondre({ corps: { departement }, acteur, brute }, contexte) {
      exigerPortee(acteur, departement)
      const { db } = contexte.base
      if (!(await listerDepartements(db)).includes(departement))
        throw new Probleme('introuvable', `Le département ${departement} n’est pas publié.`)
      const service = `${brute.protocol}://${brute.get('host') ?? 'localhost'}`
      const travail = await demanderImpression(db, { departement, service }, contexte.horloge())
      return { status: 201, contenu: enContrat(travail as Imprime) }
    },
  }),
  route({
    chemin: '/api/v1/impressions/:id',
    resume: 'Où en est une impression',
    acces: 'federation',
    portee: 'departement',
    vivante: true,
    params: ParamsImpression,
    reponse: Impression,
    async repondre({ params: { id }, acteur }, contexte) {
      const travail = await exiger(id, contexte)
      exigerPortee(acteur, travail.departement)
      return enContrat(travail)
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/impressions/:id',
    resume: 'Arrête une impression',
    acces: 'federation',
    portee: 'departement',
    params: ParamsImpression,
    reponse: Impression,
    async repondre({ params: { id }, acteur }, contexte) {
      exigerPortee(acteur, (await exiger(id, contexte)).departement)
      await annuler(contexte.base.db, id, contexte.horloge())
      return { status: 200, contenu: enContrat(await exiger(id, contexte)) }
    },
  }),
  route({
    chemin: '/fiches/impressions/:id.zip',
    resume: 'Archive d’une impression terminée',
    acces: 'federation',
    portee: 'departement',
    vivante: true,
    params: ParamsImpression,
    reponse: 'application/zip',
    async repondre({ params: { id }, acteur }, contexte) {
      const { departement, statut } = await exiger(id, contexte)
      exigerPortee(acteur, departement)
      const flux = statut === 'fini' ? await archiveDe(contexte.base.db, id) : null
      if (!flux)
        throw new Probleme(
          'introuvable',
          'Cette archive n’est pas prête, ou n’est plus gardée : redemandez-la.',
        )
      return {
        type: 'application/zip',
        contenu: { flux: Readable.from(flux) },
        nomFichier: `fiches-${departement}.zip`,
      }
    },
  }),
]
