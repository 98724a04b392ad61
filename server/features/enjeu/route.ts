/** Local issues, written and followed by federations and headquarters. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  EnjeuEcrit,
  EnjeuSaisi,
  EnjeuxSuivis,
  ParamsEnjeu,
  QueryEnjeuxSuivis,
  StatutEnjeuVoulu,
} from '#contract/enjeu'
import { estDesDepartements, lireLieuDeTerrain } from '#db/lieuDeTerrain'
import { refusDe } from '#domain/donneePersonnelle'
import { exigerPortee, type Acteur } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'

/** @throws Probleme when the place is unknown, or out of the scope of the caller; the whole country is headquarters'. */
async function exigerLieuDuRessort(
  lieu: Pick<EnjeuSaisi, 'niveau' | 'code'>,
  acteur: Acteur,
  { base }: Contexte,
): Promise<void> {
  const trouve = await lireLieuDeTerrain(base.db, lieu)
  if (!trouve) throw new Probleme('requete', `Le lieu « ${lieu.code} » n’est pas dans les données publiées.`)
  if (trouve.departement !== null) exigerPortee(acteur, trouve.departement)
  else if (acteur.departements !== null)
    throw new Probleme('interdit', 'Un enjeu de toute la France est écrit par le siège.')
}

export const routesEnjeu = [
  route({
    chemin: '/api/v1/enjeux/suivi',
    resume: 'Enjeux du ressort, quel que soit leur statut',
    acces: 'federation',
    portee: 'ressort',
    vivante: true,
    query: QueryEnjeuxSuivis,
    reponse: EnjeuxSuivis,
    async repondre({ query: { departement }, acteur }, { base: { db } }) {
      if (departement !== undefined) exigerPortee(acteur, departement)
      const ressort =
        departement === undefined ? acteur.departements && [...acteur.departements] : [departement]
      const enjeux = await db
        .selectFrom('enjeu')
        .select([
          'id',
          'niveau',
          'code',
          'theme',
          'texte',
          'concerne',
          'source',
          'sourceDate',
          'statut',
          'provenance',
        ])
        .where(estDesDepartements('enjeu', ressort))
        .orderBy(sql`array_position(array['propose', 'verifie', 'publie', 'ecarte'], statut)`)
        .orderBy('sourceDate', 'desc')
        .orderBy('id')
        .limit(500)
        .execute()
      const noms = await Promise.all(enjeux.map((e) => lireLieuDeTerrain(db, e)))
      return { enjeux: enjeux.map((e, i) => ({ ...e, nomLieu: noms[i]?.nom ?? e.code })) }
    },
  }),
  ecriture({
    chemin: '/api/v1/enjeux',
    resume: 'Écrit un enjeu, proposé d’abord ; son texte ne nomme personne',
    acces: 'federation',
    portee: 'departement',
    corps: EnjeuSaisi,
    reponse: EnjeuEcrit,
    async repondre({ corps, acteur }, contexte) {
      const refus = refusDe(`${corps.texte}\n${corps.concerne ?? ''}`)
      if (refus !== null) throw new Probleme('donneePersonnelle', refus)
      if (corps.sourceDate > contexte.horloge().toISOString().slice(0, 10))
        throw new Probleme('requete', 'sourceDate : la date est dans l’avenir.')
      await exigerLieuDuRessort(corps, acteur, contexte)
      const ecrit = await contexte.base.db
        .insertInto('enjeu')
        .values({ ...corps, id: randomUUID(), statut: 'propose', creeLe: contexte.horloge() })
        .returning(['id', 'statut'])
        .executeTakeFirstOrThrow()
      return { status: 201, contenu: ecrit }
    },
  }),
  ecriture({
    chemin: '/api/v1/enjeux/:id/statut',
    resume: 'Vérifie, publie ou écarte un enjeu ; chaque pas se reprend',
    acces: 'federation',
    portee: 'departement',
    params: ParamsEnjeu,
    corps: StatutEnjeuVoulu,
    reponse: EnjeuEcrit,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      const { db } = contexte.base
      const enjeu = await db
        .selectFrom('enjeu')
        .select(['niveau', 'code'])
        .where('id', '=', id)
        .executeTakeFirst()
      if (!enjeu) throw new Probleme('introuvable', 'Cet enjeu n’existe pas.')
      await exigerLieuDuRessort(enjeu, acteur, contexte)
      const ecrit = await db
        .updateTable('enjeu')
        .set({ statut: corps.statut, modifieLe: contexte.horloge() })
        .where('id', '=', id)
        .returning(['id', 'statut'])
        .executeTakeFirstOrThrow()
      return { status: 200, contenu: ecrit }
    },
  }),
]
