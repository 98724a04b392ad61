/** Process that does the jobs of the print shop and ends, saying each document it begins: a test kills it without warning. */
import { pino } from 'pino'
import { ouvrirBase } from '#db/connect'
import { readConfig } from '../../server/config.ts'
import { ouvrirAtelier, type AtelierFiches } from '../../server/features/fiche/gabarits.ts'
import { faireImpression } from '../../server/features/fiche/travaux.ts'
import { Ouvrier } from '../../server/travaux/ouvrier.ts'

const base = await ouvrirBase(readConfig(process.env))
const atelier = ouvrirAtelier()
const quiDit = new Proxy(atelier, {
  get: (cible, cle) =>
    cle === 'composer'
      ? (...args: Parameters<AtelierFiches['composer']>) => {
          process.stdout.write('.')
          return cible.composer(...args)
        }
      : Reflect.get(cible, cle),
})
const log = pino({ level: 'silent' })
await new Ouvrier({ base, log, horloge: () => new Date(), sortes: [faireImpression(() => quiDit)] }).vider()
await atelier.fermer()
await base.fermer()
