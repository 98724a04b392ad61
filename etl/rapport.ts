/** Final report of a run: totals per round against those proclaimed, anomalies, time and memory. */
import fs from 'node:fs'
import path from 'node:path'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import { RACINE } from '../server/config.ts'
import type { Rapport } from './charger.ts'
import { decouper } from './lignes.ts'
import { composerJointure } from './jointures.ts'
import type { TourCharge } from './steps/resultats.ts'

export interface TotalProclame {
  scrutin: string
  /** `inscrits`, `votants`, `exprimes` or `voix:NUANCE`. */
  grandeur: string
  valeur: number
  source: string
}

export function lireTotauxProclames(): TotalProclame[] {
  const [, ...lignes] = fs
    .readFileSync(path.join(RACINE, 'data/ref/totaux-nationaux.csv'), 'utf8')
    .trim()
    .split('\n')
  return lignes.map((ligne) => {
    const [scrutin = '', grandeur = '', valeur = '', source = ''] = decouper(ligne, ',')
    return { scrutin, grandeur, valeur: Number(valeur), source }
  })
}

/** Loaded value of a proclaimed quantity. */
export function valeurChargee(tour: TourCharge, grandeur: string): number {
  if (grandeur === 'inscrits' || grandeur === 'votants' || grandeur === 'exprimes') return tour[grandeur]
  return tour.nuances.get(grandeur.replace(/^voix:/, '')) ?? 0
}

export function ecrireRapport(r: Rapport, sortie: { write(texte: string): unknown }, secondes: number): void {
  const ecrire = (texte = '') => sortie.write(`${texte}\n`)
  if (r.inchange) {
    ecrire(
      `Rien à refaire : les données ${r.version} sont déjà publiées (${nombre(secondes, { decimales: 1 })} s)`,
    )
    return
  }
  ecrire()
  ecrire('Totaux par tour (chargés ; écart aux totaux proclamés quand ils sont connus)')
  const proclames = r.fictive ? [] : lireTotauxProclames()
  for (const tour of r.tours) {
    ecrire(
      `  ${tour.scrutin.libelle.padEnd(32)} ${nombre(tour.bureaux)} bureaux · ${nombre(tour.inscrits)} inscrits · ` +
        `${nombre(tour.votants)} votants · ${nombre(tour.exprimes)} exprimés · ${nombre(tour.voix)} voix`,
    )
    const connus = proclames.filter((p) => p.scrutin === tour.scrutin.code)
    const ecarts = connus.filter((p) => valeurChargee(tour, p.grandeur) !== p.valeur)
    if (connus.length > 0 && ecarts.length === 0)
      ecrire(`    = ${connus.length} totaux proclamés, tous retrouvés à la voix près`)
    for (const p of ecarts)
      ecrire(
        `    ≠ ${p.grandeur} : ${nombre(valeurChargee(tour, p.grandeur))} chargés, ${nombre(p.valeur)} proclamés ` +
          `(${nombreSigne(valeurChargee(tour, p.grandeur) - p.valeur)}) — ${p.source}`,
      )
  }
  ecrire()
  ecrire('Bureaux qui ont un contour (par département : --jointures)')
  for (const ligne of composerJointure(r.jointures)) ecrire(`  ${ligne}`)
  ecrire()
  const resume = r.journal.resume()
  ecrire(`Anomalies : ${nombre(r.journal.anomalies.length)}`)
  for (const a of resume) {
    ecrire(
      `  [${a.gravite}] ${a.source}, ${a.regle} : ${nombre(a.nombre)}${a.voix ? ` (${nombre(a.voix)} voix)` : ''}`,
    )
    ecrire(`      ${a.exemple}`)
  }
  ecrire()
  const { lieux } = r
  ecrire(
    `Publié : ${pluriel(lieux['departement'] ?? 0, 'département')}, ${pluriel(lieux['circonscription'] ?? 0, 'circonscription')}, ` +
      `${pluriel(lieux['commune'] ?? 0, 'commune')}, ${pluriel(lieux['bureau'] ?? 0, 'bureau', 'bureaux')} ` +
      `(${nombre(r.bureauxSansContour)} sans contour) — données ${r.version}${r.fictive ? ' (fictives)' : ''}`,
  )
  const memoire = process.resourceUsage().maxRSS / 1024
  ecrire(`Durée ${nombre(secondes, { decimales: 1 })} s, mémoire au plus ${nombre(memoire)} Mo`)
}
