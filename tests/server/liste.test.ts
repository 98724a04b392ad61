/** Target lists over HTTP: made, changed, undone, versioned, forgotten, taken away. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Listes, PartageRemis } from '#contract/liste'
import { trier } from '#domain/liste/tri'
import { oublierListes } from '../../server/features/liste/travaux.ts'
import { dossierTemporaire } from '../support/base.ts'
import { ecouterDirect } from '../support/direct.ts'
import { avecListes, MAINTENANT } from '../support/liste.ts'
import { relire } from '../support/relire.ts'

const m = avecListes()

describe('une liste', () => {
  it('garde l’ordre de la répartition des heures, et dit pourquoi chaque bureau y est', async () => {
    const liste = await m.lire(await m.creer())
    expect(liste.lignes.map((l) => l.code)).toEqual(m.ciblage.lignes.map((l) => l.code))
    expect(liste.lignes.length).toBeGreaterThan(5)
    for (const l of liste.lignes) {
      expect(l.raison).toMatch(/^[A-ZÀÉ].*\.$/)
      expect(l.voixHeure!.bas).toBeLessThanOrEqual(l.voixHeure!.central)
      expect(l.statut).toBe('aFaire')
    }
    expect(liste.ecarts).toEqual({ ajoutes: [], retires: [], deplaces: 0 })
  })

  it('d’une sélection, se range par voix attendues par heure', async () => {
    const lignes = m.ciblage.lignes.map(({ code }) => ({ code, seances: null })).toReversed()
    const demande = {
      departement: m.departement,
      nom: 'Filtre',
      genre: 'filtre',
      adresse: null,
      departs: [],
      tri: 'voix',
      lignes,
    }
    const { id } = (await (await m.appeler('POST', '/listes', m.federation, demande)).json()) as {
      id: string
    }
    const voix = (await m.lire(id)).lignes.map((l) => l.voixHeure!.central)
    expect(voix.length).toBe(lignes.length)
    expect(voix).toEqual(voix.toSorted((a, b) => b - a))
    expect(new Set(voix).size).toBeGreaterThan(3)
  })

  it('perd une ligne, la retrouve comme elle était, et refuse une page périmée', async () => {
    const liste = await m.lire(await m.creer())
    const codes = liste.lignes.map((l) => l.code)
    await m.appeler('POST', `/listes/${liste.id}/statuts`, m.federation, { code: codes[1], statut: 'fait' })
    expect((await m.remplacer(liste, codes.toSpliced(1, 1))).status).toBe(200)
    const sans = await m.lire(liste.id)
    expect(sans.lignes.map((l) => l.code)).toEqual(codes.toSpliced(1, 1))
    expect((await m.remplacer(liste, codes)).status).toBe(409)
    expect((await m.remplacer(sans, codes)).status).toBe(200)
    const rendue = await m.lire(liste.id)
    expect(rendue.lignes.map((l) => l.code)).toEqual(codes)
    expect(rendue.lignes[1]).toMatchObject({ code: codes[1], statut: 'fait', groupe: 'Fédération' })
  })

  it('dit ce qui a changé depuis sa dernière version', async () => {
    const liste = await m.lire(await m.creer())
    const codes = liste.lignes.map((l) => l.code)
    await m.appeler('POST', `/listes/${liste.id}/versions`, m.federation)
    const reserve = trier(liste.lignes, 'reserve').map((l) => l.code)
    await m.remplacer(await m.lire(liste.id), reserve.slice(1), { tri: 'reserve' })
    const { ecarts, versions, tri } = await m.lire(liste.id)
    expect(tri).toBe('reserve')
    expect(versions.map((v) => v.version)).toEqual([1])
    expect(versions[0]!.ecarts.ajoutes).toEqual(codes)
    expect(ecarts.retires).toEqual([reserve[0]])
    expect(ecarts.ajoutes).toEqual([])
    await m.appeler('POST', `/listes/${liste.id}/versions`, m.federation)
    expect((await m.lire(liste.id)).ecarts).toEqual({ ajoutes: [], retires: [], deplaces: 0 })
  })

  it('refuse un bureau d’ailleurs, un nom qui porte un téléphone, une fédération voisine', async () => {
    const liste = await m.lire(await m.creer())
    const codes = liste.lignes.map((l) => l.code)
    expect((await m.remplacer(liste, [...codes, '75056_0001'])).status).toBe(400)
    expect((await m.remplacer(liste, codes, { nom: 'Appeler le 06 12 34 56 78' })).status).toBe(422)
    expect((await m.appeler('GET', `/listes/${liste.id}`, m.ailleurs)).status).toBe(403)
    expect((await m.appeler('GET', `/listes?departement=${m.departement}`, m.ailleurs)).status).toBe(403)
  })

  it('jetée, peut être reprise', async () => {
    const id = await m.creer()
    expect((await m.appeler('DELETE', `/listes/${id}`, m.federation)).status).toBe(200)
    expect((await m.appeler('GET', `/listes/${id}`, m.federation)).status).toBe(404)
    expect((await m.appeler('POST', `/listes/${id}/reprise`, m.federation)).status).toBe(200)
    expect((await m.appeler('GET', `/listes/${id}`, m.federation)).status).toBe(200)
  })

  it('jetée depuis longtemps, s’oublie avec ses liens ; ce qui lui est arrivé aussi, et qui revient relit tout', async () => {
    const { db } = m.serveur.base
    const vieille = new Date(MAINTENANT.getTime() - 31 * 86_400_000)
    const [gardee, jetee, oubliee] = [
      await m.creer('Gardée'),
      await m.creer('Jetée'),
      await m.creer('Oubliée'),
    ]
    const partage = PartageRemis.parse(
      await (
        await m.appeler('POST', `/listes/${oubliee}/partages`, m.federation, { groupe: 'Loin', jours: 90 })
      ).json(),
    )
    for (const id of [jetee, oubliee]) await m.appeler('DELETE', `/listes/${id}`, m.federation)
    const { jetees } = Listes.parse(
      await (await m.appeler('GET', `/listes?departement=${m.departement}`, m.federation)).json(),
    )
    expect(jetees.map((l) => l.nom)).toEqual(expect.arrayContaining(['Jetée', 'Oubliée']))
    await db.updateTable('liste').set({ supprimeeLe: vieille }).where('id', '=', oubliee).execute()
    const { lignes } = await m.lire(gardee)
    for (const statut of ['enCours', 'fait', 'aFaire'] as const)
      await m.appeler('POST', `/listes/${gardee}/statuts`, m.federation, { code: lignes[0]!.code, statut })
    await db.updateTable('listeEvenement').set({ quand: vieille }).where('liste', '=', gardee).execute()

    await db.transaction().execute((t) => oublierListes(t, MAINTENANT))

    expect((await m.appeler('POST', `/listes/${oubliee}/reprise`, m.federation)).status).toBe(404)
    expect((await m.appeler('POST', `/listes/${jetee}/reprise`, m.federation)).status).toBe(200)
    const passe = await db
      .selectFrom('laissezPasser')
      .select('revoqueLe')
      .where('libelle', '=', 'Loin')
      .executeTakeFirstOrThrow()
    expect(passe.revoqueLe).not.toBe(null)
    expect(partage.groupe).toBe('Loin')
    // of three events the last remains: who had seen the first is told to read the list again, who had seen all is told nothing
    const direct = (depuis: number) =>
      ecouterDirect(
        `${m.serveur.url}/api/v1/listes/${gardee}/direct?depuis=${depuis}`,
        m.entetes(m.federation),
      )
    const revenu = await direct(1)
    await expect
      .poll(() => revenu.recus.map((e) => [e.id, e.genre]))
      .toEqual([
        [2, 'contenu'],
        [3, 'statut'],
      ])
    revenu.fermer()
    const present = await direct(3)
    await m.appeler('POST', `/listes/${gardee}/statuts`, m.federation, {
      code: lignes[0]!.code,
      statut: 'fait',
    })
    await expect.poll(() => present.recus.map((e) => [e.id, e.genre])).toEqual([[4, 'statut']])
    present.fermer()
  })

  it('part dans un fichier, dans son ordre, un nom piégé désarmé', async () => {
    const id = await m.creer('=1+1 « été »')
    const reponse = await m.appeler('GET', `/exports/listes/${id}.csv`, m.federation)
    const texte = await reponse.text()
    const fichier = path.join(dossierTemporaire(), 'liste.csv')
    fs.writeFileSync(fichier, texte)
    expect([...(await relire(fichier, 'csv')).keys()]).toEqual(m.ciblage.lignes.map((l) => l.code))
    expect(texte).toContain('Pourquoi')
    expect((await m.appeler('GET', `/exports/listes/${id}.pdf`, m.federation)).status).toBe(200)
    expect((await m.appeler('GET', `/exports/listes/${id}.csv`, m.ailleurs)).status).toBe(403)
  })
})
