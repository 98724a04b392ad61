/** Target lists over HTTP. */
import {
  ContenuListe,
  Liste,
  ListeDemandee,
  ListeEcrite,
  Listes,
  ParamsListe,
  ParamsPartage,
  PartageDemande,
  PartageRemis,
  QueryDirect,
  QueryListes,
  StatutSaisi,
} from '#contract/liste'
import type { ListeGardee } from '#db/liste'
import { CANAL_LISTE, lireEvenements } from '#db/listeEvenement'
import { refusDe } from '#domain/donneePersonnelle'
import { exigerPortee, type Acteur } from '../../http/acces.ts'
import { suivre } from '../../http/direct.ts'
import { exigerListe } from '../../http/listeOuverte.ts'
import { versionPubliee } from '#db/publication'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'
import { creerListe, garderVersion, jeter, noterStatut, remplacerContenu } from './ecrire.ts'
import { decrireListe, lireJetees, lireListes } from './lire.ts'
import { partager, retirerPartage } from './partager.ts'

const ABSENTE = 'Cette liste n’existe pas, ou plus.'

function exigerNom(nom: string): void {
  const refus = refusDe(nom)
  if (refus !== null) throw new Probleme('donneePersonnelle', refus)
}

/** Who changes lists. */
const DIRIGENTS: ReadonlySet<Acteur['role']> = new Set(['federation', 'siege'])

const ecrite = ({ id, departement }: ListeGardee, revision: number) => ({ id, departement, revision })

