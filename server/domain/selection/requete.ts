/**
 * The filter language: « hésitant et plus de 25 % de 65 ans et plus et (foyer ou marge > −5) ».
 * `ou` is weaker than `et`, a comma is an `et`, parentheses group, `pas` denies.
 */
import { erreursDePrefixe } from '../recherche/distance.ts'
import type { Profil } from '../profil.ts'
import { CHAMPS, nomsDuChamp, type Champ } from './champs.ts'
import { decouper, nomNu, type Jeton } from './jetons.ts'
import { COMPARATEURS, MOTS_FOYER, MOTS_PROFIL, UNITES, type Comparateur } from './lexique.ts'

export type Requete =
  | { genre: 'et' | 'ou'; termes: Requete[] }
  | { genre: 'pas'; terme: Requete }
  | { genre: 'profil'; profil: Profil }
  | { genre: 'foyer' }
  | { genre: 'dans'; niveau: 'departement' | 'circonscription' | 'commune'; code: string }
  /** Thresholds in the unit of the data: shares 0–1. */
  | { genre: 'compare'; champ: Champ; comparateur: Comparateur; seuil: number }

/** A text that is not understood: where, why, and what was perhaps meant. */
export class RequeteIllisible extends Error {
  override name = 'RequeteIllisible'
  readonly debut: number
  readonly fin: number
  constructor(message: string, debut: number, fin: number) {
    super(message)
    this.debut = debut
    this.fin = fin
  }
}

