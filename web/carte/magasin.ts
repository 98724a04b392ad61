/** The layers of the map already read, those on their way, and the failures; one instance a plan. */
import type { PlanCarte } from '#contract/carte'
import type { NiveauCarte } from '#domain/lieu'
import { enErreurApi, type ErreurApi } from '../api.ts'
import { lireCouche } from './lecteur.ts'
import type { Morceau } from './morceau.ts'
import type { CoucheDuPlan } from './niveaux.ts'

export class Magasin {
  #morceaux = new Map<string, Morceau>()
  #enCours = new Set<string>()
  #erreurs = new Map<string, ErreurApi>()
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
      const cle = cleDe(couche.niveau, couche.departement)
      if (this.#morceaux.has(cle) || this.#enCours.has(cle) || this.#erreurs.has(cle)) continue
      this.#enCours.add(cle)
      void this.#lire(cle, couche)
    }
  }

  /** Layers of a list that are ready, in the order of the list. */
  prets(couches: readonly CoucheDuPlan[]): Morceau[] {
    return couches.flatMap((c) => this.#morceaux.get(cleDe(c.niveau, c.departement)) ?? [])
  }

  morceau(niveau: NiveauCarte, departement: string | null): Morceau | null {
    return this.#morceaux.get(cleDe(niveau, departement)) ?? null
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
    this.demander(this.plan.couches.filter((c) => echecs.includes(cleDe(c.niveau, c.departement))))
    this.#prevenir()
  }

  async #lire(cle: string, couche: CoucheDuPlan): Promise<void> {
    try {
      const { geometrie, valeurs } = await lireCouche(couche.contours, couche.valeurs)
      const { niveau, departement } = couche
      this.#morceaux.set(cle, { cle, niveau, departement, geometrie, valeurs })
    } catch (erreur) {
      this.#erreurs.set(cle, enErreurApi(erreur))
    }
    this.#enCours.delete(cle)
    this.#prevenir()
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

const cleDe = (niveau: NiveauCarte, departement: string | null): string => `${niveau}/${departement ?? ''}`
