/** Step « mouvements »: transfers between two elections: the country, its regions and its départements, each leaning on the wider one. */
import { BLOCS } from '#domain/bloc'
import { departementDe } from '#domain/codes'
import { CODE_FRANCE } from '#domain/lieu'
import { comptesEntre } from '#domain/report/comptes'
import { estimerReport, type Report } from '#domain/report/report'
import { TOUTES_REGIONS } from '#domain/region'
import type { Donnees } from '../backtest/charger.ts'
import type { Chantier } from '../chantier.ts'
import { derniere, relireColonnes } from './colonnes.ts'
import { deposerReports, enTourBureaux, extraire, type ReportPublie } from './reports.ts'

const TIRAGES_LOCAUX = 50

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Mouvements d’une élection à l’autre')
  const donnees = relireColonnes(c)
  const [de, vers] = [derniere(donnees, 'presidentielle'), derniere(donnees, 'legislatives')]
  const reports = de === null || vers === null ? [] : estimerMouvements(donnees, de, vers)
  deposerReports(c.dossier, reports)
  etape.finir(`${reports.length} matrices`)
}

/** Transfers of every bureau that voted in both rounds; empty when one of them is not loaded. */
function estimerMouvements(donnees: Donnees, de: string, vers: string): ReportPublie[] {
  const [avant, apres] = [donnees.tours.get(de), donnees.tours.get(vers)]
  if (!avant || !apres) return []
  const comptes = comptesEntre(enTourBureaux(avant), enTourBureaux(apres), BLOCS, () => true)
  const { circonscription, commune } = donnees.territoire
  const national = estimerReport(comptes, {
    groupe: Int32Array.from(comptes.bureaux, (i) => circonscription[i]!),
  })
  if (!national) return []
  const publies: ReportPublie[] = []
  const publier = (niveau: ReportPublie['niveau'], code: string, report: Report) =>
    publies.push({ niveau, code, typeDuel: '', de, vers, report })
  publier('france', CODE_FRANCE, national)

  const departements = Array.from(comptes.bureaux, (i) => departementDe(donnees.bureaux[i]!))
  const local = (dedans: (departement: string) => boolean, parent: Float64Array): Report | null => {
    const lignes = [...departements.keys()].filter((l) => dedans(departements[l]!))
    const groupe = Int32Array.from(lignes, (l) => commune[comptes.bureaux[l]!]!)
    return estimerReport(extraire(comptes, lignes), { parent, groupe, tirages: TIRAGES_LOCAUX })
  }
  for (const region of TOUTES_REGIONS) {
    const report = local((d) => region.departements.includes(d), national.parts)
    if (report) publier('region', region.code, report)
    for (const departement of region.departements) {
      const fin = local((d) => d === departement, report?.parts ?? national.parts)
      if (fin) publier('departement', departement, fin)
    }
  }
  return publies
}
