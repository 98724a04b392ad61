/**
 * The return of the street: fiches received once each, read by headquarters; techniques with what they taught; local issues.
 * A group sends, a federation decides; what reads shows retained fiches only.
 */
import {
  Decision,
  Enjeux,
  ObservationEnvoyee,
  ObservationRecue,
  Observations,
  ParamsDuLieu,
  ParamsObservation,
  ParamsTechniques,
  Techniques,
} from '#contract/observation'
import {
  classerTechniques,
  estPubliable,
  tauxOuverture,
  tauxTechnique,
} from '#domain/apprentissage/technique'
import { lireEssais } from '#db/essai'
import { refusDe } from '#domain/donneePersonnelle'
import { exigerLieu as exigerLieuPermis } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route } from '../../http/route.ts'
import {
  decider,
  exigerLieu,
  lireEnjeux,
  lireObservations,
  lireTechniques,
  recevoir,
  type Recue,
} from './queries.ts'

/** A phone may be a day ahead; a fiche older than this is a mistake of date. */
const JOURS = { avance: 1, anciennete: 400 }
const jourDe = (date: Date, decalage: number) =>
  new Date(date.getTime() + decalage * 86_400_000).toISOString().slice(0, 10)

function exigerJour(jour: string, maintenant: Date): void {
  if (jour > jourDe(maintenant, JOURS.avance))
    throw new Probleme('requete', 'jour : la date est dans l’avenir.')
  if (jour < jourDe(maintenant, -JOURS.anciennete))
    throw new Probleme('requete', 'jour : la date remonte à plus d’un an.')
}

const accuse = ({ id, statut, recueLe }: Recue) => ({ id, statut, recueLe: recueLe.toISOString() })

export const routesObservation = [
  ecriture({
    chemin: '/api/v1/observations',
    resume: 'Reçoit une fiche d’observation ; envoyée plusieurs fois, elle compte une fois',
    acces: 'lien',
    portee: 'lieu',
    corps: ObservationEnvoyee,
    reponse: ObservationRecue,
    async repondre({ corps, acteur }, contexte) {
      const maintenant = contexte.horloge()
      for (const texte of [corps.texte, ...corps.enjeux.map((e) => e.texte)]) {
        const refus = texte === null ? null : refusDe(texte)
        if (refus !== null) throw new Probleme('donneePersonnelle', refus)
      }
      exigerJour(corps.jour, maintenant)
      const { recue, nouvelle } = await recevoir(contexte.base.db, corps, maintenant, (lieu, t) =>
        exigerLieuPermis(acteur, lieu, t),
      )
      return { status: nouvelle ? 201 : 200, contenu: accuse(recue) }
    },
  }),
  ecriture({
    chemin: '/api/v1/observations/:id/decision',
    resume: 'Le siège qualifie, publie ou écarte une fiche',
    acces: 'federation',
    portee: 'ressort',
    params: ParamsObservation,
    corps: Decision,
    reponse: ObservationRecue,
    async repondre({ params, corps, acteur }, { base }) {
      const recue = await decider(base.db, params.id, corps.statut, acteur.departements)
      if (!recue)
        throw new Probleme(
          'introuvable',
          `Aucune fiche de votre ressort ne porte l’identifiant « ${params.id} ».`,
        )
      return { status: 200, contenu: accuse(recue) }
    },
  }),
  route({
    chemin: '/api/v1/observations',
    resume: 'Fiches retenues d’un lieu et des lieux qu’il contient, et le taux d’ouverture appris',
    acces: 'public',
    vivante: true,
    query: ParamsDuLieu,
    reponse: Observations,
    async repondre({ query }, { base }) {
      const fiches = await lireObservations(base.db, await exigerLieu(base.db, query, 'introuvable'))
      const portes = fiches.filter((f) => f.format === 'porteAPorte').map((f) => ({ ...f, fiche: f.id }))
      return {
        observations: fiches.map((f) => {
          const { id: _, recueLe: __, ...fiche } = f
          return fiche
        }),
        ouverture: tauxOuverture(portes),
      }
    },
  }),
  route({
    chemin: '/api/v1/techniques',
    resume: 'Techniques qui conviennent, les mieux éprouvées d’abord, avec ce que les fiches en ont appris',
    acces: 'public',
    vivante: true,
    query: ParamsTechniques,
    reponse: Techniques,
    async repondre({ query: { terrain, profil } }, contexte) {
      const { db } = contexte.base
      const essais = await lireEssais(db)
      const aujourdhui = jourDe(contexte.horloge(), 0)
      const cadre = { terrain: terrain ?? null, profil: profil ?? null }
      const techniques = (await lireTechniques(db))
        .filter((t) => terrain === undefined || t.terrains.includes(terrain))
        .filter((t) => profil === undefined || t.profils.includes(profil))
        .map((t) => ({ ...t, appris: tauxTechnique(t.cle, cadre, essais, aujourdhui) }))
      return {
        techniques: classerTechniques(techniques).map((t) => {
          const { active: _, appris, ...technique } = t
          return { ...technique, appris: estPubliable(appris) ? appris : null }
        }),
      }
    },
  }),
  route({
    chemin: '/api/v1/enjeux',
    resume: 'Enjeux publiés d’un lieu, de ceux qu’il contient et de ceux qui le contiennent',
    acces: 'public',
    vivante: true,
    query: ParamsDuLieu,
    reponse: Enjeux,
    repondre: async ({ query }, { base }) => ({
      enjeux: await lireEnjeux(base.db, await exigerLieu(base.db, query, 'introuvable')),
    }),
  }),
]
