/** Headquarters' inbox: fiches of one's départements, and enjeux made of what they suggest. */
import { randomUUID } from 'node:crypto'
import { EnjeuEcrit } from '#contract/enjeu'
import { ParamsSuggestion, QueryRetours, Retours } from '#contract/retour'
import { exigerPortee, type Acteur } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'
import { dateLongue } from '#domain/typographie'
import { exigerLieu, lireEnjeuxSuggeres } from './queries.ts'
import { compterRetours, lireRetours, signalDe } from './retours.ts'

/** Départements read: the one asked for, within the scope of the pass. */
function ressort(acteur: Acteur, departement: string | undefined): string[] | null {
  if (departement === undefined) return acteur.departements && [...acteur.departements]
  exigerPortee(acteur, departement)
  return [departement]
}

export const routesRetours = [
  route({
    chemin: '/api/v1/retours',
    resume: 'Fiches d’observation du ressort, lues ou non, et leur nombre par statut',
    acces: 'federation',
    portee: 'ressort',
    vivante: true,
    query: QueryRetours,
    reponse: Retours,
    async repondre({ query, acteur }, { base }) {
      const departements = ressort(acteur, query.departement)
      return {
        retours: await lireRetours(base.db, query.statut, departements),
        comptes: await compterRetours(base.db, departements),
      }
    },
  }),
  ecriture({
    chemin: '/api/v1/retours/:id/enjeux/:rang',
    resume: 'Fait un enjeu publié de ce qu’une fiche suggère ; une seule fois',
    acces: 'federation',
    portee: 'departement',
    params: ParamsSuggestion,
    reponse: EnjeuEcrit,
    async repondre({ params: { id, rang }, acteur }, { base: { db }, horloge }) {
      const fiche = await db.selectFrom('observation').selectAll().where('id', '=', id).executeTakeFirst()
      const suggere = (await lireEnjeuxSuggeres(db, [id])).get(id)?.[rang]
      if (!fiche || !suggere) throw new Probleme('introuvable', 'Cette suggestion n’existe pas.')
      const lieu = await exigerLieu(db, fiche, 'introuvable')
      if (lieu.departement !== null) exigerPortee(acteur, lieu.departement)
      const signal = signalDe(id, rang)
      const ecrit = await db
        .insertInto('enjeu')
        .values({
          ...suggere,
          id: randomUUID(),
          niveau: fiche.niveau,
          code: fiche.code,
          source: `Fiche d’observation du ${dateLongue(fiche.jour)}`,
          sourceDate: fiche.jour,
          statut: 'publie',
          provenance: 'observation',
          signal,
          creeLe: horloge(),
        })
        .onConflict((c) => c.column('signal').doNothing())
        .returning(['id', 'statut'])
        .executeTakeFirst()
      if (ecrit) return { status: 201, contenu: ecrit }
      const deja = await db
        .selectFrom('enjeu')
        .select(['id', 'statut'])
        .where('signal', '=', signal)
        .executeTakeFirstOrThrow()
      return { status: 200, contenu: deja }
    },
  }),
]
