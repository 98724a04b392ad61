/** Seats: time against a naive simulation, and 2024 given its national shares, from what was known before. */
import { BLOCS, type ParBloc } from '#domain/bloc'
import { Hasard } from '#domain/hasard'
import { HYPOTHESES, HYPOTHESES_PREVISION } from '#domain/siege/defauts'
import type { Circonscriptions, Hypotheses } from '#domain/siege/hypotheses'
import { REPORTS_2022 } from '#domain/siege/reports-mesures'
import { simulerSieges, TIRAGES, type Sieges } from '#domain/siege/simulation'
import type { National } from '../lac.ts'
import { chronometrer, enMs, ligne, titre } from '../mesure.ts'
import { pays2024, type Pays } from './pays2024.ts'
import { paysPrevu } from './prevision.ts'

const NUL: ParBloc<number> = { gauche: 0, centre: 0, droite: 0, extremeDroite: 0, autres: 0 }

/** The national result is given: only regions and places are uncertain. */
const nationalConnu = (h: Hypotheses): Hypotheses => ({
  ...h,
  ecart: { ...h.ecart, national: NUL },
  participation: { ...h.participation, nationale: 0 },
})

function inventerPays(): Circonscriptions {
  const h = new Hasard(3)
  const n = 577
  const parts = new Float64Array(n * 5)
  for (let i = 0; i < n; i++) {
    const v = [0.3, 0.22, 0.1, 0.33, 0.02].map((x) => x * Math.exp(0.3 * h.normale()))
    const total = v.reduce((s, x) => s + x, 0)
    v.forEach((x, b) => (parts[i * 5 + b] = x / total))
  }
  return {
    codes: Array.from({ length: n }, (_, i) => String(i)),
    inscrits: new Float64Array(n).fill(85_000),
    parts,
    tete: new Float64Array(n * 5).fill(0.95),
    participation: new Float64Array(n).fill(0.65),
    exprimes: new Float64Array(n).fill(0.975),
    region: Int32Array.from({ length: n }, (_, i) => i % 18),
    sortant: Int8Array.from({ length: n }, (_, i) => (i % 6) - 1),
  }
}

/** The same first round with plain draws: Student by a ratio, one exponential per bloc, arrays made each time. */
function simulerNaivement(c: Circonscriptions, tirages: number): number[] {
  const h = new Hasard(1)
  const sieges = [0, 0, 0, 0, 0]
  const sigma = BLOCS.map((b) => HYPOTHESES.ecart.local[b])
  const student = () => h.normale() / Math.sqrt(h.gamma(2.5) / 2.5)
  for (let t = 0; t < tirages; t++)
    for (let i = 0; i < c.codes.length; i++) {
      const v = BLOCS.map((_, b) => c.parts[i * 5 + b]! * Math.exp(sigma[b]! * student()))
      const total = v.reduce((s, x) => s + x, 0)
      const parts = v.map((x) => x / total)
      const finalistes = parts
        .map((_, b) => b)
        .sort((a, b) => parts[b]! - parts[a]!)
        .slice(0, 2)
      const reports = finalistes.map((b) => {
        const lignes = [0, 1, 2, 3, 4, 5, 6].map(() => [0.4, 0.3, 0.3].map((p) => h.gamma(80 * p)))
        return lignes.reduce(
          (s, l, k) => s + (parts[k] ?? 0.1) * (l[0]! / (l[0]! + l[1]! + l[2]!)),
          parts[b]!,
        )
      })
      sieges[finalistes[reports[0]! > reports[1]! ? 0 : 1]!]! += 1 / tirages
    }
  return sieges
}

function juger(nom: string, s: Sieges, pays: Pays): void {
  const n = pays.vainqueurs.length
  let brier = 0
  let multi = 0
  let justes = 0
  pays.vainqueurs.forEach((v, i) => {
    const { gagne } = s.chances[i]!
    brier += (gagne[0]! - Number(v === 0)) ** 2 / n
    gagne.forEach((p, b) => (multi += (p - Number(v === b)) ** 2 / n))
    if (gagne.indexOf(Math.max(...gagne)) === v) justes++
  })
  const reels = BLOCS.map((_, b) => pays.vainqueurs.filter((v) => v === b).length)
  const { moyenne, bas, haut } = s.sieges
  const dedans = reels.every((r, b) => bas[b]! <= r && r <= haut[b]!)
  ligne(
    nom,
    BLOCS.map((b, k) => `${b} ${moyenne[k]!.toFixed(0)} [${bas[k]} ; ${haut[k]}] réel ${reels[k]}`).join(
      ', ',
    ),
    dedans,
  )
  ligne(
    '',
    `Brier gauche ${brier.toFixed(4)} · tous blocs ${multi.toFixed(3)} · vainqueur juste ${((100 * justes) / n).toFixed(1)} %`,
  )
}

export async function bancSiege(n: National | null): Promise<void> {
  titre(`Sièges : 577 × ${TIRAGES} tirages`)
  const pays = n ? pays2024(n) : null
  const c = pays?.circonscriptions ?? inventerPays()
  const rapide = chronometrer(() => simulerSieges(c, HYPOTHESES, { graine: 1 }), 6)
  ligne('une simulation (cible : moins de 500 ms)', enMs(rapide.ms), rapide.ms < 500)
  const naif = chronometrer(() => simulerNaivement(c, 50), 1).ms * (TIRAGES / 50)
  ligne(
    'naïve, sans qualification ni désistement (extrapolée)',
    `${enMs(naif)} (× ${(naif / rapide.ms).toFixed(0)})`,
  )
  if (!pays) return
  const faux = pays.vainqueurs.filter((v, i) => v !== pays.sortants[i]).length / pays.vainqueurs.length
  const brierSortant =
    pays.vainqueurs.reduce((s, v, i) => s + Math.abs(Number(v === 0) - Number(pays.sortants[i] === 0)), 0) /
    pays.vainqueurs.length
  ligne(
    'référence : le bloc sortant garde son siège',
    `Brier gauche ${brierSortant.toFixed(4)} · vainqueur juste ${(100 * (1 - faux)).toFixed(1)} %`,
  )
  const prevu = await paysPrevu(pays)
  const essai = (nom: string, h: Partial<Hypotheses>) => {
    const simuler = (p: Pays, base: Hypotheses) =>
      simulerSieges(p.circonscriptions, { ...nationalConnu(base), ...h }, { graine: 7 })
    juger(`${nom} · positions passées`, simuler(pays, HYPOTHESES), pays)
    juger(`${nom} · prévision`, simuler(prevu, HYPOTHESES_PREVISION), pays)
  }
  console.log('  2024, parts nationales et offre connues :')
  essai('front à 50 %', {})
  essai('front tenu, reports de 2024', { front: 1 })
  essai('sans front, reports de 2022', { front: 0 })
  essai('désistements connus, reports de 2022', {
    front: 1,
    reports: { sans: REPORTS_2022, avec: REPORTS_2022 },
  })
}
