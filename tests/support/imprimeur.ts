/** Process that does the jobs of the print shop and ends: a test kills it without warning. Database and folder from the environment. */
import { ouvrirBase } from '#db/connect'
import { readConfig } from '../../server/config.ts'
import { ouvrirAtelier } from '../../server/features/fiche/gabarits.ts'
import { traiterTravaux } from '../../server/features/fiche/travaux.ts'

const config = readConfig(process.env)
const base = await ouvrirBase(config)
const atelier = ouvrirAtelier()
await traiterTravaux({ db: base.db, home: config.home, atelier, horloge: () => new Date() })
await atelier.fermer()
await base.fermer()
