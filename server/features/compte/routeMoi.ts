/** One's own account: password, one-time codes, sessions, and leaving for good. */
import {
  CodeDonne,
  CodesDeSecours,
  Fait,
  GraineProposee,
  MonCompte,
  MotDePasseChange,
  MotDePasseRedit,
  ParamsCompte,
} from '#contract/compte'
import { fermerSeances, ouvrirSeance, type SeanceReconnue } from '#db/seance'
import { appareilDe } from '#domain/compte'
import type { Request } from 'express'
import { seanceDe } from '../../http/acces.ts'
import { Probleme } from '../../http/problem.ts'
import { ecriture, route, type Contexte } from '../../http/route.ts'
import { activer, desactiver, graineNeuve } from './doubleCode.ts'
import { estLeBon, hacher } from './motDePasse.ts'
import { effacerCompte, ressortDe, type LeCompte } from './queries.ts'
import { compterEssai, oublierEssais } from './tentatives.ts'

const FREIN = 20
const FAIT = { fait: true } as const

/** The access has been checked: the session may only have ended in between. */
async function exigerSeance(req: Request, contexte: Contexte): Promise<SeanceReconnue> {
  const seance = await seanceDe(req, contexte)
  if (!seance) throw new Probleme('interdit', 'Votre session est terminée : reconnectez-vous.')
  return seance
}

/** A ready account is everybody's: nobody sets its password. */
async function exigerCompteDUneSeulePersonne(req: Request, contexte: Contexte): Promise<SeanceReconnue> {
  const seance = await exigerSeance(req, contexte)
  if (seance.compte.demonstration)
    throw new Probleme('interdit', 'Un compte de démonstration ne se change pas.')
  return seance
}

/** Whoever finds a screen left open does not know the password; guesses are counted as at the entrance. */
async function exigerMotDePasse(compte: LeCompte, motDePasse: string, { base, horloge }: Contexte) {
  if ((await compterEssai(base.db, compte.identifiant, horloge())) === false)
    throw new Probleme('tropDeRequetes', 'Trop d’essais : attendez avant de recommencer.')
  if (!(await estLeBon(compte.empreinte, motDePasse)))
    throw new Probleme('identification', 'Le mot de passe actuel ne va pas.')
  await oublierEssais(base.db, compte.identifiant)
}

async function decrire({ id, compte }: SeanceReconnue, { base: { db } }: Contexte): Promise<MonCompte> {
  const seances = await db
    .selectFrom('seance')
    .select(['id', 'appareil', 'creeLe', 'vueLe'])
    .where('compte', '=', compte.id)
    .orderBy('vueLe', 'desc')
    .execute()
  const { nombre } = await db
    .selectFrom('secours')
    .select((e) => e.fn.countAll<number>().as('nombre'))
    .where('compte', '=', compte.id)
    .executeTakeFirstOrThrow()
  return {
    ...ressortDe(compte),
    identifiant: compte.identifiant,
    doubleCode: compte.graineActive,
    codesDeSecours: nombre,
    demonstration: compte.demonstration,
    seances: seances.map((s) => ({
      id: s.id,
      appareil: s.appareil,
      creeLe: s.creeLe.toISOString(),
      vueLe: s.vueLe.toISOString(),
      courante: s.id === id,
    })),
  }
}

const A_SOI = { acces: 'compte', portee: 'soi' } as const

