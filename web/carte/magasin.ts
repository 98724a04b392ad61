/** The layers of the map already read, those on their way, and the failures; one instance a plan. */
import type { PlanCarte } from '#contract/carte'
import type { NiveauCarte } from '#domain/lieu'
import { enErreurApi, type ErreurApi } from '../appel.ts'
import { lireContours, lireValeurs } from './lecteur.ts'
import type { Morceau, Valeurs } from './morceau.ts'
import { cleCouche, cleDe, type CoucheDuPlan } from './niveaux.ts'

/** Detailed départements kept: more than a screen shows, less than the memory of a phone. */
const DETAILS_GARDES = 24

export class Magasin {
  /** In the order of their last use. */
  #morceaux = new Map<string, Morceau>()
  #valeurs = new Map<string, Promise<{ empreinte: number; valeurs: Valeurs }>>()
  /** Values of places that are named and not drawn. */
  #seules = new Map<string, Valeurs>()
  #enCours = new Set<string>()
  #erreurs = new Map<string, ErreurApi>()
  #connues = new Map<string, CoucheDuPlan>()
  #abonnes = new Set<() => void>()
  /** Changes when something arrived or failed. */
  version = 0

  readonly plan: PlanCarte

  constructor(plan: PlanCarte) {
    this.plan = plan
  }

  abonner = (rappel: () => void): (() => void) => {
    this.#abonnes.add(rappel)
    return () => this.#abonnes.delete(rappel)
  }

  /** Starts reading what is neither read nor on its way. */
  demander(couches: readonly CoucheDuPlan[]): void {
    for (const couche of couches) {
      const cle = cleCouche(couche)
      const connu = this.#morceaux.get(cle)
      if (connu) {
        this.#morceaux.delete(cle)
        this.#morceaux.set(cle, connu)
      }
      if (connu || this.#enCours.has(cle) || this.#erreurs.has(cle)) continue
      this.#connues.set(cle, couche)
      this.#enCours.add(cle)
      void this.#lire(cle, couche)
    }
    this.#alleger(couches)
  }

  /** Layers of a list that are ready, in the order of the list. */
  prets(couches: readonly CoucheDuPlan[]): Morceau[] {
    return couches.flatMap((c) => this.#morceaux.get(cleCouche(c)) ?? [])
  }

  morceau(niveau: NiveauCarte, departement: string | null): Morceau | null {
    return this.#morceaux.get(cleDe(niveau, departement)) ?? null
  }

  /** Values of a level, whether or not its places are drawn. */
  valeursDe(niveau: NiveauCarte): Valeurs | null {
    return this.morceau(niveau, null)?.valeurs ?? this.#seules.get(cleDe(niveau, null)) ?? null
  }

  /** Starts reading the values of layers, without their geometry. */
  demanderValeurs(couches: readonly CoucheDuPlan[]): void {
    for (const couche of couches) {
      const cle = cleCouche(couche)
      if (this.#morceaux.has(cle) || this.#seules.has(cle) || this.#valeurs.has(couche.valeurs)) continue
      this.#lireValeurs(couche).then(
        ({ valeurs }) => {
          this.#seules.set(cle, valeurs)
          this.#prevenir()
        },
        // Names only: the map does without them, and asks again when its view changes.
        () => this.#valeurs.delete(couche.valeurs),
      )
    }
  }

  get enAttente(): boolean {
    return this.#enCours.size > 0
  }

  get erreur(): ErreurApi | null {
    return this.#erreurs.values().next().value ?? null
  }

  /** Forgets the failures and reads again what had failed. */
  reessayer = (): void => {
    const echecs = [...this.#erreurs.keys()]
    this.#erreurs.clear()
    this.demander(echecs.flatMap((cle) => this.#connues.get(cle) ?? []))
    this.#prevenir()
  }

  async #lire(cle: string, couche: CoucheDuPlan): Promise<void> {
    try {
      const [contours, lues] = await Promise.all([lireContours(couche.contours), this.#lireValeurs(couche)])
      if (contours.empreinte !== lues.empreinte)
        throw new Error('contours et valeurs ne décrivent pas les mêmes lieux')
      const { niveau, departement } = couche
      this.#morceaux.set(cle, {
        cle,
        niveau,
        departement,
        geometrie: contours.geometrie,
        valeurs: lues.valeurs,
      })
    } catch (erreur) {
      this.#valeurs.delete(couche.valeurs)
      this.#erreurs.set(cle, enErreurApi(erreur))
    }
    this.#enCours.delete(cle)
    this.#prevenir()
  }

  /** Two details of the same places share their values. */
  #lireValeurs({ valeurs: url }: CoucheDuPlan): Promise<{ empreinte: number; valeurs: Valeurs }> {
    const connues = this.#valeurs.get(url) ?? lireValeurs(url)
    this.#valeurs.set(url, connues)
    return connues
  }

  /** Lets go of the détails that were not used for long. */
  #alleger(voulues: readonly CoucheDuPlan[]): void {
    const details = [...this.#morceaux.values()].filter((m) => m.departement !== null)
    const gardes = new Set(voulues.map(cleCouche))
    for (const m of details.slice(0, Math.max(0, details.length - DETAILS_GARDES))) {
      if (gardes.has(m.cle)) continue
      this.#morceaux.delete(m.cle)
      const couche = this.#connues.get(m.cle)
      if (couche) this.#valeurs.delete(couche.valeurs)
    }
  }

  #prevenir(): void {
    this.version++
    for (const rappel of this.#abonnes) rappel()
  }
}

const magasins = new WeakMap<PlanCarte, Magasin>()
/** The store of a plan, kept for the visit: coming back to the map reads nothing again. */
export function magasinDe(plan: PlanCarte): Magasin {
  const connu = magasins.get(plan) ?? new Magasin(plan)
  magasins.set(plan, connu)
  return connu
}
