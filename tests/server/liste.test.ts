/** Target lists over HTTP: made, changed, undone, versioned, shared, followed live from two servers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { Ciblage } from '#contract/ciblage'
import { Liste, Listes, PartageRemis } from '#contract/liste'
import { creerLaissezPasser } from '#db/laissezPasser'
import { oublierListes } from '../../server/features/liste/travaux.ts'
import { trier } from '#domain/liste/tri'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { ficheDeTest } from '../support/observation.ts'
import { ecouterDirect } from '../support/direct.ts'
import { relire } from '../support/relire.ts'
import { dossierTemporaire } from '../support/base.ts'
import fs from 'node:fs'
import path from 'node:path'
import { demarrerServeurDemo, type ServeurDeTest } from '../support/serveur.ts'

const MAINTENANT = new Date('2026-11-21T12:00:00Z')
let serveur: ServeurDeTest
let second: { url: string; fermer: () => void }
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
  const app = createApp({
    base: serveur.base,
    config: readConfig({ LOG_LEVEL: 'silent' }),
    log: pino({ level: 'silent' }),
    horloge: () => MAINTENANT,
  })
  const ecoute = app.listen(0, '127.0.0.1')
  await new Promise((oui) => ecoute.once('listening', oui))
  second = {
    url: `http://127.0.0.1:${(ecoute.address() as AddressInfo).port}`,
    fermer: () => {
      ecoute.closeAllConnections()
      ecoute.close()
    },
  }
})
afterAll(async () => {
  second?.fermer()
  await serveur?.fermer()
})

describe('une liste', () => {
  it('garde l’ordre de la répartition des heures, et dit pourquoi chaque bureau y est', async () => {
    const liste = await lire(await creer())
    expect(liste.lignes.map((l) => l.code)).toEqual(ciblage.lignes.map((l) => l.code))
    expect(liste.lignes.length).toBeGreaterThan(5)
    for (const l of liste.lignes) {
      expect(l.raison).toMatch(/^[A-ZÀÉ].*\.$/)
      expect(l.voixHeure!.bas).toBeLessThanOrEqual(l.voixHeure!.central)
      expect(l.statut).toBe('aFaire')
    }
    expect(liste.ecarts).toEqual({ ajoutes: [], retires: [], deplaces: 0 })
  })

  it('d’une sélection, se range par voix attendues par heure', async () => {
    const lignes = ciblage.lignes.map(({ code }) => ({ code, seances: null })).toReversed()
    const demande = {
      departement,
      nom: 'Filtre',
      genre: 'filtre',
      adresse: null,
      departs: [],
      tri: 'voix',
      lignes,
    }
    const { id } = (await (await appeler('POST', '/listes', federation, demande)).json()) as { id: string }
    const voix = (await lire(id)).lignes.map((l) => l.voixHeure!.central)
    expect(voix.length).toBe(lignes.length)
    expect(voix).toEqual(voix.toSorted((a, b) => b - a))
    expect(new Set(voix).size).toBeGreaterThan(3)
  })

  it('perd une ligne, la retrouve comme elle était, et refuse une page périmée', async () => {
    const liste = await lire(await creer())
    const codes = liste.lignes.map((l) => l.code)
    await appeler('POST', `/listes/${liste.id}/statuts`, federation, { code: codes[1], statut: 'fait' })
    expect((await remplacer(liste, codes.toSpliced(1, 1))).status).toBe(200)
    const sans = await lire(liste.id)
    expect(sans.lignes.map((l) => l.code)).toEqual(codes.toSpliced(1, 1))
    expect((await remplacer(liste, codes)).status).toBe(409)
    expect((await remplacer(sans, codes)).status).toBe(200)
    const rendue = await lire(liste.id)
    expect(rendue.lignes.map((l) => l.code)).toEqual(codes)
    expect(rendue.lignes[1]).toMatchObject({ code: codes[1], statut: 'fait', groupe: 'Fédération' })
  })

  it('dit ce qui a changé depuis sa dernière version', async () => {
    const liste = await lire(await creer())
    const codes = liste.lignes.map((l) => l.code)
    await appeler('POST', `/listes/${liste.id}/versions`, federation)
    const reserve = trier(liste.lignes, 'reserve').map((l) => l.code)
    await remplacer(await lire(liste.id), reserve.slice(1), { tri: 'reserve' })
    const { ecarts, versions, tri } = await lire(liste.id)
    expect(tri).toBe('reserve')
    expect(versions.map((v) => v.version)).toEqual([1])
    expect(versions[0]!.ecarts.ajoutes).toEqual(codes)
    expect(ecarts.retires).toEqual([reserve[0]])
    expect(ecarts.ajoutes).toEqual([])
    await appeler('POST', `/listes/${liste.id}/versions`, federation)
    expect((await lire(liste.id)).ecarts).toEqual({ ajoutes: [], retires: [], deplaces: 0 })
  })

  it('refuse un bureau d’ailleurs, un nom qui porte un téléphone, une fédération voisine', async () => {
    const liste = await lire(await creer())
    const codes = liste.lignes.map((l) => l.code)
    expect((await remplacer(liste, [...codes, '75056_0001'])).status).toBe(400)
    expect((await remplacer(liste, codes, { nom: 'Appeler le 06 12 34 56 78' })).status).toBe(422)
    expect((await appeler('GET', `/listes/${liste.id}`, ailleurs)).status).toBe(403)
    expect((await appeler('GET', `/listes?departement=${departement}`, ailleurs)).status).toBe(403)
  })

  it('jetée, peut être reprise', async () => {
    const id = await creer()
    expect((await appeler('DELETE', `/listes/${id}`, federation)).status).toBe(200)
    expect((await appeler('GET', `/listes/${id}`, federation)).status).toBe(404)
    expect((await appeler('POST', `/listes/${id}/reprise`, federation)).status).toBe(200)
    expect((await appeler('GET', `/listes/${id}`, federation)).status).toBe(200)
  })

  it('jetée depuis longtemps, s’oublie avec ses liens ; ce qui lui est arrivé aussi, et qui revient relit tout', async () => {
    const { db } = serveur.base
    const vieille = new Date(MAINTENANT.getTime() - 31 * 86_400_000)
    const [gardee, jetee, oubliee] = [await creer('Gardée'), await creer('Jetée'), await creer('Oubliée')]
    const partage = PartageRemis.parse(
      await (
        await appeler('POST', `/listes/${oubliee}/partages`, federation, { groupe: 'Loin', jours: 90 })
      ).json(),
    )
    for (const id of [jetee, oubliee]) await appeler('DELETE', `/listes/${id}`, federation)
    const { jetees } = Listes.parse(
      await (await appeler('GET', `/listes?departement=${departement}`, federation)).json(),
    )
    expect(jetees.map((l) => l.nom)).toEqual(expect.arrayContaining(['Jetée', 'Oubliée']))
    await db.updateTable('liste').set({ supprimeeLe: vieille }).where('id', '=', oubliee).execute()
    const { lignes } = await lire(gardee)
    for (const statut of ['enCours', 'fait', 'aFaire'] as const)
      await appeler('POST', `/listes/${gardee}/statuts`, federation, { code: lignes[0]!.code, statut })
    await db.updateTable('listeEvenement').set({ quand: vieille }).where('liste', '=', gardee).execute()

    await db.transaction().execute((t) => oublierListes(t, MAINTENANT))

    expect((await appeler('POST', `/listes/${oubliee}/reprise`, federation)).status).toBe(404)
    expect((await appeler('POST', `/listes/${jetee}/reprise`, federation)).status).toBe(200)
    const passe = await db
      .selectFrom('laissezPasser')
      .select('revoqueLe')
      .where('libelle', '=', 'Loin')
      .executeTakeFirstOrThrow()
    expect(passe.revoqueLe).not.toBe(null)
    expect(partage.groupe).toBe('Loin')
    // of three events the last remains: who had seen the first is told to read the list again, who had seen all is told nothing
    const direct = (depuis: number) =>
      ecouterDirect(`${serveur.url}/api/v1/listes/${gardee}/direct?depuis=${depuis}`, entetes(federation))
    const revenu = await direct(1)
    await expect
      .poll(() => revenu.recus.map((e) => [e.id, e.genre]))
      .toEqual([
        [2, 'contenu'],
        [3, 'statut'],
      ])
    revenu.fermer()
    const present = await direct(3)
    await appeler('POST', `/listes/${gardee}/statuts`, federation, { code: lignes[0]!.code, statut: 'fait' })
    await expect.poll(() => present.recus.map((e) => [e.id, e.genre])).toEqual([[4, 'statut']])
    present.fermer()
  })

  it('part dans un fichier, dans son ordre, un nom piégé désarmé', async () => {
    const id = await creer('=1+1 « été »')
    const reponse = await appeler('GET', `/exports/listes/${id}.csv`, federation)
    const texte = await reponse.text()
    const fichier = path.join(dossierTemporaire(), 'liste.csv')
    fs.writeFileSync(fichier, texte)
    expect([...(await relire(fichier, 'csv')).keys()]).toEqual(ciblage.lignes.map((l) => l.code))
    expect(texte).toContain('Pourquoi')
    expect((await appeler('GET', `/exports/listes/${id}.pdf`, federation)).status).toBe(200)
    expect((await appeler('GET', `/exports/listes/${id}.csv`, ailleurs)).status).toBe(403)
  })
})

describe('le partage', () => {
  it('ouvre la liste à un groupe et à lui seul, jusqu’à ce qu’on le retire', async () => {
    const [id, autre] = [await creer(), await creer('Pas partagée')]
    const demande = { groupe: 'Groupe du Centre', jours: 30 }
    const reponse = await appeler('POST', `/listes/${id}/partages`, federation, demande)
    const remis = PartageRemis.parse(await reponse.json())
    expect(remis.lien).toContain(`/entrer?vers=/listes/${id}#`)
    expect(remis.qr).toContain('<svg')
    const groupe = remis.lien.split('#')[1]!
    const vue = await lire(id, groupe)
    expect(vue.partages).toBeNull()
    expect((await lire(id)).partages!.map((p) => p.groupe)).toEqual(['Groupe du Centre'])
    const listes = Listes.parse(
      await (await appeler('GET', `/listes?departement=${departement}`, groupe)).json(),
    )
    expect(listes.listes.map((l) => l.id)).toEqual([id])
    expect((await appeler('GET', `/listes/${autre}`, groupe)).status).toBe(403)
    expect((await appeler('PUT', `/listes/${id}`, groupe, {})).status).toBe(403)
    const code = vue.lignes[0]!.code
    await appeler('POST', `/listes/${id}/statuts`, groupe, { code, statut: 'enCours' })
    expect((await lire(id)).lignes[0]).toMatchObject({ statut: 'enCours', groupe: 'Groupe du Centre' })
    await appeler('DELETE', `/listes/${id}/partages/${remis.id}`, federation)
    // From elsewhere than the machine of the server, whose owner is headquarters whatever the pass.
    const dehors = { ...entetes(groupe), 'x-forwarded-for': '203.0.113.7' }
    const reponseDehors = await fetch(`${serveur.url}/api/v1/listes/${id}`, { headers: dehors })
    expect(reponseDehors.status).toBe(403)
  })
})

describe('deux groupes du même nom', () => {
  const groupeOuvert = async (nom: string) => {
    const commune = await serveur.base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .select('code')
      .where('niveau', '=', 'commune')
      .where('ancre', 'is not', null)
      .executeTakeFirstOrThrow()
    const reponse = await appeler('POST', '/groupes', federation, {
      nom,
      niveau: 'departement',
      code: departement,
      terrain: null,
      communes: [],
      commune: commune.code,
      parent: null,
      canal: null,
      presentation: null,
      fonctions: [],
      visible: false,
    })
    return reponse.status
  }
  const voit = async (id: string, secret: string) => (await appeler('GET', `/listes/${id}`, secret)).status

  it('ne voient pas leurs listes : un nom n’ouvre rien, le numéro du groupe si', async () => {
    const nom = 'Groupe du Faubourg'
    const homonyme = await passe('groupe', nom, [departement])
    const demande = { groupe: nom, jours: 30 }
    const id = await creer()
    const remis = PartageRemis.parse(
      await (await appeler('POST', `/listes/${id}/partages`, federation, demande)).json(),
    )
    expect(await voit(id, remis.lien.split('#')[1]!)).toBe(200)
    expect(await voit(id, homonyme)).toBe(403)
    expect((await appeler('GET', `/exports/listes/${id}.gpx`, homonyme)).status).toBe(403)

    // Once the federation keeps this group, the links given to it from then on are its own, whatever they are called
    expect(await groupeOuvert(nom)).toBe(201)
    expect(await groupeOuvert(nom)).toBe(409)
    const membre = await passe('groupe', nom, [departement])
    const suivante = await creer('Autre soirée')
    await appeler('POST', `/listes/${suivante}/partages`, federation, demande)
    expect(await voit(suivante, membre)).toBe(200)
    expect(await voit(suivante, homonyme)).toBe(403)
    expect(await voit(suivante, await passe('groupe', nom, ['31']))).toBe(403)
    const listes = async (secret: string) =>
      Listes.parse(await (await appeler('GET', `/listes?departement=${departement}`, secret)).json())
    expect((await listes(membre)).listes.map((l) => l.id)).toEqual([suivante])
    expect((await listes(homonyme)).listes).toEqual([])
  })

  it('emportent chacun la sienne, en GPX ou en CSV, avec leur lien', async () => {
    const id = await creer('Pour le téléphone')
    const remis = PartageRemis.parse(
      await (
        await appeler('POST', `/listes/${id}/partages`, federation, { groupe: 'Sans page', jours: 3 })
      ).json(),
    )
    const secret = remis.lien.split('#')[1]!
    for (const format of ['gpx', 'csv'] as const) {
      const reponse = await appeler('GET', `/exports/listes/${id}.${format}`, secret)
      expect(reponse.status).toBe(200)
      const fichier = path.join(dossierTemporaire(), `liste.${format}`)
      fs.writeFileSync(fichier, Buffer.from(await reponse.arrayBuffer()))
      expect([...(await relire(fichier, format)).keys()]).toEqual(ciblage.lignes.map((l) => l.code))
    }
  })
})

describe('le direct', () => {
  it('dit à tous, d’un serveur à l’autre, ce qui arrive ; reprend là où on en était', async () => {
    const id = await creer()
    const { lignes } = await lire(id)
    const [a, b] = [lignes[0]!.code, lignes[1]!.code]
    const ici = await ecouterDirect(`${serveur.url}/api/v1/listes/${id}/direct`, entetes(federation))
    const la = await ecouterDirect(`${second.url}/api/v1/listes/${id}/direct`, entetes(federation))
    await appeler('POST', `/listes/${id}/statuts`, federation, { code: a, statut: 'enCours' })
    await expect.poll(() => [ici.recus.length, la.recus.length]).toEqual([1, 1])
    expect(la.recus[0]).toMatchObject({ id: 1, genre: 'statut', contenu: { code: a, statut: 'enCours' } })
    la.fermer()
    await appeler('POST', `/listes/${id}/statuts`, federation, { code: b, statut: 'fait' }, second.url)
    const fiche = { ...ficheDeTest(), niveau: 'bureau', code: a }
    expect((await appeler('POST', '/observations', federation, fiche)).status).toBe(201)
    await expect.poll(() => ici.recus.map((e) => e.genre)).toEqual(['statut', 'statut', 'fiche'])
    const reprise = await ecouterDirect(`${second.url}/api/v1/listes/${id}/direct`, {
      ...entetes(federation),
      'last-event-id': '1',
    })
    await expect.poll(() => reprise.recus.map((e) => e.id)).toEqual([2, 3])
    expect((await lire(id)).lignes[0]!.fiches).toBe(1)
    ici.fermer()
    reprise.fermer()
  })

  it('ne s’ouvre pas à qui ne voit pas la liste', async () => {
    const id = await creer()
    const { status } = await ecouterDirect(`${serveur.url}/api/v1/listes/${id}/direct`, entetes(ailleurs))
    expect(status).toBe(403)
  })

  it('écrit à plusieurs en même temps : aucun rang ne manque, aucun ne double', async () => {
    const id = await creer()
    const { lignes } = await lire(id)
    const statuts = ['enCours', 'fait', 'aFaire'] as const
    await Promise.all(
      Array.from({ length: 30 }, (_, k) =>
        appeler(
          'POST',
          `/listes/${id}/statuts`,
          federation,
          { code: lignes[k % lignes.length]!.code, statut: statuts[k % 3] },
          k % 2 ? second.url : serveur.url,
        ),
      ),
    )
    const tout = await ecouterDirect(`${second.url}/api/v1/listes/${id}/direct`, entetes(federation))
    await expect.poll(() => tout.recus.map((e) => e.id)).toEqual(Array.from({ length: 30 }, (_, k) => k + 1))
    tout.fermer()
  })
})
