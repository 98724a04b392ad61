/**
 * Acceptance: every route × every role × in and out of scope × share link. What is expected comes from what the route declares (access and
 * scope); a route without an example, or without a declaration, fails here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../server/app.ts'
import type { Route } from '../../server/http/route.ts'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'
import { inviterActeurs, MAINTENANT, peutEntrer, type ActeurDEssai } from './matrice/acteurs.ts'
import { cheminPublic, type Exemple } from './matrice/exemple.ts'
import { EXEMPLES } from './matrice/exemples.ts'
import { ouvrirMonde, type Monde } from './matrice/fabriques.ts'

let serveur: ServeurDeTest
let monde: Monde
let acteurs: ActeurDEssai[]
beforeAll(async () => {
  serveur = await demarrerServeurDemo(() => MAINTENANT, { MANDATAIRES: '1' })
  monde = await ouvrirMonde(serveur)
  acteurs = await inviterActeurs(serveur)
})
const compte = { demandes: 0, refus: 0 }
afterAll(async () => {
  console.log(
    `matrice : ${ROUTES.length} routes × ${acteurs.length} appelants, ${compte.demandes} requêtes, ${compte.refus} refus attendus`,
  )
  await serveur.fermer()
})

const nomDe = (r: Route): string => `${r.methode} ${r.chemin}`
let adresse = 0
/** Marks of what everybody reads alike: a booklet is not composed again for each caller. */
const marques = new Map<string, string>()

/** What is live has no end: its answer is left as soon as it is known to come. */
async function lireTexte(reponse: Response): Promise<string> {
  if (!reponse.headers.get('content-type')?.startsWith('text/event-stream')) return await reponse.text()
  await reponse.body!.cancel()
  return ''
}

async function appeler(route: Route, a: ActeurDEssai, exemple: Exemple) {
  const chemin = /^\/(api|fiches)/.test(exemple.chemin)
    ? exemple.chemin
    : cheminPublic(route.chemin.replace(/\/:id$/, exemple.chemin.startsWith('/') ? '' : '/:id'), monde) +
      exemple.chemin
  // Each call from its own address: the rate limit is tested elsewhere.
  adresse++
  const marque = route.acces === 'public' ? marques.get(chemin) : undefined
  const entetes = {
    'x-forwarded-for': `10.1.${adresse >> 8}.${adresse & 255}`,
    ...(marque && { 'if-none-match': marque }),
  }
  // What a session or a pass becomes is not for the next route.
  const temoins = new Map(a.client.temoins)
  const reponse = await a.client.appeler(route.methode.toUpperCase(), chemin, {
    corps: exemple.corps,
    entetes,
  })
  const texte = await lireTexte(reponse)
  a.client.temoins.clear()
  for (const [nom, valeur] of temoins) a.client.temoins.set(nom, valeur)
  compte.demandes++
  marques.set(chemin, reponse.headers.get('etag') ?? '')
  const statut = reponse.status === 304 ? 200 : reponse.status
  return { statut, texte, garde: reponse.headers.get('cache-control') ?? '' }
}

const exempleDe = async (route: Route): Promise<Exemple> =>
  (await EXEMPLES[nomDe(route)]?.(monde)) ?? { chemin: '' }
const reussit = ({ statut }: Exemple, recu: number): boolean =>
  statut === undefined ? recu === 200 || recu === 201 : recu === statut