export const routesListe = [
  route({
    chemin: '/api/v1/listes',
    resume: 'Listes de bureaux d’un département : pour un groupe, celles qu’on partage avec lui',
    acces: 'membre',
    portee: 'ressort',
    vivante: true,
    query: QueryListes,
    reponse: Listes,
    async repondre({ query: { departement }, acteur }, { base }) {
      if (acteur.role !== 'groupe') exigerPortee(acteur, departement)
      else if (acteur.departements && !acteur.departements.has(departement))
        throw new Probleme('interdit', `Votre accès ne couvre pas le département ${departement}.`)
      return {
        listes: await lireListes(base.db, departement, acteur.role === 'groupe' ? acteur : null),
        jetees: DIRIGENTS.has(acteur.role) ? await lireJetees(base.db, departement) : [],
      }
    },
  }),
  ecriture({
    chemin: '/api/v1/listes',
    resume: 'Crée une liste de bureaux, dans l’ordre donné',
    acces: 'federation',
    portee: 'departement',
    corps: ListeDemandee,
    reponse: ListeEcrite,
    async repondre({ corps, acteur }, { base, horloge }) {
      exigerPortee(acteur, corps.departement)
      exigerNom(corps.nom)
      const id = await creerListe(base.db, corps, horloge())
      return { status: 201, contenu: { id, departement: corps.departement, revision: 1 } }
    },
  }),
  route({
    chemin: '/api/v1/listes/:id',
    resume: 'Une liste : ses bureaux dans l’ordre, pourquoi, et où on en est',
    acces: 'membre',
    portee: 'departement',
    vivante: true,
    params: ParamsListe,
    reponse: Liste,
    async repondre({ params, acteur }, contexte) {
      const liste = await exigerListe(acteur, params.id, contexte)
      return decrireListe(contexte.base.db, liste, DIRIGENTS.has(acteur.role))
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/listes/:id',
    resume: 'Change le contenu d’une liste : bureaux, ordre, colonnes, nom',
    acces: 'federation',
    portee: 'departement',
    params: ParamsListe,
    corps: ContenuListe,
    reponse: ListeEcrite,
    async repondre({ params, corps, acteur }, contexte) {
      const liste = await exigerListe(acteur, params.id, contexte)
      exigerNom(corps.nom)
      const revision = await remplacerContenu(contexte.base.db, liste.id, corps, contexte.horloge())
      return { status: 200, contenu: ecrite(liste, revision) }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/listes/:id',
    resume: 'Jette une liste ; elle peut être reprise',
    acces: 'federation',
    portee: 'departement',
    params: ParamsListe,
    reponse: ListeEcrite,
    async repondre({ params, acteur }, contexte) {
      const liste = await exigerListe(acteur, params.id, contexte)
      await jeter(contexte.base.db, liste.id, contexte.horloge())
      return { status: 200, contenu: ecrite(liste, liste.revision) }
    },
  }),
  ecriture({
    chemin: '/api/v1/listes/:id/reprise',
    resume: 'Reprend une liste jetée',
    acces: 'federation',
    portee: 'departement',
    params: ParamsListe,
    reponse: ListeEcrite,
    async repondre({ params, acteur }, { base }) {
      const liste = await base.db
        .selectFrom('liste')
        .selectAll()
        .where('id', '=', params.id)
        .executeTakeFirst()
      if (!liste) throw new Probleme('introuvable', ABSENTE)
      exigerPortee(acteur, liste.departement)
      await jeter(base.db, liste.id, null)
      return { status: 200, contenu: ecrite(liste, liste.revision) }
    },
  }),
  ecriture({
    chemin: '/api/v1/listes/:id/statuts',
    resume: 'Dit où en est un bureau d’une liste : à faire, en cours, fait',
    acces: 'groupe',
    portee: 'departement',
    params: ParamsListe,
    corps: StatutSaisi,
    reponse: ListeEcrite,
    async repondre({ params, corps, acteur }, contexte) {
      const liste = await exigerListe(acteur, params.id, contexte)
      await noterStatut(contexte.base.db, liste.id, corps, acteur.groupe, contexte.horloge())
      return { status: 200, contenu: ecrite(liste, liste.revision) }
    },
  }),
  ecriture({
    chemin: '/api/v1/listes/:id/versions',
    resume: 'Garde une liste comme elle est, avec ce qui a changé depuis la version précédente',
    acces: 'federation',
    portee: 'departement',
    params: ParamsListe,
    reponse: ListeEcrite,
    async repondre({ params, acteur }, contexte) {
      const liste = await exigerListe(acteur, params.id, contexte)
      await garderVersion(
        contexte.base.db,
        liste.id,
        await versionPubliee(contexte.base.db),
        contexte.horloge(),
      )
      return { status: 201, contenu: ecrite(liste, liste.revision) }
    },
  }),
  ecriture({
    chemin: '/api/v1/listes/:id/partages',
    resume: 'Partage une liste avec un groupe ; le lien n’est montré qu’ici',
    acces: 'federation',
    portee: 'departement',
    params: ParamsListe,
    corps: PartageDemande,
    reponse: PartageRemis,
    async repondre({ params, corps, acteur, brute }, contexte) {
      const liste = await exigerListe(acteur, params.id, contexte)
      exigerNom(corps.groupe)
      const origine = `${brute.protocol}://${brute.get('host') ?? 'localhost'}`
      const remis = await partager(contexte.base.db, liste, corps, origine, contexte.horloge())
      return { status: 201, contenu: remis }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/listes/:id/partages/:partage',
    resume: 'Retire le lien d’un groupe vers une liste',
    acces: 'federation',
    portee: 'departement',
    params: ParamsPartage,
    reponse: ListeEcrite,
    async repondre({ params, acteur }, contexte) {
      const liste = await exigerListe(acteur, params.id, contexte)
      if (!(await retirerPartage(contexte.base.db, liste.id, params.partage, contexte.horloge())))
        throw new Probleme('introuvable', 'Ce partage n’existe pas, ou plus.')
      return { status: 200, contenu: ecrite(liste, liste.revision) }
    },
  }),
  route({
    chemin: '/api/v1/listes/:id/direct',
    resume: 'Ce qui arrive à une liste, au moment où cela arrive (événements du serveur)',
    acces: 'membre',
    portee: 'departement',
    vivante: true,
    params: ParamsListe,
    query: QueryDirect,
    reponse: 'text/event-stream',
    async repondre({ params, query, acteur, brute }, contexte) {
      const { db } = contexte.base
      const liste = await exigerListe(acteur, params.id, contexte)
      const dernier = Number(brute.get('last-event-id'))
      return suivre({
        base: contexte.base,
        canal: CANAL_LISTE,
        sujet: liste.id,
        depuis: Number.isInteger(dernier) && dernier > 0 ? dernier : query.depuis,
        lire: (depuis, limite) => lireEvenements(db, liste.id, depuis, limite),
      })
    },
  }),
]
