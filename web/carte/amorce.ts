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
  const surLaCarte = /^\/(carte)?$/.test(location.pathname)
  // In the order in which they are needed: a browser reads six files at a time.
  if (surLaCarte) preparerLecteurs()
  const plan = surLaCarte ? commencer(PLAN, api.plan) : null
  commencer(PUBLICATION, api.publication).catch(taire)
  if (plan === null) return
  void import('../features/carte/ChargeurCarte.tsx')
  const p = new URLSearchParams(location.search)
  plan.then((lu) => {
    const niveau = p.get('n') ?? 'circonscription'
    const zoom = Number(p.get('z') ?? 0)
    magasinDe(lu).demander([
      ...(niveau === 'bureau'
        ? couchesEnVue(lu, niveau, null, zoom)
        : lu.couches.filter((c) => c.niveau === niveau)),
      ...lu.couches.filter((c) => c.niveau === 'departement'),
    ])
  }, taire)
}

amorcer()
