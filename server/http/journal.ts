/** Every write that succeeded leaves a line in the journal, whatever its route: nobody has to remember it. */
import { consigner } from '#db/journal'
import type { Acteur } from './acces.ts'
import type { Contexte, Route } from './route.ts'

interface Fait {
  acteur: Acteur
  params: unknown
  corps: unknown
  contenu: unknown
}

/** Codes and ids that say which object was touched; never a text. */
const CLES = ['id', 'code', 'cle', 'circonscription'] as const

function valeurDe(cles: readonly string[], sources: readonly unknown[]): string | null {
  for (const source of sources)
    for (const cle of cles) {
      const valeur = (source as Record<string, unknown> | null)?.[cle]
      if (typeof valeur === 'string' && /^[\w-]{1,80}$/.test(valeur)) return valeur
    }
  return null
}

/** The only département that the request or the answer names; null when there are none or several. */
function departementDe(sources: readonly unknown[]): string | null {
  for (const source of sources) {
    const { departement, departements } = (source ?? {}) as Record<string, unknown>
    const seul: unknown =
      departement ?? (Array.isArray(departements) && departements.length === 1 ? departements[0] : null)
    if (typeof seul === 'string' && /^[0-9AB]{2,3}$/.test(seul)) return seul
  }
  return null
}

export async function journaliser(
  route: Route,
  { acteur, params, corps, contenu }: Fait,
  { base, horloge }: Contexte,
): Promise<void> {
  if (route.action === null) return
  await consigner(
    base.db,
    acteur,
    {
      action: route.action ?? route.resume.replace(/ [;:] .*$/, ''),
      objet: route.personne ? null : valeurDe(CLES, [params, contenu, corps]),
      departement:
        departementDe([corps, contenu]) ??
        (acteur.departements?.size === 1 ? [...acteur.departements][0]! : null),
    },
    horloge(),
  )
}
