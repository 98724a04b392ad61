/** Target lists that several read: shared with groups, each its own, followed live from two servers. */
import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Listes, PartageRemis } from '#contract/liste'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { dossierTemporaire } from '../support/base.ts'
import { ecouterDirect } from '../support/direct.ts'
import { avecListes, MAINTENANT } from '../support/liste.ts'
import { ficheDeTest } from '../support/observation.ts'
import { relire } from '../support/relire.ts'

const m = avecListes()
let second: { url: string; fermer: () => void }
beforeAll(async () => {
  const app = createApp({
    base: m.serveur.base,
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
afterAll(() => second.fermer())

describe('le partage', () => {
  it('ouvre la liste à un groupe et à lui seul, jusqu’à ce qu’on le retire', async () => {
    const [id, autre] = [await m.creer(), await m.creer('Pas partagée')]
    const demande = { groupe: 'Groupe du Centre', jours: 30 }
    const reponse = await m.appeler('POST', `/listes/${id}/partages`, m.federation, demande)
    const remis = PartageRemis.parse(await reponse.json())
    expect(remis.lien).toContain(`/entrer?vers=/listes/${id}#`)
    expect(remis.qr).toContain('<svg')
    const groupe = remis.lien.split('#')[1]!
    const vue = await m.lire(id, groupe)
    expect(vue.partages).toBeNull()
    expect((await m.lire(id)).partages!.map((p) => p.groupe)).toEqual(['Groupe du Centre'])
    const listes = Listes.parse(
      await (await m.appeler('GET', `/listes?departement=${m.departement}`, groupe)).json(),
    )
    expect(listes.listes.map((l) => l.id)).toEqual([id])
    expect((await m.appeler('GET', `/listes/${autre}`, groupe)).status).toBe(403)
    expect((await m.appeler('PUT', `/listes/${id}`, groupe, {})).status).toBe(403)
    const code = vue.lignes[0]!.code
    await m.appeler('POST', `/listes/${id}/statuts`, groupe, { code, statut: 'enCours' })
    expect((await m.lire(id)).lignes[0]).toMatchObject({ statut: 'enCours', groupe: 'Groupe du Centre' })
    await m.appeler('DELETE', `/listes/${id}/partages/${remis.id}`, m.federation)
    // From elsewhere than the machine of the server, whose owner is headquarters whatever the pass.
    const dehors = { ...m.entetes(groupe), 'x-forwarded-for': '203.0.113.7' }
    const reponseDehors = await fetch(`${m.serveur.url}/api/v1/listes/${id}`, { headers: dehors })
    expect(reponseDehors.status).toBe(403)
  })
})

describe('deux groupes du même nom', () => {
  const groupeOuvert = async (nom: string) => {
    const commune = await m.serveur.base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .select('code')
      .where('niveau', '=', 'commune')
      .where('ancre', 'is not', null)
      .executeTakeFirstOrThrow()
    const reponse = await m.appeler('POST', '/groupes', m.federation, {
      nom,
      niveau: 'departement',
      code: m.departement,
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
  const voit = async (id: string, secret: string) => (await m.appeler('GET', `/listes/${id}`, secret)).status

  it('ne voient pas leurs listes : un nom n’ouvre rien, le numéro du groupe si', async () => {
    const nom = 'Groupe du Faubourg'
    const homonyme = await m.passe('groupe', nom, [m.departement])
    const demande = { groupe: nom, jours: 30 }
    const id = await m.creer()
    const remis = PartageRemis.parse(
      await (await m.appeler('POST', `/listes/${id}/partages`, m.federation, demande)).json(),
    )
    expect(await voit(id, remis.lien.split('#')[1]!)).toBe(200)
    expect(await voit(id, homonyme)).toBe(403)
    expect((await m.appeler('GET', `/exports/listes/${id}.gpx`, homonyme)).status).toBe(403)

    // Once the m.federation keeps this group, the links given to it from then on are its own, whatever they are called
    expect(await groupeOuvert(nom)).toBe(201)
    expect(await groupeOuvert(nom)).toBe(409)
    const membre = await m.passe('groupe', nom, [m.departement])
    const suivante = await m.creer('Autre soirée')
    await m.appeler('POST', `/listes/${suivante}/partages`, m.federation, demande)
    expect(await voit(suivante, membre)).toBe(200)
    expect(await voit(suivante, homonyme)).toBe(403)
    expect(await voit(suivante, await m.passe('groupe', nom, ['31']))).toBe(403)
    const listes = async (secret: string) =>
      Listes.parse(await (await m.appeler('GET', `/listes?departement=${m.departement}`, secret)).json())
    expect((await listes(membre)).listes.map((l) => l.id)).toEqual([suivante])
    expect((await listes(homonyme)).listes).toEqual([])
  })

  it('emportent chacun la sienne, en GPX ou en CSV, avec leur lien', async () => {
    const id = await m.creer('Pour le téléphone')
    const remis = PartageRemis.parse(
      await (
        await m.appeler('POST', `/listes/${id}/partages`, m.federation, { groupe: 'Sans page', jours: 3 })
      ).json(),
    )
    const secret = remis.lien.split('#')[1]!
    for (const format of ['gpx', 'csv'] as const) {
      const reponse = await m.appeler('GET', `/exports/listes/${id}.${format}`, secret)
      expect(reponse.status).toBe(200)
      const fichier = path.join(dossierTemporaire(), `liste.${format}`)
      fs.writeFileSync(fichier, Buffer.from(await reponse.arrayBuffer()))
      expect([...(await relire(fichier, format)).keys()]).toEqual(m.ciblage.lignes.map((l) => l.code))
    }
  })
})

describe('le direct', () => {
  it('dit à tous, d’un serveur à l’autre, ce qui arrive ; reprend là où on en était', async () => {
    const id = await m.creer()
    const { lignes } = await m.lire(id)
    const [a, b] = [lignes[0]!.code, lignes[1]!.code]
    const ici = await ecouterDirect(`${m.serveur.url}/api/v1/listes/${id}/direct`, m.entetes(m.federation))
    const la = await ecouterDirect(`${second.url}/api/v1/listes/${id}/direct`, m.entetes(m.federation))
    await m.appeler('POST', `/listes/${id}/statuts`, m.federation, { code: a, statut: 'enCours' })
    await expect.poll(() => [ici.recus.length, la.recus.length]).toEqual([1, 1])
    expect(la.recus[0]).toMatchObject({ id: 1, genre: 'statut', contenu: { code: a, statut: 'enCours' } })
    la.fermer()
    await m.appeler('POST', `/listes/${id}/statuts`, m.federation, { code: b, statut: 'fait' }, second.url)
    const fiche = { ...ficheDeTest(), niveau: 'bureau', code: a }
    expect((await m.appeler('POST', '/observations', m.federation, fiche)).status).toBe(201)
    await expect.poll(() => ici.recus.map((e) => e.genre)).toEqual(['statut', 'statut', 'fiche'])
    const reprise = await ecouterDirect(`${second.url}/api/v1/listes/${id}/direct`, {
      ...m.entetes(m.federation),
      'last-event-id': '1',
    })
    await expect.poll(() => reprise.recus.map((e) => e.id)).toEqual([2, 3])
    expect((await m.lire(id)).lignes[0]!.fiches).toBe(1)
    ici.fermer()
    reprise.fermer()
  })

  it('ne s’ouvre pas à qui ne voit pas la liste', async () => {
    const id = await m.creer()
    const { status } = await ecouterDirect(
      `${m.serveur.url}/api/v1/listes/${id}/direct`,
      m.entetes(m.ailleurs),
    )
    expect(status).toBe(403)
  })

  it('écrit à plusieurs en même temps : aucun rang ne manque, aucun ne double', async () => {
    const id = await m.creer()
    const { lignes } = await m.lire(id)
    const statuts = ['enCours', 'fait', 'aFaire'] as const
    await Promise.all(
      Array.from({ length: 30 }, (_, k) =>
        m.appeler(
          'POST',
          `/listes/${id}/statuts`,
          m.federation,
          { code: lignes[k % lignes.length]!.code, statut: statuts[k % 3] },
          k % 2 ? second.url : m.serveur.url,
        ),
      ),
    )
    const tout = await ecouterDirect(`${second.url}/api/v1/listes/${id}/direct`, m.entetes(m.federation))
    await expect.poll(() => tout.recus.map((e) => e.id)).toEqual(Array.from({ length: 30 }, (_, k) => k + 1))
    tout.fermer()
  })
})
