/** Step « lac »: the Parquet files of all rounds together, see etl/lac.ts. */
import { piece, type Chantier } from '../chantier.ts'
import { assemblerLac } from '../lac.ts'
import { lireBilan, type BilanTour } from './resultats.ts'

/** Names of places, the latest round last. */
export type NomsDeLieux = Pick<BilanTour, 'nomsDepartements' | 'nomsCommunes'>

const NOMS = piece<NomsDeLieux>('noms')
export const lireNoms = NOMS.relire

export async function executer(c: Chantier): Promise<void> {
  const dossiers = new Map(
    c.valeurs['tours']!.split(',').map((scrutin) => [scrutin, c.de(`resultats-${scrutin}`)]),
  )
  assemblerLac(c.dossier, dossiers)
  const bilans = [...dossiers.values()].map(lireBilan)
  const noms: NomsDeLieux = {
    nomsDepartements: new Map(bilans.flatMap((b) => [...b.nomsDepartements])),
    nomsCommunes: new Map(bilans.flatMap((b) => [...b.nomsCommunes])),
  }
  NOMS.deposer(c.dossier, noms)
}
