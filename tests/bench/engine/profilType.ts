/** Types of bureaux and similar places: time, stability, and the naive search beside. */
import { Hasard } from '#domain/hasard'
import { CARACTERISTIQUES, construireEspace, type Espace } from '#domain/profilType/espace'
import { construireProfilsTypes } from '#domain/profilType/profilType'
import { lieuxSemblables } from '#domain/profilType/semblables'
import type { National } from '../lac.ts'
import { chronometrer, enMs, ligne, pct, titre } from '../mesure.ts'

const P = CARACTERISTIQUES.length

/** Vote and turnout of the lake; sociology, which the lake does not have, is left as not published. */
function espaceDe(n: National | null): Espace {
  if (!n) {
    const h = new Hasard(4)
    const centres = Float64Array.from({ length: 8 * P }, () => h.normale())
    const valeurs = Float64Array.from(
      { length: 70_000 * P },
      (_, k) => centres[(Math.floor(k / P) % 8) * P + (k % P)]! + h.normale(),
    )
    return construireEspace(valeurs, P, new Float64Array(70_000).fill(700))
  }
  const pres = n.tours.get('2022-presidentielle-1')!
  const legis = n.tours.get('2024-legislatives-1')!
  const gardes = n.bureaux.map((_, i) => i).filter((i) => pres.exprimes[i]! >= 50 && legis.exprimes[i]! >= 50)
  const valeurs = gardes.flatMap((i) => {
    const score = (b: 'gauche' | 'centre' | 'droite' | 'extremeDroite') =>
      ((legis.voix[b][i]! || 0) / legis.exprimes[i]! + pres.voix[b][i]! / pres.exprimes[i]!) / 2
    const participation = 1 - pres.abstentions[i]! / pres.inscrits[i]!
    const ecart = Math.max(0, participation - 1 + legis.abstentions[i]! / legis.inscrits[i]!)
    const vote = [
      score('gauche'),
      score('centre'),
      score('droite'),
      score('extremeDroite'),
      participation,
      ecart,
    ]
    return [...vote, ...Array.from({ length: P - vote.length }, () => Number.NaN)]
  })
  return construireEspace(
    Float64Array.from(valeurs),
    P,
    Float64Array.from(gardes, (i) => legis.inscrits[i]!),
  )
}

export function bancProfilType(n: National | null): void {
  titre('Profils-types et lieux semblables')
  const e = espaceDe(n)
  const types = chronometrer(() => construireProfilsTypes(e), 1)
  ligne(`choix du nombre et types de ${e.bureaux} bureaux`, enMs(types.ms))
  const { stabilite } = types.resultat
  ligne(
    'indice de Rand ajusté par nombre de types',
    stabilite.map((s) => `${s.nombre} : ${s.indice.toFixed(2)}`).join(' · '),
  )
  for (const t of types.resultat.types) ligne(`${pct(t.part)} % · ${t.nom}`, t.strategie)
  const proches = chronometrer(() => lieuxSemblables(e, 1234, 10), 10)
  const naif = chronometrer(
    () =>
      Array.from({ length: e.bureaux }, (_, i) => ({
        i,
        d: e.points
          .subarray(i * P, (i + 1) * P)
          .reduce((s, x, j) => s + (x - e.points[1234 * P + j]!) ** 2, 0),
      })).sort((a, b) => a.d - b.d),
    2,
  )
  ligne('dix lieux semblables', `${enMs(proches.ms)} (tri naïf × ${(naif.ms / proches.ms).toFixed(0)})`)
}
