/** Sectors: read by anybody, cut and adjusted by federations. */
import {
  DecoupeEnvoyee,
  ParamsDecoupe,
  ParamsSecteur,
  QuerySecteurs,
  Secteur,
  SecteurModifie,
  SecteurNouveau,
  Secteurs,
} from '#contract/secteur'
import type { TableSecteur } from '#db/schemaDurable'
import {
  empreinteDe,
  lireBureauxADecouper,
  lireDecoupes,
  lireSecteur,
  lireSelections,
  parNumero,
  type BureauDuTerrain,
} from '#db/secteur'
import { refusDe } from '#domain/donneePersonnelle'
import { portesDe, seancesDe, type Depart } from '#domain/secteur'
import { tournee } from '#domain/secteur/marche'
import { exigerPortee } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import {
  circonscriptionsDe,
  creerSelection,
  exigerBureaux,
  marquerSupprime,
  modifierSecteur,
  recouper,
  remplacerDecoupe,
} from './queries.ts'

/** As the contract says it: counts, and bureaux in the order of the walk. */
function decrire(s: TableSecteur, bureaux: readonly BureauDuTerrain[]): Secteur {
  const siens = bureaux.filter((b) => s.bureaux.includes(b.code))
  const places = siens.flatMap((b) => (b.ancre ? [{ code: b.code, ancre: b.ancre }] : []))
  const { ordre, metres } = tournee(
    places.map((p) => p.ancre),
    s.depart && [s.depart.longitude, s.depart.latitude],
  )
  const perdus = siens.filter((b) => b.ancre === null).map((b) => b.code)
  return {
    id: s.id,
    nom: s.nom,
    departement: s.departement,
    circonscription: s.circonscription,
    bureaux: [...ordre.map((i) => places[i]!.code), ...perdus],
    inscrits: siens.reduce((n, b) => n + b.inscrits, 0),
    portes: siens.reduce((n, b) => n + portesDe(b.inscrits), 0),
    seances: siens.reduce((n, b) => n + seancesDe(b), 0),
    marcheMetres: places.length > 0 ? metres : null,
    mode: s.mode,
    libre: s.libre,
    depart: s.depart,
    version: s.version,
    creeLe: s.creeLe.toISOString(),
  }
}

async function decrireUn(s: TableSecteur, { base }: Contexte): Promise<Secteur> {
  return decrire(s, await exigerBureaux(base.db, s.bureaux))
}

async function decrireDecoupe(
  circonscription: string,
  decoupe: readonly TableSecteur[],
  { base }: Contexte,
): Promise<Secteurs> {
  const bureaux = await lireBureauxADecouper(base.db, [circonscription])
  return { secteurs: decoupe.map((s) => decrire(s, bureaux)), empreinte: empreinteDe(decoupe) }
}

async function exiger(id: string, { base }: Contexte): Promise<TableSecteur> {
  const secteur = await lireSecteur(base.db, id)
  if (!secteur) throw new Probleme('introuvable', `Le secteur ${id} n’existe pas.`)
  return secteur
}

/** @throws Probleme 422 when a name or a meeting point names somebody. */
function exigerSansPersonne(nom: string | null | undefined, depart: Depart | null | undefined): void {
  const refus = [nom, depart?.nom].flatMap((texte) => (texte ? (refusDe(texte) ?? []) : []))[0]
  if (refus !== undefined) throw new Probleme('donneePersonnelle', refus)
}

const departementDe = (circonscription: string): string =>
  circonscription.slice(0, circonscription.indexOf('-'))

