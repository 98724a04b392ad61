/**
 * Starts reading what the map draws first, on the map's own address: publication, plan, then layers go on their way while the page's code is
 * still being read. The page asks for the same things later and finds them here. Runs when it is imported, before React.
 */
import { api } from '../api.ts'
import { commencer, PLAN, PUBLICATION } from '../lectures.ts'
import { preparerLecteurs } from './lecteur.ts'
import { magasinDe } from './magasin.ts'
import { couchesEnVue } from './niveaux.ts'

function amorcer(): void {
  // A failure is told by the component that reads again.
  const taire = (): void => undefined
  commencer(PUBLICATION, api.publication).catch(taire)
  if (!/^\/(carte)?$/.test(location.pathname)) return
  void import('../features/carte/ChargeurCarte.tsx')
  preparerLecteurs()
  const p = new URLSearchParams(location.search)
  commencer(PLAN, api.plan).then((plan) => {
    const niveau = p.get('n') ?? 'circonscription'
    const zoom = Number(p.get('z') ?? 0)
    magasinDe(plan).demander([
      ...plan.couches.filter((c) => c.niveau === 'departement'),
      ...(niveau === 'bureau'
        ? couchesEnVue(plan, niveau, null, zoom)
        : plan.couches.filter((c) => c.niveau === niveau)),
    ])
  }, taire)
}

amorcer()