/** Failures of a route, one line each: all of them are read at once. */
async function eprouver(route: Route): Promise<string[]> {
  const fautes: string[] = []
  // who reads uses nothing up
  const commun = route.methode === 'get' ? await exempleDe(route) : null
  for (const a of acteurs) {
    const exemple = commun ?? (await exempleDe(route))
    const { statut, texte, garde } = await appeler(route, a, exemple)
    const deTous = route.acces === 'public' && !route.personnelle && route.methode === 'get'
    if (!deTous && !/no-store|private/.test(garde))
      fautes.push(`${a.nom} : une copie peut être gardée, ${garde}`)
    const dire = (attendu: string): void =>
      void fautes.push(`${a.nom} : ${attendu}, reçu ${statut} ${texte.slice(0, 160)}`)
    if (!peutEntrer(a, route.acces)) {
      compte.refus++
      if (statut !== 403) dire('403 attendu')
      continue
    }
    const horsPortee = !a.dedans && ['departement', 'lieu', 'ressort'].includes(route.portee ?? '')
    if (!horsPortee) {
      if (!reussit(exemple, statut)) dire('réussite attendue')
      else if (a.dedans && exemple.trace && a.nom !== 'siège borné au 30' && !SANS_TRACE.has(nomDe(route)))
        if (!texte.includes(exemple.trace)) dire(`« ${exemple.trace} » attendu`)
    } else {
      compte.refus++
      const refuse = statut === 403 || statut === 404
      const rienDeTrop = route.portee === 'ressort' && statut === 200 && !changeQuelqueChose(route)
      if (exemple.trace && texte.includes(exemple.trace)) dire('rien hors du ressort')
      else if (!refuse && !rienDeTrop) dire('403 ou 404 attendu hors de la portée')
    }
  }
  return fautes
}
const changeQuelqueChose = (route: Route): boolean =>
  route.methode !== 'get' && !LIT_PAR_POST.has(nomDe(route))
/** A selection is too long for an address. */
const LIT_PAR_POST = new Set(['post /api/v1/exports/selection.:format', 'post /api/v1/participations'])
/** Members are those of one's own group: federations and headquarters have none. */
const SANS_TRACE = new Set(['get /api/v1/membres'])

it('chaque route déclare qui et où, et a son exemple', () => {
  const fautes = ROUTES.flatMap((r) => [
    ...(r.acces !== 'public' && !r.portee ? [`${nomDe(r)} : aucune portée`] : []),
    ...(r.acces !== 'public' && !EXEMPLES[nomDe(r)] ? [`${nomDe(r)} : aucun exemple`] : []),
    ...(r.methode !== 'get' && r.acces === 'lecture' && !LIT_PAR_POST.has(nomDe(r))
      ? [`${nomDe(r)} : la lecture ne change rien`]
      : []),
  ])
  expect(fautes).toEqual([])
  const noms = new Set(ROUTES.map(nomDe))
  expect(noms.size).toBe(ROUTES.length)
  expect(Object.keys(EXEMPLES).filter((e) => !noms.has(e))).toEqual([])
})

describe('chaque route × chaque appelant', () => {
  const gardees = ROUTES.filter((r) => r.acces !== 'public')
  it.each(gardees.map((r) => [nomDe(r), r] as const))('%s', async (_, route) => {
    expect(await eprouver(route)).toEqual([])
  })
  const publiques = ROUTES.filter((r) => r.acces === 'public')
  it.each(publiques.map((r) => [nomDe(r), r] as const))('%s', async (_, route) => {
    expect(await eprouver(route)).toEqual([])
  })
})

it('une adresse ou un verbe que personne n’a déclaré est refusé à tous', async () => {
  for (const { client } of acteurs) {
    expect((await client.appeler('GET', '/rien')).status).toBe(404)
    expect((await client.appeler('DELETE', '/publication')).status).toBe(405)
  }
})

it('sur de vraies données, la machine du serveur n’est personne sans compte', async () => {
  const { db } = serveur.base
  const session = async (): Promise<unknown> => (await fetch(`${serveur.url}/api/v1/session`)).json()
  expect(await session()).toMatchObject({ role: 'siege', demonstration: true })
  await db.withSchema('publie').updateTable('publication').set({ fictive: false }).execute()
  try {
    expect(await session()).toMatchObject({ role: 'visiteur', demonstration: false })
    for (const route of ROUTES.filter((r) => r.acces !== 'public')) {
      const reponse = await fetch(serveur.url + route.chemin.replaceAll(/:\w+/g, 'x'), {
        method: route.methode,
        headers: { 'content-type': 'application/json' },
      })
      expect([nomDe(route), reponse.status]).toEqual([nomDe(route), 403])
    }
  } finally {
    await db.withSchema('publie').updateTable('publication').set({ fictive: true }).execute()
  }
})
