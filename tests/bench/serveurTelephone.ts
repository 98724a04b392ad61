/** A server of the published base for the benches of phones, and the pages that they open. */
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { ouvrirBase, type Base } from '#db/connect'
import { migrer } from '#db/migrate'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { listerDepartements } from '../../server/features/fiche/terrain.ts'

export interface ServeurTelephone {
  departement: string
  origine: string
  chemins: Chemins
}

/** One page of each kind; of circonscriptions, the one with most bureaux, whose page is the heaviest. */
export interface Chemins {
  circonscription: string
  secteur: string
  commune: string
  bureau: string
}

async function cheminsDe({ db }: Base, departement: string): Promise<Chemins> {
  const lieux = db.withSchema('publie').selectFrom('lieu').where('departement', '=', departement)
  const bureau = await lieux
    .where('niveau', '=', 'bureau')
    .where('circonscription', 'is not', null)
    .select((eb) => ['circonscription', eb.fn.countAll().as('n')])
    .groupBy('circonscription')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const grand = await lieux
    .where('niveau', '=', 'bureau')
    .where('circonscription', '=', bureau.circonscription)
    .select(['code', 'commune'])
    .orderBy('inscrits', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    circonscription: `/fiches/circonscriptions/${bureau.circonscription}`,
    secteur: `/fiches/secteurs/${bureau.circonscription}-1`,
    commune: `/fiches/communes/${grand.commune}`,
    bureau: `/fiches/bureaux/${grand.code}`,
  }
}

/** @param demande the département; the Gard, or the first one published, unless said otherwise. */
export async function avecServeur(
  demande: string | undefined,
  faire: (s: ServeurTelephone) => Promise<void>,
): Promise<void> {
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' })
  const base = await ouvrirBase(config)
  await migrer(base)
  const app = createApp({ base, config, log: pino({ level: 'silent' }), horloge: () => new Date() })
  const serveur = app.listen(0, '127.0.0.1')
  await new Promise((suite) => serveur.once('listening', suite))
  try {
    const departements = await listerDepartements(base.db)
    const departement = demande ?? (departements.includes('30') ? '30' : departements[0]!)
    const origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
    await faire({ departement, origine, chemins: await cheminsDe(base, departement) })
  } finally {
    serveur.closeAllConnections()
    await new Promise((suite) => serveur.close(suite))
    await base.fermer()
  }
}