const parNom = new Map(CHAMPS.flatMap((champ) => nomsDuChamp(champ).map((nom) => [nom, champ] as const)))
const VIDES = ['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'a']
const MOTS_MAX = 10

class Lecture {
  #place = 0
  readonly #texte: string
  readonly #jetons: readonly Jeton[]

  constructor(texte: string) {
    this.#texte = texte
    this.#jetons = decouper(texte)
  }

  tout(): Requete {
    if (this.#jetons.length === 0) throw new RequeteIllisible('Écrivez au moins une condition.', 0, 0)
    const requete = this.#ou()
    if (this.#place < this.#jetons.length) this.#refuser('J’attendais « et », « ou » ou la fin')
    return requete
  }

  #ou(): Requete {
    const termes = [this.#et()]
    while (this.#mange(['ou'])) termes.push(this.#et())
    return termes.length === 1 ? termes[0]! : { genre: 'ou', termes }
  }

  #et(): Requete {
    const termes = [this.#terme()]
    while (this.#mange(['et']) || this.#mange([',']) || this.#mange([';'])) termes.push(this.#terme())
    return termes.length === 1 ? termes[0]! : { genre: 'et', termes }
  }

  #terme(): Requete {
    if (this.#mange(['pas']) || this.#mange(['non']) || this.#mange(['sauf'])) {
      this.#vides()
      return { genre: 'pas', terme: this.#terme() }
    }
    if (this.#mange(['('])) {
      const dedans = this.#ou()
      if (!this.#mange([')'])) this.#refuser('Il manque une parenthèse fermante')
      return dedans
    }
    return this.#lieu() ?? this.#compare() ?? this.#classe() ?? this.#refuser('Je ne connais pas')
  }

  #lieu(): Requete | null {
    const depart = this.#place
    if (!this.#mange(['dans'])) this.#mange(['en'])
    this.#vides()
    for (const niveau of ['departement', 'circonscription', 'commune'] as const)
      if (this.#mange([niveau])) {
        const jeton = this.#jetons[this.#place]
        if (!jeton || !/\d|^z/.test(jeton.texte)) this.#refuser(`Il manque un code de ${niveau}`)
        this.#place++
        return { genre: 'dans', niveau, code: jeton.texte.toUpperCase() }
      }
    this.#place = depart
    return null
  }

  /** « plus de 25 % de 65 ans et plus », « marge > −5 points », « entre 10 et 20 % de chômage ». */
  #compare(): Requete | null {
    const depart = this.#place
    // The field first: « moins de 15 ans < 20 » does not begin with a threshold of fifteen.
    const champ = this.#lireChamp()
    if (champ && this.#mange(['entre'])) return this.#intervalle(champ, this.#bornes())
    const apres = champ && this.#lire(COMPARATEURS)
    if (champ && apres) return this.#seuil(champ, apres, this.#nombre())
    const milieu = this.#place
    this.#place = depart
    const devant = this.#lire(COMPARATEURS)
    if (devant !== null && this.#jetons[this.#place]?.genre === 'nombre') {
      const nombre = this.#nombre()
      this.#vides()
      return this.#seuil(this.#champ(), devant, nombre)
    }
    this.#place = depart
    if (this.#mange(['entre'])) {
      const bornes = this.#bornes()
      this.#vides()
      return this.#intervalle(this.#champ(), bornes)
    }
    if (!champ) return null
    this.#place = milieu
    return this.#refuser(
      `Après « ${champ.libelle} », j’attendais « > », « plus de », « moins de » ou « entre »`,
    )
  }

  #intervalle(champ: Champ, [bas, haut]: readonly [number, number]): Requete {
    return { genre: 'et', termes: [this.#seuil(champ, '>=', bas), this.#seuil(champ, '<=', haut)] }
  }

  #bornes(): [number, number] {
    const bas = this.#nombre()
    if (!this.#mange(['et'])) this.#refuser('« entre » demande deux nombres séparés par « et »')
    return [bas, this.#nombre()]
  }

  #classe(): Requete | null {
    const profil = this.#lire(MOTS_PROFIL)
    if (profil) return { genre: 'profil', profil }
    return this.#lire(Object.fromEntries(MOTS_FOYER.map((m) => [m, true]))) ? { genre: 'foyer' } : null
  }

  #seuil(champ: Champ, comparateur: Comparateur, nombre: number): Requete {
    const diviseur = champ.unite === 'part' || champ.unite === 'points' ? 100 : 1
    return { genre: 'compare', champ, comparateur, seuil: nombre / diviseur }
  }

  #nombre(): number {
    const jeton = this.#jetons[this.#place]
    // A code of five figures without letter is also a number.
    if (!jeton || !/^-?\d+(\.\d+)?$/.test(jeton.texte)) this.#refuser('J’attendais un nombre')
    this.#place++
    this.#lire(Object.fromEntries(UNITES.map((u) => [u, true])))
    return Number(jeton.texte)
  }

  #champ(): Champ {
    return this.#lireChamp() ?? this.#refuser('Je ne connais pas d’indicateur')
  }

  #lireChamp(): Champ | null {
    return this.#lire(Object.fromEntries(parNom))
  }

  /** Longest run of words that the dictionary knows; moves past it. */
  #lire<T>(dictionnaire: Readonly<Record<string, T>>): T | null {
    for (let n = Math.min(MOTS_MAX, this.#jetons.length - this.#place); n > 0; n--) {
      const mots = this.#jetons.slice(this.#place, this.#place + n).map((j) => j.texte)
      const cle = mots.join(' ')
      if (!Object.hasOwn(dictionnaire, cle)) continue
      this.#place += n
      return dictionnaire[cle]!
    }
    return null
  }

  #mange([mot]: readonly [string]): boolean {
    if (this.#jetons[this.#place]?.texte !== mot) return false
    this.#place++
    return true
  }

  #vides(): void {
    while (VIDES.includes(this.#jetons[this.#place]?.texte ?? '')) this.#place++
  }

  #refuser(quoi: string): never {
    const jeton = this.#jetons[this.#place]
    if (!jeton)
      throw new RequeteIllisible(
        `${quoi} : le texte s’arrête trop tôt.`,
        this.#texte.length,
        this.#texte.length,
      )
    const fin = this.#jetons.slice(this.#place).find((j) => ['et', 'ou', ',', ')'].includes(j.texte))
    const arret = fin && fin !== jeton ? fin.debut : this.#texte.length
    const reste = this.#texte.slice(jeton.debut, arret).trim()
    const proche = procheDe(reste)
    throw new RequeteIllisible(
      `${quoi} « ${reste} ».${proche ? ` Vouliez-vous dire « ${proche} » ?` : ''}`,
      jeton.debut,
      jeton.debut + reste.length,
    )
  }
}

const CONNUS = [...Object.keys(MOTS_PROFIL), ...MOTS_FOYER, ...CHAMPS.flatMap(nomsDuChamp)]

/** Known word nearest to what was typed, two errors at most; null when nothing resembles. */
function procheDe(texte: string): string | null {
  const mot = nomNu(texte)
  let [mieux, erreurs] = [null as string | null, 3]
  for (const connu of CONNUS) {
    const e = erreursDePrefixe(mot, connu, 2)
    if (e < erreurs || (e === erreurs && mieux !== null && e < 3 && connu.length < mieux.length))
      [mieux, erreurs] = [connu, e]
  }
  return mot.length < 3 ? null : mieux
}

/**
 * Meaning of a filter written in French. Percent and points become shares.
 * @throws RequeteIllisible with the place of what is not understood.
 */
export const lireRequete = (texte: string): Requete => new Lecture(texte).tout()
