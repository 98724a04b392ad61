/** Targeting: 5 000 hours over the country, against a plan that looks at every bureau for every session. */
import { cibler, type Entree } from '#domain/ciblage/ciblage'
import { remplir } from '#domain/ciblage/remplissage'
import { DENSITES, epuisementHoraire, rendementHoraire, type Terrain } from '#domain/ciblage/rendement'
import { accessibles, coutSeance, gainSeance } from '#domain/ciblage/seance'
import { Hasard } from '#domain/hasard'
import type { National } from '../lac.ts'
import { chronometrer, enMs, ligne, titre } from '../mesure.ts'

const BUDGET = 5000

/** Travel and density are invented (the lake has no geometry); votes are those of the country when it is there. */
function entreeDe(n: National | null): Entree {
  const h = new Hasard(2)
  const bureaux = n ? n.bureaux.length : 70_000
  const communes = new Map<string, number>()
  const commune = Int32Array.from({ length: bureaux }, (_, i) => {
    const c = n?.commune[i] ?? String(h.indice(35_000))
    if (!communes.has(c)) communes.set(c, communes.size)
    return communes.get(c)!
  })
  const rendements = Array.from({ length: bureaux }, (_, i) => {
    const terrain = n ? terrainReel(n, i) : null
    if (terrain) return rendementHoraire({ ...terrain, densite: DENSITES[h.indice(3)]! }, 60)
    const central = n ? 0 : 0.05 * Math.exp(0.6 * h.normale()) - 0.01
    return { bas: central / 4, central, haut: central * 2 }
  })
  return {
    valeur: Float64Array.from(rendements, (r) => r.central),
    bas: Float64Array.from(rendements, (r) => r.bas),
    haut: Float64Array.from(rendements, (r) => r.haut),
    epuisement: Float64Array.from({ length: bureaux }, () =>
      epuisementHoraire(DENSITES[h.indice(3)]!, 500 + 700 * h.uniforme()),
    ),
    commune,
    trajet: Float64Array.from({ length: bureaux }, () => 60 * h.uniforme()),
    strate: Int32Array.from({ length: bureaux }, (_, i) => i % 12),
  }
}

/** What 2022 and 2024 say of a bureau; null when it did not vote in all three rounds. */
function terrainReel(n: National, i: number): Omit<Terrain, 'densite'> | null {
  const pres = n.tours.get('2022-presidentielle-1')!
  const legis = n.tours.get('2024-legislatives-1')!
  if (!(pres.exprimes[i]! >= 50 && legis.exprimes[i]! >= 50)) return null
  const part = (b: 'gauche' | 'centre' | 'droite' | 'extremeDroite') =>
    (legis.voix[b][i]! || 0) / legis.exprimes[i]!
  const marge = part('gauche') - Math.max(part('centre'), part('droite'), part('extremeDroite'))
  return {
    profil: marge >= 0.06 ? 'acquis' : marge <= -0.1 ? 'droite' : 'hesitant',
    abstention: legis.abstentions[i]! / legis.inscrits[i]!,
    partGauche: pres.voix.gauche[i]! / pres.exprimes[i]!,
    partExtremeDroite: pres.voix.extremeDroite[i]! / pres.exprimes[i]!,
  }
}

/** For each session, the best of all bureaux, looked for one by one. */
function planNaif(e: Entree, budget: number): number {
  const seances = new Int32Array(e.valeur.length)
  const candidats = accessibles(e, 45)
  let voix = 0
  for (let heures = 0; ;) {
    let choix = -1
    let meilleur = 0
    for (const b of candidats) {
      const ratio = gainSeance(e, b, seances[b]!) / coutSeance(e.trajet[b]!)
      if (ratio > meilleur) {
        meilleur = ratio
        choix = b
      }
    }
    if (choix < 0 || heures + coutSeance(e.trajet[choix]!) > budget) return voix
    heures += coutSeance(e.trajet[choix]!)
    voix += gainSeance(e, choix, seances[choix]!++)
  }
}

export function bancCiblage(n: National | null): void {
  titre(`Ciblage : ${BUDGET} heures militantes`)
  const e = entreeDe(n)
  const plan = chronometrer(() => cibler(e, { budget: BUDGET }))
  ligne(`un plan sur ${e.valeur.length} bureaux (cible : moins de 300 ms)`, enMs(plan.ms), plan.ms < 300)
  const continu = chronometrer(() => remplir(e, BUDGET, 0.4 * BUDGET))
  ligne('le remplissage continu', enMs(continu.ms))
  const part = 50
  const naif = chronometrer(() => planNaif(e, BUDGET / part), 1).ms * part
  ligne(
    'un plan naïf, sans témoins ni plafond (extrapolé)',
    `${enMs(naif)} (× ${(naif / plan.ms).toFixed(0)})`,
  )
  const { voix, marginale, lignes } = plan.resultat
  ligne(
    `${lignes.length} bureaux, voix nettes bas · central · haut`,
    `${voix.bas.toFixed(0)} · ${voix.central.toFixed(0)} · ${voix.haut.toFixed(0)} ; heure suivante ${marginale.toFixed(3)}`,
  )
  if (!n) return
  for (const densite of DENSITES) {
    const valeurs = n.bureaux.flatMap((_, i) => {
      const t = terrainReel(n, i)
      return t ? [rendementHoraire({ ...t, densite }, 60)] : []
    })
    const centile = (cle: 'bas' | 'central' | 'haut', p: number) => {
      const tries = valeurs.map((v) => v[cle]).sort((a, b) => a - b)
      return tries[Math.floor(p * tries.length)]!.toFixed(3)
    }
    ligne(
      `voix par heure si tout était ${densite} : médiane, 9e décile`,
      (['bas', 'central', 'haut'] as const)
        .map((c) => `${c} ${centile(c, 0.5)}, ${centile(c, 0.9)}`)
        .join(' · '),
    )
  }
}
