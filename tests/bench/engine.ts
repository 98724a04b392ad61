/**
 * `npm run bench -- engine`: what the electoral engine costs and how right it is, on the lake of `$QG_HOME` when there is one,
 * else on invented data. `--reports` prints the transfer matrices that the seat model ships instead.
 */
import { bancCiblage } from './engine/ciblage.ts'
import { bancProfilType } from './engine/profilType.ts'
import { bancScenario } from './engine/scenario.ts'
import { bancReport, imprimerReports } from './engine/report.ts'
import { bancSiege } from './engine/siege.ts'
import { dossierLac, lireLac } from './lac.ts'

export default async function banc(options: string[]): Promise<void> {
  const lac = dossierLac()
  const national = lac ? await lireLac(lac) : null
  if (options.includes('--reports')) {
    if (!national) throw new Error('les reports se mesurent sur le lac : charger les résultats d’abord')
    imprimerReports(national)
    return
  }
  console.log(
    national
      ? `Données réelles : ${national.bureaux.length} bureaux du lac.`
      : 'Données inventées : aucun lac dans $QG_HOME.',
  )
  bancReport(national)
  await bancScenario()
  await bancSiege(national)
  bancCiblage(national)
  bancProfilType(national)
}
