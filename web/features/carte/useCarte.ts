/** What the map needs for a state: the store, the level, the layers in view that are ready. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PlanCarte } from '#contract/carte'
import { departementDe } from '#domain/codes'
import type { NiveauCarte } from '#domain/lieu'
import { rangDe, type Morceau, type Valeurs } from '../../carte/morceau.ts'
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
  /** Levels that the publication draws. */
  niveaux: ReadonlySet<NiveauCarte>
  /** Layers drawn: those of the level, or of the level before while nothing of it is ready. */
  morceaux: readonly Morceau[]
  departements: Morceau | null
  circonscriptions: Morceau | null
  /** Names of communes. */
  communes: Valeurs | null
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

/** Layers to draw: those wanted; while one of them is on its way, the bureaux of the country if they are there. */
function dessinables(magasin: Magasin, niveau: NiveauCarte, voulues: readonly CoucheDuPlan[]): Morceau[] {
  const prets = magasin.prets(voulues)
  const pays = niveau === 'bureau' && prets.length < voulues.length ? magasin.morceau('bureau', null) : null
  return pays ? [pays] : prets
}

function trouver(morceaux: readonly Morceau[], code: string): Cible | null {
  for (const morceau of morceaux) {
    const rang = morceau.niveau === niveauDuCode(code) ? rangDe(morceau.valeurs, code) : null
    if (rang !== null) return { morceau, rang }
  }
  return null
}

export function useCarte(
  plan: PlanCarte,
  camera: Camera,
  niveauChoisi: NiveauCarte | null,
  code: string | null,
  scenario: boolean,
): DonneesCarte {
  const magasin = magasinDe(plan)
  useSyncExternalStore(magasin.abonner, () => magasin.version)
  const niveaux = useMemo(() => new Set(plan.couches.map((c) => c.niveau)), [plan])
  const niveau =
    niveauChoisi && niveaux.has(niveauChoisi)
      ? niveauChoisi
      : niveauAutomatique(camera.zoom, scenario, niveaux.has('region'))
  const voulues = useMemo(
    () => couchesEnVue(plan, niveau, camera.emprise, camera.zoom),
    [plan, niveau, camera.emprise, camera.zoom],
  )
  const prets = dessinables(magasin, niveau, voulues)
  const premierPret = prets.length > 0
  const [morceaux, setMorceaux] = useState<readonly Morceau[]>([])
  // What was drawn stays until something of the level is ready.
  if (premierPret && !memesMorceaux(prets, morceaux)) setMorceaux(prets)

  const dessine = useMemo(() => (code ? trouver(morceaux, code) : null), [morceaux, code])
  const ailleurs = code !== null && dessine === null
  const coucheChoisie = useMemo(() => (ailleurs ? coucheDe(plan, code) : undefined), [plan, code, ailleurs])

  useEffect(() => {
    const du = (n: NiveauCarte): CoucheDuPlan[] => plan.couches.filter((c) => c.niveau === n)
    // The outline of the country is light, and shows first.
    magasin.demander([...du('departement'), ...voulues, ...(coucheChoisie ? [coucheChoisie] : [])])
    // Borders of circonscriptions and names of communes can wait until something is on screen.
    if (!premierPret) return
    magasin.demander(du('circonscription'))
    magasin.demanderValeurs(du('commune'))
  }, [magasin, plan, voulues, coucheChoisie, premierPret])

  useEffect(() => {
    addEventListener('online', magasin.reessayer)
    return () => removeEventListener('online', magasin.reessayer)
  }, [magasin])

  const morceauChoisi = coucheChoisie
    ? magasin.morceau(coucheChoisie.niveau, coucheChoisie.departement)
    : null
  const selection = useMemo<Cible | null>(
    () => dessine ?? (code !== null && morceauChoisi ? trouver([morceauChoisi], code) : null),
    [dessine, morceauChoisi, code],
  )

  return {
    magasin,
    niveau,
    niveaux,
    morceaux,
    departements: magasin.morceau('departement', null),
    circonscriptions: magasin.morceau('circonscription', null),
    communes: magasin.valeursDe('commune'),
    selection,
    enAttente: prets.length < voulues.length,
  }
}
