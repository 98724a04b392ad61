/** Selections: a filter in French gives bits, bits give the votes of what they select. */
import { Filtre, QueryFiltre, SelectionEnvoyee, Totaux } from '#contract/selection'
import type { Base } from '#db/connect'
import { depuisBase64, depuisRangs, enBase64, rangsDe } from '#domain/selection/bits'
import { lireRequete, RequeteIllisible, type Requete } from '#domain/selection/requete'
import { versionPubliee } from '../../http/mount.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import { additionner, filtrer, lireOrdre } from './queries.ts'

interface Ordre {
  version: string
  codes: readonly string[]
  rangs: ReadonlyMap<string, number>
}
const ordres = new WeakMap<Base, Ordre>()

/** The national order of the current publication, read once. */
async function ordreDe(contexte: Contexte): Promise<Ordre> {
  const version = await versionPubliee(contexte)
  const connu = ordres.get(contexte.base)
  if (connu?.version === version) return connu
  const codes = await lireOrdre(contexte.base.db)
  const ordre = { version, codes, rangs: new Map(codes.map((code, rang) => [code, rang])) }
  ordres.set(contexte.base, ordre)
  return ordre
}

function comprendre(texte: string): Requete {
  try {
    return lireRequete(texte)
  } catch (erreur) {
    if (erreur instanceof RequeteIllisible) throw new Probleme('requete', erreur.message, { cause: erreur })
    throw erreur
  }
}

export const routesSelection = [
  route({
    chemin: '/api/v1/selection/filtre',
    resume: 'Bureaux que garde un filtre écrit en français',
    acces: 'public',
    query: QueryFiltre,
    reponse: Filtre,
    async repondre({ query }, contexte) {
      const requete = comprendre(query.q)
      const { codes, rangs } = await ordreDe(contexte)
      const trouves = await filtrer(contexte.base.db, requete)
      const bits = depuisRangs(
        codes.length,
        trouves.map((code) => rangs.get(code)!),
      )
      return { bits: enBase64(bits), bureaux: trouves.length }
    },
  }),
  ecriture({
    chemin: '/api/v1/selection/totaux',
    resume: 'Voix d’une sélection de bureaux aux derniers premiers tours ; n’écrit rien',
    action: null,
    acces: 'public',
    corps: SelectionEnvoyee,
    reponse: Totaux,
    async repondre({ corps }, contexte) {
      const { version, codes } = await ordreDe(contexte)
      const bits = version === corps.version ? depuisBase64(corps.bits, codes.length) : null
      if (!bits)
        throw new Probleme('requete', 'Les données ont changé depuis cette sélection : rechargez la page.')
      const choisis = rangsDe(bits).flatMap((rang) => codes[rang] ?? [])
      return {
        status: 200,
        contenu: { bureaux: choisis.length, tours: await additionner(contexte.base.db, choisis) },
      }
    },
  }),
]
