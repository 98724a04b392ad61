/** Step « carte, contours »: the geometry of each layer, simplified, as compressed Arrow streams; and the plan of the layers. */
import type { NiveauCarte } from '#domain/lieu'
import { piece, type Chantier } from '../chantier.ts'
import { coucheContours } from '../geometrie/couche.ts'
import { empriseDe, type Contour, type Emprise } from '../geometrie/contour.ts'
import { fusionner, simplifier } from '../geometrie/simplifier.ts'
import { artefact, couchesDe, suffixe, type Artefact, type Couche } from './carte.ts'
import { dessiner } from './geometrie.ts'
import type { LieuDessine } from '../lieu.ts'

/** A layer in the artefact `plan`. */
interface CoucheCarte {
  niveau: NiveauCarte
  departement: string | null
  emprise: Emprise | null
}

/** Detail of each level, square degrees (see simplifier); bureaux are drawn as they are. */
const AIRE_MIN: Partial<Record<NiveauCarte, number>> = { circonscription: 6e-6, commune: 1e-5 }

/** Artefacts `contours/<niveau>[/<departement>]` and `plan`. */
const ARTEFACTS = piece<Artefact[]>('artefacts')
export const relireCarteContours = ARTEFACTS.relire

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Carte, contours')
  const couches = couchesDe(dessiner(c).lieux)
  const dessins = new Map(couches.map((couche) => [couche, simplifies(couche)]))
  const [departements, circonscriptions] = (['departement', 'circonscription'] as const).map((niveau) =>
    couches.find((x) => x.niveau === niveau),
  )
  if (departements && circonscriptions)
    dessins.set(departements, fusionnes(departements, circonscriptions, dessins.get(circonscriptions)!))
  const artefacts: Artefact[] = []
  const plan: CoucheCarte[] = []
  for (const [couche, contours] of dessins) {
    const { niveau, departement, lieux } = couche
    const lignes = lieux.map((l, i) => ({ code: l.code, contour: contours[i]! }))
    artefacts.push(await artefact(`contours/${suffixe(couche)}`, coucheContours(lignes)))
    plan.push({ niveau, departement, emprise: empriseCommune(contours) })
  }
  artefacts.push(await artefact('plan', Buffer.from(JSON.stringify(plan))))
  ARTEFACTS.deposer(c.dossier, artefacts)
  const octets = artefacts.reduce((somme, a) => somme + a.contenu.length, 0)
  etape.finir(`${plan.length} couches, ${Math.round(octets / 1e5) / 10} Mo compressés`)
}

/** Départements are merged from the simplified circonscriptions: their lines fall exactly on each other. */
function fusionnes(
  departements: Couche<LieuDessine>,
  circonscriptions: Couche<LieuDessine>,
  contours: readonly (Contour | null)[],
): (Contour | null)[] {
  const dessinees = circonscriptions.lieux.flatMap(({ departement }, i) => {
    const contour = contours[i]
    return contour ? [{ departement: departement!, contour }] : []
  })
  const fusions = fusionner(
    dessinees.map((d) => d.contour),
    dessinees.map((d) => d.departement),
  )
  return departements.lieux.map((d) => fusions.get(d.code) ?? null)
}

function simplifies({ niveau, lieux }: Couche<LieuDessine>): (Contour | null)[] {
  const aireMin = AIRE_MIN[niveau]
  if (aireMin === undefined) return lieux.map((l) => l.contour)
  const avec = lieux.filter((l) => l.contour)
  const simples = simplifier(
    avec.map((l) => l.contour!),
    aireMin,
  )
  const parCode = new Map(avec.map((l, i) => [l.code, simples[i]!]))
  return lieux.map((l) => parCode.get(l.code) ?? null)
}

function empriseCommune(contours: readonly (Contour | null)[]): Emprise | null {
  let total: Emprise | null = null
  for (const contour of contours) {
    if (!contour) continue
    const e = empriseDe(contour)
    total = total
      ? [
          Math.min(total[0], e[0]),
          Math.min(total[1], e[1]),
          Math.max(total[2], e[2]),
          Math.max(total[3], e[3]),
        ]
      : e
  }
  return total
}
