/** What the map needs for a state: the store, the level, the layers in view that are ready. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PlanCarte } from '#contract/carte'
import { departementDe } from '#domain/codes'
import type { NiveauCarte } from '#domain/lieu'
import { rangDe, type Morceau } from '../../carte/morceau.ts'
import { magasinDe, type Magasin } from '../../carte/magasin.ts'
import {
  couchesEnVue,
  niveauAutomatique,
  niveauDuCode,
  type CoucheDuPlan,
  type Emprise,
} from '../../carte/niveaux.ts'
import type { Cible } from '../../carte/pointage.ts'

export interface DonneesCarte {
  magasin: Magasin
  niveau: NiveauCarte
  /** Layers drawn: those of the level, or of the level before while nothing of it is ready. */
  morceaux: readonly Morceau[]
  departements: Morceau | null
  circonscriptions: Morceau | null
  communes: Morceau | null
  selection: Cible | null
  enAttente: boolean
}

export interface Camera {
  zoom: number
  emprise: Emprise
}

/** Layer of the plan that holds a place. */
function coucheDe(plan: PlanCarte, code: string): CoucheDuPlan | undefined {
  const niveau = niveauDuCode(code)
  const departement = departementDe(code)
  return plan.couches.find(
    (c) => c.niveau === niveau && (c.departement === null || c.departement === departement),
  )
}

const memesMorceaux = (a: readonly Morceau[], b: readonly Morceau[]): boolean =>
  a.length === b.length && a.every((m, i) => m === b[i])

export function useCarte(
  plan: PlanCarte,
  camera: Camera,
  niveauChoisi: NiveauCarte | null,
  code: string | null,
  scenario: boolean,
): DonneesCarte {
  const magasin = magasinDe(plan)
  useSyncExternalStore(magasin.abonner, () => magasin.version)
  const niveau = niveauChoisi ?? niveauAutomatique(camera.zoom, scenario)
  const voulues = useMemo(
    () => couchesEnVue(plan, niveau, camera.emprise, camera.zoom),
    [plan, niveau, camera.emprise, camera.zoom],
  )
  const coucheChoisie = useMemo(() => (code ? coucheDe(plan, code) : undefined), [plan, code])
  const prets = magasin.prets(voulues)
  const premierPret = prets.length > 0

  useEffect(() => {
    const fonds = plan.couches.filter((c) => c.niveau === 'departement' || c.niveau === 'circonscription')
    magasin.demander([...voulues, ...(coucheChoisie ? [coucheChoisie] : []), ...fonds])
    // Names of communes can wait until something is on screen.
    if (premierPret) magasin.demander(plan.couches.filter((c) => c.niveau === 'commune'))
  }, [magasin, plan, voulues, coucheChoisie, premierPret])

  const [morceaux, setMorceaux] = useState<readonly Morceau[]>([])
  // What was drawn stays until something of the level is ready.
  if (premierPret && !memesMorceaux(prets, morceaux)) setMorceaux(prets)

  const morceauChoisi = coucheChoisie
    ? magasin.morceau(coucheChoisie.niveau, coucheChoisie.departement)
    : null
  const selection = useMemo<Cible | null>(() => {
    if (code === null || !morceauChoisi) return null
    const rang = rangDe(morceauChoisi.valeurs, code)
    return rang === null ? null : { morceau: morceauChoisi, rang }
  }, [morceauChoisi, code])

  return {
    magasin,
    niveau,
    morceaux,
    departements: magasin.morceau('departement', null),
    circonscriptions: magasin.morceau('circonscription', null),
    communes: magasin.morceau('commune', null),
    selection,
    enAttente: prets.length < voulues.length,
  }
}
