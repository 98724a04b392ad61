/** What to do, to say and to avoid, in sentences that only use verifiable figures. */
import { scrutinDe } from '../scrutin.ts'
import { enumeration, pluriel, pourcentage } from '../typographie.ts'
import type { Etape } from './fiche.ts'
import { ETAPES_MAX } from './fiche.ts'
import { ecartSecondTour, phraseAction, phraseResultat } from './phrases.ts'
import type { Bilan } from './reperes.ts'
import type { SourceLieu } from './source.ts'
import { partDe } from './tour.ts'
import type { Geste } from './modele.ts'

/** Two sentences that are the whole fiche. */
export function consigne(
  source: SourceLieu,
  etapes: readonly Etape[],
  reserveNette: number | null,
): [string, string] {
  if (source.niveau === 'circonscription')
    return [phraseResultat(source.historiqueCirconscription), phraseAction(etapes, reserveNette)]
  if (etapes.length === 1) return consigneUnique(etapes[0]!)
  const voter = nommer(etapes, 'faire voter')
  const convaincre = nommer(etapes, 'convaincre')
  const presence = nommer(etapes, 'présence')
  const phrases = [
    voter && `${voter} d’abord : des voix de gauche y manquent aux législatives.`,
    convaincre && `${convaincre} ${voter ? 'ensuite : là, il faut' : ': il faut'} écouter et convaincre.`,
    presence && `${presence} : tenir une présence, pas de porte-à-porte.`,
  ].filter((p) => p !== '')
  return [phrases[0] ?? 'Tenir une présence, écouter.', phrases[1] ?? '']
}

function consigneUnique({ geste }: Etape): [string, string] {
  if (geste === 'faire voter')
    return [
      'Faire voter : des voix de gauche y manquent aux législatives.',
      'Frapper à toutes les portes, par parts.',
    ]
  if (geste === 'convaincre')
    return ['Écouter et convaincre : ici, rien n’est joué.', 'Ne relancer qu’après avoir écouté.']
  return ['Tenir une présence : fête, débat, marché.', 'Pas de porte-à-porte général ici.']
}

/** A list of communes longer than this, in characters, becomes a count. */
const NOMS_LONGS = 40

/** « Bureaux 48, 47, 27 et 25 », « Uzès et Blauzac », « 7 bureaux »; empty when no place calls for this gesture. */
function nommer(etapes: readonly Etape[], geste: Geste): string {
  const lieux = etapes.filter((e) => e.geste === geste)
  const [premier] = lieux
  if (!premier) return ''
  if (lieux.length === etapes.length) return premier.secteur ? 'Partout' : 'Dans tous les bureaux'
  const numeros = lieux.every((e) => e.nom.startsWith('Bureau '))
  if (numeros)
    return lieux.length === 1
      ? `Bureau ${premier.pastille}`
      : lieux.length > 7
        ? pluriel(lieux.length, 'bureau', 'bureaux')
        : `Bureaux ${enumeration(lieux.map((e) => e.pastille))}`
  const noms = [...new Set(lieux.map((e) => e.nom.replace(/, bureau .*/, '')))]
  const suivis = lieux.at(-1)!.rang - premier.rang === lieux.length - 1
  if (noms.join(', ').length > NOMS_LONGS && !premier.secteur && suivis)
    return `Repères ${premier.rang} à ${lieux.at(-1)!.rang}`
  return noms.join(', ').length > NOMS_LONGS
    ? pluriel(lieux.length, premier.secteur ? 'secteur' : 'bureau', premier.secteur ? 'secteurs' : 'bureaux')
    : enumeration(noms)
}

/** Lead over the votes of both, up to which a seat was « played » for its votes. */
const SERRE = 0.05

/** Sentences to say at a door: official results, the local issue, the way to vote. */
export function aDire(source: SourceLieu, bilan: Bilan): string[] {
  const phrases: string[] = []
  const duel = ecartSecondTour(source.historiqueCirconscription)
  if (duel && duel.voix !== 0) {
    const annee = scrutinDe(duel.tour.scrutin).annee
    const voix = pluriel(Math.abs(duel.voix), 'voix', 'voix')
    phrases.push(
      duel.voix < 0
        ? `« Aux législatives de ${annee}, il a manqué ${voix} dans toute la circonscription. »`
        : duel.voix <= SERRE * (2 * duel.tour.voix.gauche! - duel.voix)
          ? `« Aux législatives de ${annee}, la circonscription s’est jouée à ${voix}. »`
          : `« Aux législatives de ${annee}, la gauche l’a emporté de ${voix} dans toute la circonscription. »`,
    )
  }
  const { premier, second } = bilan
  const part2 = second && partDe(second, 'gauche')
  const part1 = premier && partDe(premier, 'gauche')
  if (second && part2 !== null)
    phrases.push(`« Ici, au second tour, la gauche a fait ${pourcentage(part2)}. Chaque voix compte. »`)
  else if (premier && part1 !== null)
    phrases.push(
      `« Ici, au premier tour de ${scrutinDe(premier.scrutin).annee}, la gauche a fait ${pourcentage(part1)}. »`,
    )
  if (source.enjeux.length > 0)
    phrases.push('Demander ce qu’on pense de l’enjeu d’ici (ci-dessus), et écouter.')
  phrases.push('Proposer : procuration, inscription, bureau et horaires.')
  return phrases
}

export function aEviter(source: SourceLieu, etapes: readonly Etape[], minutes: number): string[] {
  const fragiles = etapes.slice(0, ETAPES_MAX).filter((e) => e.geste !== 'faire voter')
  const tous = fragiles.length === etapes.length
  const ou = tous
    ? 'ici'
    : fragiles.every((e) => e.pastille)
      ? enumeration(fragiles.map((e) => e.pastille))
      : ''
  const relance =
    fragiles.length === 0
      ? null
      : `relancer ${tous ? 'ici' : ou && fragiles.length <= 7 ? `le${fragiles.length > 1 ? 's' : ''} bureau${fragiles.length > 1 ? 'x' : ''} ${ou}` : 'les lieux à convaincre'} sans avoir d’abord écouté`
  const propre = source.techniques[0]?.eviter
  return [
    'Demander à quelqu’un pour qui il a voté ou va voter.',
    'Parler d’un voisin ; noter un nom, un étage, une opinion.',
    relance
      ? `Débattre au-delà de ${minutes} minutes, ou ${relance}.`
      : `Débattre au-delà de ${minutes} minutes.`,
    ...(propre ? [propre] : []),
  ]
}
