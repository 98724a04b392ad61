/** The bureaux as files: all of them, a selection, or a list. */
import { ParamsExport, ParamsExportListe, QueryExport, SelectionAExporter } from '#contract/export'
import { compterBureaux } from '#db/bureaux'
import { consigner } from '#db/journal'
import { lireLignes, placerEnListe } from '#db/liste'
import { codesDeSelection } from '#db/ordre'
import { NOMS_DEPARTEMENTS } from '#domain/departement'
import { FORMATS } from '#domain/export/format'
import { exigerPortee, type Acteur } from '../../http/acces.ts'
import { exigerListe } from '../../http/listeOuverte.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'
import { verser } from './verser.ts'

/** What an actor may take away: a département of theirs, or all of theirs; null: everywhere. */
function departementsDe(acteur: Acteur, departement: string | undefined): readonly string[] | null {
  const demandes = departement === undefined ? acteur.departements && [...acteur.departements] : [departement]
  for (const d of demandes ?? []) exigerPortee(acteur, d)
  return demandes
}

export const routesExport = [
  route({
    chemin: '/api/v1/exports/bureaux.:format',
    resume: 'Tous les bureaux d’un département, ou de tous ceux que l’on voit, dans un fichier',
    acces: 'lecture',
    portee: 'ressort',
    params: ParamsExport,
    query: QueryExport,
    reponse: 'application/octet-stream',
    async repondre({ params: { format }, query, acteur }, contexte) {
      const departements = departementsDe(acteur, query.departement)
      const seul = departements?.length === 1 ? departements[0]! : null
      const corps = await verser(
        {
          cible: { departements },
          titre: `Bureaux de vote, ${seul === null ? 'France' : (NOMS_DEPARTEMENTS.get(seul) ?? seul)}`,
          nom: `bureaux-${seul ?? 'france'}`,
          format,
          colonnes: query.colonnes ?? null,
          contours: query.contours === '1',
        },
        contexte,
      )
      const fait = { action: `Bureaux exportés en ${FORMATS[format].nom}`, departement: seul }
      await consigner(contexte.base.db, acteur, fait, contexte.horloge())
      return corps
    },
  }),
  ecriture({
    chemin: '/api/v1/exports/selection.:format',
    resume: 'Les bureaux d’une sélection, dans un fichier',
    action: 'Sélection exportée',
    acces: 'lecture',
    portee: 'ressort',
    params: ParamsExport,
    corps: SelectionAExporter,
    reponse: 'application/octet-stream',
    async repondre({ params: { format }, corps, acteur }, contexte) {
      const codes = await codesDeSelection(contexte.base, corps)
      if (!codes)
        throw new Probleme('requete', 'Les données ont changé depuis cette sélection : rechargez la page.')
      const cible = { codes }
      for (const d of (await compterBureaux(contexte.base.db, cible)).departements) exigerPortee(acteur, d)
      const demande = { cible, titre: 'Sélection de bureaux', nom: 'selection', format }
      return {
        status: 200,
        contenu: await verser({ ...demande, colonnes: corps.colonnes, contours: corps.contours }, contexte),
      }
    },
  }),
  route({
    chemin: '/api/v1/exports/listes/:id.:format',
    resume: 'Les bureaux d’une liste, dans son ordre, dans un fichier',
    acces: 'membre',
    portee: 'departement',
    vivante: true,
    params: ParamsExportListe,
    query: QueryExport.omit({ departement: true }),
    reponse: 'application/octet-stream',
    async repondre({ params: { id, format }, query, acteur }, contexte) {
      const { db } = contexte.base
      const liste = await exigerListe(acteur, id, contexte)
      const lignes = await lireLignes(db, id)
      const corps = await verser(
        {
          cible: { codes: lignes.map((l) => l.code) },
          titre: liste.nom,
          nom: `liste-${liste.departement}`,
          format,
          colonnes: query.colonnes ?? null,
          contours: query.contours === '1',
          completer: await placerEnListe(db, liste, lignes),
        },
        contexte,
      )
      const fait = {
        action: `Liste exportée en ${FORMATS[format].nom}`,
        objet: id,
        departement: liste.departement,
      }
      await consigner(db, acteur, fait, contexte.horloge())
      return corps
    },
  }),
]
