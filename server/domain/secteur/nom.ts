/** The name of a sector, made of what the data knows: communes and numbers of bureaux. */
import { enumeration } from '../typographie.ts'
import { grouper } from '../grouper.ts'
import type { BureauADecouper } from '../secteur.ts'

/** Numbers written one by one up to here; then « 12 à 31 » or how many. */
const NUMEROS = 7

/** Number of a bureau as people say it: `30189_0048` → `48`, `31555_0054A` → `54A`. */
export function numeroDe(code: string): string {
  return code.slice(code.indexOf('_') + 1).replace(/^0+(?=.)/, '')
}

type Nommable = Pick<BureauADecouper, 'code' | 'commune' | 'nomCommune' | 'inscrits' | 'ancre'>

/**
 * « Nîmes 25, 27 et 48 » for a part of a commune, « Uzès » for the whole, « Cabrières – Lédenon », « Vialas et 3 communes ».
 * @param tous bureaux of the circonscription: a commune is whole when all its bureaux there are in the sector.
 */
export function nommerSecteur(bureaux: readonly Nommable[], tous: readonly Nommable[]): string {
  const communes = [...grouper(bureaux, (b) => b.commune).values()]
    .map((groupe) => ({ groupe, inscrits: groupe.reduce((s, b) => s + b.inscrits, 0) }))
    .toSorted((a, b) => b.inscrits - a.inscrits || (a.groupe[0]!.commune < b.groupe[0]!.commune ? -1 : 1))
  const premier = communes[0]!.groupe
  const entiere = tous.filter((b) => b.commune === premier[0]!.commune).length === premier.length
  const nom = entiere || communes.length > 1 ? premier[0]!.nomCommune : partie(premier)
  if (communes.length === 1) return abreger(nom)
  if (communes.length === 2) return abreger(`${nom} – ${communes[1]!.groupe[0]!.nomCommune}`)
  return abreger(`${nom} et ${communes.length - 1} communes`)
}

function partie(bureaux: readonly Nommable[]): string {
  const numeros = bureaux
    .map((b) => numeroDe(b.code))
    .toSorted((a, b) => a.localeCompare(b, 'fr', { numeric: true }))
  const hors = bureaux.every((b) => b.ancre === null) ? ' (hors carte)' : ''
  const liste =
    numeros.length <= NUMEROS
      ? enumeration(numeros)
      : `${numeros[0]} à ${numeros.at(-1)} (${numeros.length} bureaux)`
  return `${bureaux[0]!.nomCommune} ${liste}${hors}`
}

/** Longest name that the table holds (80 characters), cut between words. */
const abreger = (nom: string): string =>
  nom.length <= 80 ? nom : `${nom.slice(0, 79).replace(/\s+\S*$/, '')}…`
