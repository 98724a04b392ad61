/** Step « carte, contours »: the geometry of each layer, from one mesh of the whole territory; and the plan of the layers. */
import type { NiveauCarte } from '#domain/lieu'
import { piece, type Chantier } from '../chantier.ts'
import type { Emprise } from '../geometrie/contour.ts'
import { dessinerCouches } from '../geometrie/dessins.ts'
import { ebaucher, tramer, type Ebauche } from '../geometrie/maillage.ts'
import type { LieuxParNiveau } from '../geometrie/pieces.ts'
import { artefact, couchesDe, type Artefact } from './carte.ts'
import { dessiner } from './geometrie.ts'
import type { Lieu } from '../lieu.ts'
import { relireLieux } from './lieux.ts'

/** A layer in the artefact `plan`. */
interface CoucheCarte {
  niveau: NiveauCarte
  departement: string | null
  emprise: Emprise | null
}

/** Artefacts `contours/<niveau>[/<departement>]` and `plan`. */
const ARTEFACTS = piece<Artefact[]>('artefacts')
export const relireCarteContours = ARTEFACTS.relire

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Carte, contours')
  const trame = tramer(ebauche(c))
  const lieux = parNiveau(relireLieux(c.de('lieux')).lieux)
  const artefacts: Artefact[] = []
  const plan: CoucheCarte[] = []
  for (const { cle, niveau, departement, octets, emprise } of dessinerCouches(lieux, trame)) {
    artefacts.push(await artefact(`contours/${cle}`, octets))
    // the bureaux of the country are not a layer of the plan, which names those of each département
    if (niveau !== 'bureau' || departement !== null) plan.push({ niveau, departement, emprise })
  }
  artefacts.push(await artefact('plan', Buffer.from(JSON.stringify(plan))))
  ARTEFACTS.deposer(c.dossier, artefacts)
  const octets = artefacts.reduce((somme, a) => somme + a.contenu.length, 0)
  etape.finir(`${plan.length} couches, ${Math.round(octets / 1e5) / 10} Mo compressés`)
}

/** Apart, so that the contours of the country are turned into borders and forgotten before the long work begins. */
function ebauche(c: Chantier): Ebauche {
  return ebaucher(parNiveau(dessiner(c).lieux))
}

/** Places in the order of the layers. */
function parNiveau<L extends Lieu>(lieux: readonly L[]): LieuxParNiveau<L> {
  const couches = couchesDe(lieux)
  const du = (niveau: NiveauCarte): L[] => couches.filter((x) => x.niveau === niveau).flatMap((x) => x.lieux)
  return {
    region: du('region'),
    departement: du('departement'),
    circonscription: du('circonscription'),
    commune: du('commune'),
    bureau: du('bureau'),
  }
}