export const routesMoi = [
  route({
    chemin: '/api/v1/compte',
    resume: 'Le compte de l’appelant : ce qu’il ouvre, comment il est protégé, où il est ouvert',
    ...A_SOI,
    vivante: true,
    reponse: MonCompte,
    repondre: async ({ brute }, contexte) => await decrire(await exigerSeance(brute, contexte), contexte),
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/compte/mot-de-passe',
    resume: 'Change son mot de passe ; toutes les autres sessions se ferment',
    ...A_SOI,
    frein: FREIN,
    corps: MotDePasseChange,
    reponse: Fait,
    async repondre({ corps, brute }, contexte) {
      const { compte } = await exigerCompteDUneSeulePersonne(brute, contexte)
      await exigerMotDePasse(compte, corps.ancien, contexte)
      const empreinte = await hacher(corps.nouveau, compte.identifiant)
      const { base, horloge } = contexte
      const seance = await base.db.transaction().execute(async (t) => {
        await t.updateTable('compte').set({ empreinte }).where('id', '=', compte.id).execute()
        await fermerSeances(t, compte.id)
        return await ouvrirSeance(t, compte.id, appareilDe(brute.get('user-agent') ?? ''), horloge())
      })
      return { status: 200, contenu: FAIT, temoins: { seance } }
    },
  }),
  ecriture({
    chemin: '/api/v1/compte/double-code',
    resume: 'Propose une graine de codes à usage unique, à scanner ; elle ne sert qu’une fois confirmée',
    ...A_SOI,
    action: null,
    frein: FREIN,
    corps: MotDePasseRedit,
    reponse: GraineProposee,
    async repondre({ corps, brute }, contexte) {
      const { compte } = await exigerCompteDUneSeulePersonne(brute, contexte)
      if (compte.graineActive) throw new Probleme('perime', 'Le double code est déjà actif sur ce compte.')
      await exigerMotDePasse(compte, corps.motDePasse, contexte)
      const proposee = graineNeuve(compte.identifiant)
      await contexte.base.db
        .updateTable('compte')
        .set({ graine: proposee.graine, pasUtilise: null })
        .where('id', '=', compte.id)
        .execute()
      return { status: 200, contenu: proposee }
    },
  }),
  ecriture({
    methode: 'put',
    chemin: '/api/v1/compte/double-code',
    resume: 'Active le double code avec un premier code ; remet des codes de secours',
    ...A_SOI,
    frein: FREIN,
    corps: CodeDonne,
    reponse: CodesDeSecours,
    async repondre({ corps, brute }, contexte) {
      const { compte } = await exigerCompteDUneSeulePersonne(brute, contexte)
      if (compte.graineActive) throw new Probleme('perime', 'Le double code est déjà actif sur ce compte.')
      const codes = await activer(contexte.base.db, compte, corps.code, contexte.horloge())
      if (!codes)
        throw new Probleme('identification', 'Ce code ne va pas : attendez le suivant, vérifiez l’heure.')
      return { status: 200, contenu: { codes } }
    },
  }),
  ecriture({
    chemin: '/api/v1/compte/double-code/retrait',
    resume: 'Retire le double code, après avoir redit son mot de passe',
    ...A_SOI,
    frein: FREIN,
    corps: MotDePasseRedit,
    reponse: Fait,
    async repondre({ corps, brute }, contexte) {
      const { compte } = await exigerCompteDUneSeulePersonne(brute, contexte)
      await exigerMotDePasse(compte, corps.motDePasse, contexte)
      await desactiver(contexte.base.db, compte.id)
      return { status: 200, contenu: FAIT }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/compte/seances/:id',
    resume: 'Ferme une de ses sessions',
    ...A_SOI,
    params: ParamsCompte,
    reponse: MonCompte,
    async repondre({ params, brute }, contexte) {
      const seance = await exigerSeance(brute, contexte)
      await contexte.base.db
        .deleteFrom('seance')
        .where('id', '=', params.id)
        .where('compte', '=', seance.compte.id)
        .execute()
      return { status: 200, contenu: await decrire(seance, contexte) }
    },
  }),
  ecriture({
    methode: 'delete',
    chemin: '/api/v1/compte/seances',
    resume: 'Ferme toutes ses autres sessions',
    ...A_SOI,
    reponse: MonCompte,
    async repondre({ brute }, contexte) {
      const seance = await exigerSeance(brute, contexte)
      await fermerSeances(contexte.base.db, seance.compte.id, seance.id)
      return { status: 200, contenu: await decrire(seance, contexte) }
    },
  }),
  ecriture({
    chemin: '/api/v1/compte/effacement',
    resume: 'Efface son propre compte, pour de bon',
    ...A_SOI,
    frein: FREIN,
    corps: MotDePasseRedit,
    reponse: Fait,
    async repondre({ corps, brute }, contexte) {
      const { compte } = await exigerCompteDUneSeulePersonne(brute, contexte)
      await exigerMotDePasse(compte, corps.motDePasse, contexte)
      await effacerCompte(contexte.base.db, compte.id)
      return { status: 200, contenu: FAIT, temoins: { seance: null } }
    },
  }),
]
