/** The map without graphics card: any layer of a level within a box, drawn by the server. */
import { sql, type Kysely } from 'kysely'
import { ParamsCarte, QueryCarteSvg } from '#contract/carte'
import { coucheDe } from '#domain/couche/registre'
import { lireContours } from '#db/contours'
import { NOM_NIVEAU } from '#domain/lieu'
import type { Schema } from '#db/schema'
import { Probleme } from '../../http/problem.ts'
import { route, type Corps } from '../../http/route.ts'
import { calculer } from './calcul.ts'
import { classer, GRIS } from './classer.ts'
import { dessinerSvg } from './svg.ts'

const SVG = 'image/svg+xml'

/** Row, in the national order of the bureaux, of the first one of a département. */
async function premierRang(db: Kysely<Schema>, departement: string): Promise<number> {
  const { rows } = await sql<{ debut: number }>`
    select count(*)::int as debut from publie.lieu where niveau = 'bureau' and code collate "C" <
      (select min(code collate "C") from publie.lieu where niveau = 'bureau' and departement = ${departement})`.execute(
    db,
  )
  return rows[0]!.debut
}

export const routesDessin = [
  route({
    chemin: '/api/v1/carte/:niveau/carte.svg',
    resume: 'Carte d’un niveau dessinée par le serveur, en SVG, pour qui n’a pas WebGL 2',
    acces: 'public',
    params: ParamsCarte,
    query: QueryCarteSvg,
    reponse: SVG,
    async repondre({ params: { niveau }, query }, { base: { db }, horloge }): Promise<Corps> {
      const { emprise, largeur, hauteur } = query
      const couche = coucheDe(query.couche)
      if (!couche?.niveaux.includes(niveau) || couche.cle === 'heures')
        throw new Probleme('introuvable', `La couche « ${query.couche} » ne se dessine pas à ce niveau.`)
      const departement = niveau === 'bureau' ? query.departement : undefined
      const topologie = await lireContours(db, niveau, departement ?? (niveau === 'bureau' ? 'apercu' : null))
      if (!topologie) throw new Probleme('introuvable', 'Aucune couche de ce niveau pour ce territoire.')
      const debut = departement ? await premierRang(db, departement) : 0
      const { classe, classes } = classer(couche, await calculer(db, niveau, couche, horloge()))
      return {
        type: SVG,
        contenu: dessinerSvg({
          topologie,
          couleurDe: (rang) => classes[classe(debut + rang) ?? -1]?.couleur ?? GRIS,
          emprise,
          largeur,
          hauteur,
          titre: `${couche.libelle}, par ${NOM_NIVEAU[niveau].toLowerCase()}`,
        }),
      }
    },
  }),
]
