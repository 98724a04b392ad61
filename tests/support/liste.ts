/** A demonstration server, passes of two federations and the making of target lists, for the tests of lists. */
import { afterAll, beforeAll, expect } from 'vitest'
import { Ciblage } from '#contract/ciblage'
import { Liste } from '#contract/liste'
import { creerLaissezPasser } from '#db/laissezPasser'
import { demarrerServeurDemo, type ServeurDeTest } from './serveur.ts'

export const MAINTENANT = new Date('2026-11-21T12:00:00Z')

export function avecListes() {
  let serveur: ServeurDeTest
  let departement: string
  let federation: string
  let ailleurs: string
  let ciblage: Ciblage
  const entetes = (secret: string) => ({
    cookie: `qg_laissez_passer=${secret}`,
    'content-type': 'application/json',
  })
  const appeler = (methode: string, chemin: string, secret: string, corps?: unknown, url = serveur.url) =>
    fetch(`${url}/api/v1${chemin}`, {
      method: methode,
      headers: entetes(secret),
      ...(corps !== undefined && { body: JSON.stringify(corps) }),
    })
  const lire = async (id: string, secret = federation): Promise<Liste> =>
    Liste.parse(await (await appeler('GET', `/listes/${id}`, secret)).json())
  const passe = async (role: 'federation' | 'groupe', libelle: string, departements: string[]) =>
    (await creerLaissezPasser(serveur.base.db, { role, departements, libelle, jours: 30 }, MAINTENANT)).secret

  async function creer(nom = 'Soirée du mardi'): Promise<string> {
    const reponse = await appeler('POST', '/listes', federation, {
      departement,
      nom,
      genre: 'ciblage',
      adresse: `/ciblage?dep=${departement}`,
      departs: ciblage.departs,
      tri: 'main',
      lignes: ciblage.lignes.map(({ code, seances }) => ({ code, seances })),
    })
    expect(reponse.status).toBe(201)
    return ((await reponse.json()) as { id: string }).id
  }
  const remplacer = (l: Liste, codes: string[], reste: Partial<Liste> = {}) =>
    appeler('PUT', `/listes/${l.id}`, federation, {
      revision: l.revision,
      nom: l.nom,
      tri: 'main',
      colonnes: l.colonnes.map((c) => c.cle),
      codes,
      ...reste,
    })

  beforeAll(async () => {
    serveur = await demarrerServeurDemo()
    const { departements } = (await (await fetch(`${serveur.url}/api/v1/publication`)).json()) as {
      departements: { code: string }[]
    }
    departement = departements[0]!.code
    federation = await passe('federation', 'Fédération', [departement])
    ailleurs = await passe('federation', 'Ailleurs', ['31'])
    ciblage = Ciblage.parse(
      await (
        await fetch(`${serveur.url}/api/v1/ciblage?departement=${departement}&heures=200&trajet=45`)
      ).json(),
    )
  })
  afterAll(() => serveur.fermer())

  return {
    get serveur() {
      return serveur
    },
    get departement() {
      return departement
    },
    /** Secret of the pass of the federation of the demonstration. */
    get federation() {
      return federation
    },
    /** Secret of the pass of another federation. */
    get ailleurs() {
      return ailleurs
    },
    get ciblage() {
      return ciblage
    },
    entetes,
    appeler,
    lire,
    passe,
    creer,
    remplacer,
  }
}
