/** Transfers: one fit, its bootstrap, the slow solver beside them, and the matrices that the seat model ships. */
import { BLOCS, type Bloc } from '#domain/bloc'
import { Hasard } from '#domain/hasard'
import { comptesEntre } from '#domain/report/comptes'
import { blocsDuDuel, SOURCES_REPORT, typeDuel } from '#domain/report/duel'
import { gramDe, type Comptes } from '#domain/report/gram'
import { bornesDuncanDavis } from '#domain/report/incertitude'
import { ajuster, estimerReport, type Report } from '#domain/report/report'
import { inventerTours, solveurLent } from '../../support/report.ts'
import type { National } from '../lac.ts'
import { chronometrer, enMs, ligne, pct, titre } from '../mesure.ts'

/** Type of the second round of each circonscription. */
export function duels(n: National, annee: number): Map<string, string> {
  const candidats = n.candidats.get(`${annee}-legislatives-2`)!
  return new Map([...candidats].map(([c, liste]) => [c, typeDuel(liste.map((x) => x.bloc))]))
}

export function comptesDuel(n: National, annee: number, type: string) {
  const types = duels(n, annee)
  return comptesEntre(
    n.tours.get(`${annee}-legislatives-1`)!,
    n.tours.get(`${annee}-legislatives-2`)!,
    blocsDuDuel(type),
    (i) => types.get(n.circonscription[i]!) === type,
  )
}

const groupes = (n: National, bureaux: Int32Array) => {
  const rangs = new Map<string, number>()
  return Int32Array.from(bureaux, (i) => {
    const c = n.circonscription[i]!
    if (!rangs.has(c)) rangs.set(c, rangs.size)
    return rangs.get(c)!
  })
}

function afficher(r: Report): void {
  const C = r.destinations.length
  console.log(`    ${r.bureaux} bureaux · ${r.destinations.join(' · ')}`)
  r.sources.forEach((source, s) => {
    const cases = r.destinations.map((_, c) => {
      const i = s * C + c
      return `${pct(r.parts[i]!)} [${pct(r.bas[i]!, 0)} ; ${pct(r.haut[i]!, 0)}]${r.indicatif[i] ? '*' : ''}`.padEnd(
        18,
      )
    })
    console.log(`    ${source.padEnd(14)} ${cases.join(' ')}`)
  })
}

export function bancReport(n: National | null): void {
  titre('Reports de voix')
  const reel = n ? comptesDuel(n, 2024, 'gauche-extremeDroite') : null
  const comptes: Comptes = reel ?? inventerTours(17_000, 1).comptes
  const groupe = n && reel ? groupes(n, reel.bureaux) : null
  const bornes = bornesDuncanDavis(comptes)
  const fit = chronometrer(() => ajuster(gramDe(comptes), bornesDuncanDavis(comptes)))
  ligne('un ajustement (cible : moins de 1 000 ms)', enMs(fit.ms), fit.ms < 1000)
  const complet = chronometrer(() => estimerReport(comptes, { groupe })!)
  ligne('avec 200 rééchantillonnages (cible : moins de 5 000 ms)', enMs(complet.ms), complet.ms < 5000)
  const lent = chronometrer(() => solveurLent(comptes, bornes, 20_000), 1)
  const ecart = Math.max(...lent.resultat.map((p, i) => Math.abs(p - fit.resultat[i]!)))
  ligne('écart au solveur lent (cible : 2 points)', `${pct(ecart, 3)} point`, ecart < 0.02)
  ligne('le solveur lent prend', `${enMs(lent.ms)} (× ${(lent.ms / fit.ms).toFixed(0)})`)
  const naif = chronometrer(() => retirerNaivement(comptes, 3), 1).ms / 3
  ligne(
    'un rééchantillonnage naïf (tout relire)',
    `${enMs(naif)} (× ${(naif / (complet.ms / 200)).toFixed(0)})`,
  )
  if (!n) return
  afficher(complet.resultat)
  const centre = comptesDuel(n, 2024, 'centre-extremeDroite')
  afficher(estimerReport(centre, { groupe: groupes(n, centre.bureaux) })!)
  const entre = comptesEntre(
    n.tours.get('2022-presidentielle-1')!,
    n.tours.get('2022-legislatives-1')!,
    BLOCS,
    () => true,
  )
  console.log('    présidentielle 2022 → législatives 2022')
  afficher(estimerReport(entre, { groupe: groupes(n, entre.bureaux) })!)
}

/** Draws bureaux one by one and fits from nothing, as one would at first. */
function retirerNaivement(comptes: Comptes, fois: number): void {
  const hasard = new Hasard(1)
  const R = comptes.sources.length
  const C = comptes.destinations.length
  const bureaux = comptes.avant.length / R
  for (let t = 0; t < fois; t++) {
    const tires = Array.from({ length: bureaux }, () => hasard.indice(bureaux))
    const tire = {
      ...comptes,
      avant: Float64Array.from(tires.flatMap((i) => [...comptes.avant.subarray(i * R, (i + 1) * R)])),
      apres: Float64Array.from(tires.flatMap((i) => [...comptes.apres.subarray(i * C, (i + 1) * C)])),
    }
    ajuster(gramDe(tire), bornesDuncanDavis(tire))
  }
}

/** Bureaux that a type of duel needs before its matrix is shipped. */
const BUREAUX_MIN = 500

/** TypeScript of `siege/reports-mesures.ts`, rows rounded to a hundredth. */
export function imprimerReports(n: National): void {
  for (const annee of [2022, 2024]) {
    console.log(`export const REPORTS_${annee}: MatricesDuel = {`)
    for (const type of new Set(duels(n, annee).values())) {
      const blocs = blocsDuDuel(type)
      if (blocs.length < 2 || blocs.length !== type.split('-').length) continue
      const comptes = comptesDuel(n, annee, type)
      if (comptes.bureaux.length < BUREAUX_MIN) continue
      const b = ajuster(gramDe(comptes), bornesDuncanDavis(comptes))
      console.log(`  '${type}': {`)
      SOURCES_REPORT.forEach((source, s) => {
        const parts = blocs.map(
          (bloc: Bloc, c) => `${bloc}: ${Math.round(b[s * comptes.destinations.length + c]! * 100) / 100}`,
        )
        console.log(`    ${source}: { ${parts.join(', ')} },`)
      })
      console.log('  },')
    }
    console.log('}')
  }
}