export const routesSecteur = [
  route({
    chemin: '/api/v1/secteurs',
    resume: 'Secteurs d’un lieu : son découpage, et les sélections qui le touchent',
    acces: 'public',
    vivante: true,
    query: QuerySecteurs,
    reponse: Secteurs,
    async repondre({ query }, contexte) {
      const { db } = contexte.base
      const circonscriptions = await circonscriptionsDe(db, query)
      const bureaux = await lireBureauxADecouper(db, circonscriptions)
      if (bureaux.length === 0) throw new Probleme('introuvable', 'Aucun bureau n’est publié pour ce lieu.')
      const decoupes = await lireDecoupes(db, bureaux, contexte.horloge())
      const codes = bureaux.filter((b) => query.commune === undefined || b.commune === query.commune)
      const voulus = new Set(codes.map((b) => b.code))
      const touchent = decoupes.filter((s) => s.bureaux.some((b) => voulus.has(b)))
      const selections = await lireSelections(db, [...voulus])
      return {
        secteurs: [...touchent, ...selections.toSorted(parNumero)].map((s) => decrire(s, bureaux)),
        empreinte: empreinteDe(decoupes),
      }
    },
  }),
  route({
    chemin: '/api/v1/secteurs/:id',
    resume: 'Un secteur',
    acces: 'public',
    vivante: true,
    params: ParamsSecteur,
    reponse: Secteur,
    async repondre({ params: { id } }, contexte) {
      const secteur = await exiger(id, contexte)
      if (secteur.supprimeLe) throw new Probleme('introuvable', `Le secteur ${id} a été supprimé.`)
      return decrireUn(secteur, contexte)
    },
  }),
  ecriture({
    chemin: '/api/v1/secteurs',
    resume: 'Fait un secteur d’une sélection de bureaux',
    acces: 'federation',
    portee: 'departement',
    corps: SecteurNouveau,
    reponse: Secteur,
    async repondre({ corps, acteur }, contexte) {
      exigerSansPersonne(corps.nom, corps.depart)
      const bureaux = await exigerBureaux(contexte.base.db, corps.bureaux)
      const departements = new Set(bureaux.map((b) => b.departement))
      if (departements.size > 1) throw new Probleme('requete', 'Un secteur tient dans un seul département.')
      exigerPortee(acteur, bureaux[0]!.departement)
      const secteur = await creerSelection(
        contexte.base.db,
        bureaux,
        { nom: corps.nom, depart: corps.depart ?? null },
        contexte.horloge(),
      )
      return { status: 201, contenu: await decrireUn(secteur, contexte) }
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/secteurs/:id',
    resume: 'Renomme un secteur, change son départ, ou les bureaux d’une sélection',
    acces: 'federation',
    portee: 'departement',
    params: ParamsSecteur,
    corps: SecteurModifie,
    reponse: Secteur,
    async repondre({ params: { id }, corps, acteur }, contexte) {
      const secteur = await exiger(id, contexte)
      exigerPortee(acteur, secteur.departement)
      exigerSansPersonne(corps.nom, corps.depart)
      if (corps.bureaux && !secteur.libre)
        throw new Probleme('requete', 'Les bureaux d’un découpage se changent tous ensemble.')
      if (corps.bureaux) await exigerBureaux(contexte.base.db, corps.bureaux)
      const { version, nom, depart, bureaux } = corps
      const valeurs = { nom, depart, ...(bureaux ? { bureaux } : {}) }
      const ligne = await modifierSecteur(contexte.base.db, id, version, valeurs, contexte.horloge())
      return { status: 200, contenu: await decrireUn(ligne, contexte) }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/secteurs/:id',
    resume: 'Supprime une sélection ; elle se rétablit',
    acces: 'federation',
    portee: 'departement',
    params: ParamsSecteur,
    reponse: Secteur,
    async repondre({ params: { id }, acteur }, contexte) {
      const secteur = await exiger(id, contexte)
      exigerPortee(acteur, secteur.departement)
      if (!secteur.libre)
        throw new Probleme(
          'requete',
          'Un secteur du découpage se fond dans un autre : il ne se supprime pas.',
        )
      const ligne = await marquerSupprime(contexte.base.db, id, contexte.horloge())
      return { status: 200, contenu: await decrireUn(ligne, contexte) }
    },
  }),
  ecriture({
    chemin: '/api/v1/secteurs/:id/retablir',
    resume: 'Rétablit une sélection supprimée',
    acces: 'federation',
    portee: 'departement',
    params: ParamsSecteur,
    reponse: Secteur,
    async repondre({ params: { id }, acteur }, contexte) {
      const secteur = await exiger(id, contexte)
      exigerPortee(acteur, secteur.departement)
      if (!secteur.libre) throw new Probleme('requete', 'Seule une sélection se rétablit.')
      const ligne = await marquerSupprime(contexte.base.db, id, null)
      return { status: 200, contenu: await decrireUn(ligne, contexte) }
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/decoupes/:circonscription',
    resume: 'Remplace le découpage d’une circonscription en secteurs',
    acces: 'federation',
    portee: 'departement',
    params: ParamsDecoupe,
    corps: DecoupeEnvoyee,
    reponse: Secteurs,
    async repondre({ params: { circonscription }, corps, acteur }, contexte) {
      exigerPortee(acteur, departementDe(circonscription))
      for (const s of corps.secteurs) exigerSansPersonne(s.nom, s.depart)
      const decoupe = await remplacerDecoupe(contexte.base.db, circonscription, corps, contexte.horloge())
      return { status: 200, contenu: await decrireDecoupe(circonscription, decoupe, contexte) }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/decoupes/:circonscription',
    resume: 'Revient au découpage automatique',
    acces: 'federation',
    portee: 'departement',
    params: ParamsDecoupe,
    reponse: Secteurs,
    async repondre({ params: { circonscription }, acteur }, contexte) {
      exigerPortee(acteur, departementDe(circonscription))
      const decoupe = await recouper(contexte.base.db, circonscription, contexte.horloge())
      return { status: 200, contenu: await decrireDecoupe(circonscription, decoupe, contexte) }
    },
  }),
]
