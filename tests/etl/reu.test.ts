/** REU of INSEE in its documented format: contours from addresses, identifiers of both tables, and what spoils them. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { litteral, ouvrirDuck } from '#db/duckdb'
import type { Base } from '#db/connect'
import { baseDeTest, dossierTemporaire, publier } from '../support/base.ts'
import { adressesIle, ecrireReu, type AdresseReu } from '../support/reu.ts'
import { changerBureaux, copierIle, sansContours } from './dossier.ts'

let base: Base
beforeAll(async () => {
  base = await baseDeTest()
})
afterAll(() => base.fermer())

const bureauxPublies = async () =>
  (
    await base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .select(['code', 'schematique', 'superficie'])
      .where('niveau', '=', 'bureau')
      .where('commune', '=', '99001')
      .orderBy('code')
      .execute()
  ).map((l) => [l.code, l.schematique, l.superficie === null ? null : Math.round(l.superficie * 100) / 100])

describe('les contours tirés des adresses', () => {
  it.each(['csv', 'parquet'] as const)(
    'rendent les carrés de Zéroville, observés et non schématiques (%s)',
    async (format) => {
      const dossier = sansContours('99001_0001', '99001_0002', '99001_0003')
      await ecrireReu(path.join(dossier, 'reu'), format, adressesIle())
      const { journal } = await publier(base, dossier)
      // a square of 0.01° on the equator: 1.11 km of side
      expect(await bureauxPublies()).toEqual([
        ['99001_0001', false, 1.24],
        ['99001_0002', false, 1.24],
        ['99001_0003', false, 1.24],
      ])
      const regles = journal.anomalies.map((a) => a.regle)
      expect(regles).toContain('contour tiré des adresses')
      expect(regles).not.toContain('contour schématique')
    },
  )

  it('suivent l’identifiant des résultats que donne la table des bureaux', async () => {
    const dossier = sansContours('99001_0002')
    const adresses = adressesIle().map((a) => ({ ...a, bureau: a.bureau.replace('99001_2', '99001_B') }))
    await ecrireReu(path.join(dossier, 'reu'), 'csv', adresses, [
      { id_brut_reu: '99001_B', id_brut_miom: '99001_0002' },
      { id_brut_reu: '99001_1', id_brut_miom: '99001_0001' },
      { id_brut_reu: '99001_3', id_brut_miom: '' },
    ])
    await publier(base, dossier)
    expect((await bureauxPublies())[1]).toEqual(['99001_0002', false, 1.24])
  })

  it('ne sont pas faits quand un bureau sans contour n’a pas d’adresse : le partage reste schématique', async () => {
    const dossier = sansContours('99001_0001', '99001_0002')
    await ecrireReu(
      path.join(dossier, 'reu'),
      'csv',
      adressesIle().filter((a) => a.bureau !== '99001_1'),
    )
    await publier(base, dossier)
    expect((await bureauxPublies()).map(([code, schematique]) => [code, schematique])).toEqual([
      ['99001_0001', true],
      ['99001_0002', true],
      ['99001_0003', false],
    ])
  })

  it('comptent les adresses sans coordonnées et les bureaux sans code', async () => {
    const dossier = copierIle()
    const de = (bureau: string, longitude: number | null): AdresseReu => ({
      bureau,
      adresse: `x${bureau}`,
      longitude,
      latitude: 0,
      nombre: 3,
    })
    await ecrireReu(path.join(dossier, 'reu'), 'csv', [
      ...adressesIle(),
      de('99001_1', null),
      de('inconnu', 0),
    ])
    const { journal } = await publier(base, dossier)
    const reu = journal.anomalies.filter((a) => a.source === 'reu-adresses')
    expect(reu.map((a) => [a.regle, a.message.split(' du REU')[0]])).toEqual([
      ['code inconnu', '1 bureau'],
      ['adresse sans coordonnées', '3 adresses'],
    ])
  })

  it.each([
    ['une colonne absente', (t: string) => t.replace('longitude', 'lon'), /colonne « longitude » absente/],
    [
      'des bureaux dont aucun n’est reconnu',
      (t: string) => t.replaceAll('99001_', 'bureau'),
      /aucun bureau reconnu/,
    ],
  ])('refusent %s', async (_, abimer, message) => {
    const dossier = copierIle()
    const fichier = await ecrireReu(path.join(dossier, 'reu'), 'csv', adressesIle())
    fs.writeFileSync(fichier, abimer(fs.readFileSync(fichier, 'utf8')))
    await expect(publier(base, dossier)).rejects.toThrow(message)
  })
})

describe('un bureau pour qui il ne reste pas de place', () => {
  it('est taillé dans celui de sa circonscription dont la liste a le plus fondu, et les deux se disent schématiques', async () => {
    const dossier = sansContours('99001_0002')
    // the first bureau covers what was the second one
    const coordinates = [[[-0.015, 0], [0.005, 0], [0.005, 0.01], [-0.015, 0.01], [-0.015, 0]]] // prettier-ignore
    changerBureaux<{ properties: { codeBureauVote: string }; geometry: unknown }>(dossier, (entites) =>
      entites.map((e) =>
        e.properties.codeBureauVote === '99001_0001'
          ? { ...e, geometry: { type: 'Polygon', coordinates } }
          : e,
      ),
    )
    const { journal } = await publier(base, dossier)
    const bureaux = await bureauxPublies()
    expect(bureaux.map(([code, schematique]) => [code, schematique])).toEqual([
      ['99001_0001', true],
      ['99001_0002', true],
      ['99001_0003', false],
    ])
    expect(Number(bureaux[0]![2]) + Number(bureaux[1]![2])).toBeCloseTo(2.48, 1)
    const [dit] = journal.anomalies.filter((a) => a.regle === 'contour schématique')
    expect(dit!.message).toMatch(/1 bureau sans contour taillé dans les voisins/)
  })
})

it('les deux tables s’écrivent comme l’INSEE les décrit', async () => {
  const dossier = dossierTemporaire()
  const fichier = await ecrireReu(dossier, 'parquet', adressesIle())
  const duck = await ouvrirDuck(dossier)
  try {
    const colonnes = await duck.lignes<{ column_name: string }>(`describe from ${litteral(fichier)}`)
    expect(colonnes.map((c) => c.column_name)).toEqual([
      'code_commune_ref', 'reconstitution_code_commune', 'id_brut_bv_reu', 'id', 'geo_adresse', 'geo_type', 'geo_score', 'longitude',
      'latitude', 'api_line', 'nb_bv_commune', 'nb_adresses',
    ]) // prettier-ignore
  } finally {
    duck.fermer()
  }
})
