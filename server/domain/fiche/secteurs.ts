/**
 * Cuts a circonscription into places that a group can be sent to: a handful of neighbouring bureaux of a large town,
 * a middle commune, or a few neighbouring small communes. A handful calls for one gesture throughout.
 */
import { enumeration, pluriel } from '../typographie.ts'
import { gesteDe, inscritsConvaincables, rassembler } from './gestes.ts'
import { numeroDe } from '../secteur/nom.ts'
import type { Geste, LieuAClasser } from './modele.ts'
import type { BureauSource } from './source.ts'
import { voisinages } from '../secteur/voisinage.ts'

/** A commune with more bureaux than this is cut. */
const BUREAUX_PAR_COMMUNE = 4
/** A whole commune under this many inscrits is grouped with its neighbours. */
const INSCRITS_PETITE_COMMUNE = 1500
/** Growth stops at either. */
const PLAFOND = { morceaux: 6, inscrits: 7500 }
const PLAFOND_RURAL = { morceaux: 6, inscrits: 2500 }

export interface Decoupe {
  lieu: LieuAClasser
  bureaux: BureauSource[]
}

/** What is never cut: a bureau of a large town, or a whole small commune. */
interface Morceau {
  bureaux: BureauSource[]
  inscrits: number
  reserve: number
  geste: Geste
  ancre: readonly [number, number]
}

/** All places of a circonscription, unordered. Each bureau belongs to exactly one. */
export function decouper(bureaux: readonly BureauSource[]): Decoupe[] {
  const communes = new Map<string, BureauSource[]>()
  for (const b of bureaux) communes.set(b.commune, [...(communes.get(b.commune) ?? []), b])
  const entieres: Decoupe[] = []
  const petites: BureauSource[][] = []
  const villes: Decoupe[] = []
  for (const groupe of communes.values()) {
    if (groupe.length > BUREAUX_PAR_COMMUNE) villes.push(...couperVille(groupe))
    else if (rassembler('', groupe).inscrits >= INSCRITS_PETITE_COMMUNE) entieres.push(commune(groupe))
    else petites.push(groupe)
  }
  return [...villes, ...entieres, ...grouperCampagne(petites)]
}

const commune = (groupe: BureauSource[]): Decoupe => ({
  lieu: rassembler(groupe[0]!.nomCommune, groupe),
  bureaux: groupe,
})

/** « Nîmes 25, 27 et 48 », and « Alès, 28 bureaux hors carte » for those without contour. */
function couperVille(groupe: readonly BureauSource[]): Decoupe[] {
  const nom = groupe[0]!.nomCommune
  const perdus = groupe.filter((b) => b.ancre === null)
  const morceaux = groupe.flatMap((b) => morceau([b]) ?? [])
  const poignees = agglomerer(morceaux, PLAFOND).map((membres) => {
    const bureaux = membres.flatMap((m) => m.bureaux)
    const numeros = bureaux
      .map((b) => numeroDe(b.code))
      .toSorted((a, b) => a.localeCompare(b, 'fr', { numeric: true }))
    return { lieu: rassembler(`${nom} ${enumeration(numeros)}`, bureaux), bureaux }
  })
  if (perdus.length === 0) return poignees
  const hors = `${nom}, ${pluriel(perdus.length, 'bureau', 'bureaux')} hors carte`
  return [...poignees, { lieu: rassembler(hors, perdus), bureaux: perdus }]
}

/** « Vialas et 3 communes »; a commune without contour stays alone. */
function grouperCampagne(communes: readonly BureauSource[][]): Decoupe[] {
  const morceaux = communes.flatMap((c) => morceau(c) ?? [])
  const perdues = communes.filter((c) => c.every((b) => b.ancre === null))
  const groupes = agglomerer(morceaux, PLAFOND_RURAL).map((membres): Decoupe => {
    const tri = membres.toSorted((a, b) => b.inscrits - a.inscrits).map((m) => m.bureaux[0]!.nomCommune)
    const nom = tri.length <= 2 ? tri.join(', ') : `${tri[0]} et ${tri.length - 1} communes`
    const bureaux = membres.flatMap((m) => m.bureaux)
    return { lieu: { ...rassembler(nom, bureaux), detail: tri.join(', ') }, bureaux }
  })
  return [...groupes, ...perdues.map(commune)]
}

/** Null without any contour. */
function morceau(bureaux: BureauSource[]): Morceau | null {
  const lieu = rassembler('', bureaux)
  if (lieu.ancre === null) return null
  const geste = gesteDe(lieu, inscritsConvaincables(bureaux))
  return {
    bureaux,
    inscrits: lieu.inscrits,
    reserve: lieu.reserveNette ?? -Infinity,
    geste,
    ancre: lieu.ancre,
  }
}

/** Greedy growth from the best net reserve, over neighbours that call for the same gesture. */
function agglomerer(morceaux: readonly Morceau[], plafond: typeof PLAFOND): Morceau[][] {
  const voisins = voisinages(morceaux.map((m) => m.ancre))
  const ordre = [...morceaux.keys()].toSorted((a, b) => morceaux[b]!.reserve - morceaux[a]!.reserve || a - b)
  const groupes = new Map<number, number[]>()
  const inscrits = (membres: number[]) => membres.reduce((somme, i) => somme + morceaux[i]!.inscrits, 0)
  const plein = (membres: number[], i: number) =>
    membres.length >= plafond.morceaux || inscrits(membres) + morceaux[i]!.inscrits > plafond.inscrits
  for (const graine of ordre) {
    if (groupes.has(graine)) continue
    const membres = [graine]
    groupes.set(graine, membres)
    for (const tete of membres)
      for (const v of voisins[tete]!)
        if (!groupes.has(v) && morceaux[v]!.geste === morceaux[graine]!.geste && !plein(membres, v)) {
          membres.push(v)
          groupes.set(v, membres)
        }
  }
  for (const seul of ordre) {
    if (groupes.get(seul)!.length > 1) continue
    const hote = voisins[seul]!.filter((v) => morceaux[v]!.geste === morceaux[seul]!.geste)
      .map((v) => groupes.get(v)!)
      .toSorted((a, b) => a.length - b.length)[0]
    if (!hote || hote.length > plafond.morceaux) continue
    hote.push(seul)
    groupes.set(seul, hote)
  }
  return [...new Set(groupes.values())].map((membres) => membres.map((i) => morceaux[i]!))
}
