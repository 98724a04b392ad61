/** Printing a whole federation: asked for from the page, followed, stopped, fetched; goes on by itself after a restart. */
import fs from 'node:fs'
import { Impression, ImpressionDemandee, ParamsImpression } from '#contract/impression'
import type { TableTravail } from '#db/schemaDurable'
import { exigerPortee } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte, type Route } from '../../http/route.ts'
import { ouvrirAtelier, type AtelierFiches } from './gabarits.ts'
import { listerDepartements } from './terrain.ts'
import { annuler, archiveDe, demanderImpression, lireTravail, traiterTravaux } from './travaux.ts'

/** Its own thread: a page printed for somebody does not wait behind a federation. */
let atelier: AtelierFiches | null = null
let enCours: Promise<unknown> | null = null
/** Asked for while the last job was ending: look once more. */
let encore = false

/** Wakes the print shop, unless it is at work. */
function reveiller({ base, config, log, horloge }: Contexte): void {
  if (enCours) {
    encore = true
    return
  }
  encore = false
  atelier ??= ouvrirAtelier()
  enCours = traiterTravaux({ db: base.db, home: config.home, atelier, horloge })
    .catch((err: unknown) => log.error({ err }, 'l’imprimerie s’est arrêtée'))
    .finally(() => {
      enCours = null
      if (encore) reveiller({ base, config, log, horloge })
    })
}

/** How often jobs that lost their process are looked for, milliseconds. */
const RONDE = 30_000

/** At the start of a server: takes again what a previous one left, then looks now and then. */
export function reprendreImpressions(contexte: Contexte): void {
  reveiller(contexte)
  setInterval(() => reveiller(contexte), RONDE).unref()
}

const enContrat = ({ id, departement, statut, fait, total, erreur, creeLe }: TableTravail) => ({
  id,
  departement,
  statut,
  fait,
  total,
  erreur,
  creeLe: creeLe.toISOString(),
})

async function exiger(id: string, { base }: Contexte): Promise<TableTravail> {
  const travail = await lireTravail(base.db, id)
  if (!travail) throw new Probleme('introuvable', 'Cette impression n’existe pas.')
  return travail
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
      const origine = `${brute.protocol}://${brute.get('host') ?? 'localhost'}`
      const travail = await demanderImpression(db, departement, origine, contexte.horloge())
      reveiller(contexte)
      return { status: 201, contenu: enContrat(travail) }
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
      const { departement } = await exiger(id, contexte)
      exigerPortee(acteur, departement)
      const fichier = archiveDe(contexte.config.home, id)
      if (!fs.existsSync(fichier))
        throw new Probleme(
          'introuvable',
          'Cette archive n’est pas prête, ou n’est plus gardée : redemandez-la.',
        )
      return { type: 'application/zip', contenu: { fichier }, nomFichier: `fiches-${departement}.zip` }
    },
  }),
]
