/** « Données des élections agrégées »: the same votes from Parquet and from CSV, several elections in one file, and what spoils them. */
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lireAgregees, toursAgreges } from '../../etl/sources/agregees.ts'
import { dossierTemporaire } from '../support/base.ts'
import {
  DEPARTEMENTALES_2015,
  ecrireAgregees,
  LEGISLATIVES_2012,
  PRESIDENTIELLE_2007,
} from '../support/anciennes.ts'
import { lire, voixDe } from './formes.ts'

const TOURS = [...PRESIDENTIELLE_2007, LEGISLATIVES_2012, DEPARTEMENTALES_2015]
const ecrire = (format: 'parquet' | 'csv') => ecrireAgregees(dossierTemporaire(), format, TOURS)

describe.each(['parquet', 'csv'] as const)('les tables agrégées en %s', (format) => {
  it('disent quels tours elles contiennent', async () => {
    const [general] = await ecrire(format)
    expect(await toursAgreges(general)).toEqual([
      '2007-presidentielle-1',
      '2007-presidentielle-2',
      '2012-legislatives-1',
      '2015-departementales-1',
    ])
  })

  it('donnent un tour, et lui seul', async () => {
    const [general, candidats] = await ecrire(format)
    const { bureaux, anomalies } = await lire(lireAgregees, general, '2007-presidentielle-1', candidats)
    expect(anomalies).toEqual([])
    expect(bureaux).toHaveLength(6)
    expect(voixDe(bureaux)).toBe(750)
    expect(bureaux[0]).toEqual({
      ligne: format === 'csv' ? 2 : 1,
      departement: '99',
      nomDepartement: 'Île nulle (fictif)',
      commune: '99001',
      nomCommune: 'Zéroville',
      circonscription: null,
      bureau: '99001_0001',
      inscrits: 180,
      votants: 160,
      abstentions: 20,
      exprimes: 150,
      blancs: null,
      nuls: null,
      incoherence: null,
      candidats: [
        { panneau: 1, nuance: 'BESANCENOT', nom: 'BESANCENOT', prenom: 'Olivier', voix: 10 },
        { panneau: 4, nuance: 'BAYROU', nom: 'BAYROU', prenom: 'François', voix: 30 },
        { panneau: 8, nuance: 'ROYAL', nom: 'ROYAL', prenom: 'Ségolène', voix: 60 },
        { panneau: 10, nuance: 'LE PEN', nom: 'LE PEN', prenom: 'Jean-Marie', voix: 10 },
        { panneau: 12, nuance: 'SARKOZY', nom: 'SARKOZY', prenom: 'Nicolas', voix: 40 },
      ],
    })
  })

  it('donnent la circonscription aux législatives et le nom des binômes aux départementales', async () => {
    const [general, candidats] = await ecrire(format)
    const legislatives = await lire(lireAgregees, general, '2012-legislatives-1', candidats)
    expect(legislatives.bureaux.map((b) => b.circonscription)).toEqual([
      '99-01', '99-01', '99-02', '99-01', '99-02', '99-02',
    ]) // prettier-ignore
    const departementales = await lire(lireAgregees, general, '2015-departementales-1', candidats)
    expect(departementales.bureaux[0]!.candidats[0]).toMatchObject({ nuance: 'BC-UG', nom: 'Mme A et M. B' })
  })
})

const csv = async (abimer: (general: string, candidats: string) => [string, string]) => {
  const fichiers = await ecrire('csv')
  const textes = abimer(fs.readFileSync(fichiers[0], 'utf8'), fs.readFileSync(fichiers[1], 'utf8'))
  fichiers.forEach((f, i) => fs.writeFileSync(f, textes[i]!))
  return lire(lireAgregees, fichiers[0], '2007-presidentielle-1', fichiers[1])
}

describe('ce qui abîme les tables agrégées', () => {
  it('une dernière ligne qui n’est pas une donnée est comptée, et rien d’autre ne change', async () => {
    const { bureaux, anomalies } = await csv((g, c) => [g, `${c}2.2GB File;DOWNLOAD FROM\n`])
    expect(voixDe(bureaux)).toBe(750)
    expect(anomalies.map((a) => [a.regle, a.gravite])).toEqual([['ligne illisible', 'erreur']])
  })

  it('les voix d’un bureau sans participation sont comptées comme écartées', async () => {
    const { bureaux, anomalies } = await csv((g, c) => [g.replace(/^2007_pres_t1;99004_0001;.*\n/m, ''), c])
    expect(voixDe(bureaux)).toBe(680)
    expect(anomalies.map((a) => [a.regle, a.valeur, a.voix])).toEqual([
      ['voix sans participation', '99004_0001', 70],
    ])
  })

  it('une nuance qui manque à un candidat dans un bureau se dit, avec ses voix', async () => {
    const lu = async (abimer: (c: string) => string) => {
      const [general, candidats] = await ecrire('csv')
      fs.writeFileSync(candidats, abimer(fs.readFileSync(candidats, 'utf8')))
      return lire(lireAgregees, general, '2012-legislatives-1', candidats)
    }
    expect((await lu((c) => c)).anomalies).toEqual([])
    const { anomalies, bureaux } = await lu((c) => c.replace(/^(2012_legi_t1;.*;)SOC;/m, '$1;'))
    expect(anomalies).toMatchObject([
      { regle: 'nuance absente par endroits', voix: 60, valeur: '99001_0001' },
    ])
    expect(bureaux[0]!.candidats[0]).toMatchObject({ nuance: 'NC', nom: 'ZÉRON', voix: 60 })
    // a candidate who has none anywhere is what it is
    expect((await lu((c) => c.replaceAll(';SOC;', ';;'))).anomalies).toEqual([])
  })

  it('un bureau sans aucun candidat reste, et son identité rompue se verra', async () => {
    const { bureaux } = await csv((g, c) => [g, c.replaceAll(/^2007_pres_t1;99004_0001;.*\n/gm, '')])
    expect(bureaux.at(-1)).toMatchObject({ bureau: '99004_0001', exprimes: 70, candidats: [] })
  })

  it.each<[string, (g: string, c: string) => [string, string], RegExp]>([
    [
      'un compte qui n’est pas un nombre',
      (g, c) => [g.replace(';180;20;160;', ';18O;20;160;'), c],
      /« inscrits » n’est pas un nombre entier/,
    ],
    [
      'des voix absentes',
      (g, c) => [g, c.replace(/^(2007_pres_t1;99001_0001;99;99001;0001;8;)60;/m, '$1;')],
      /les voix de « ROYAL » sont absentes/,
    ],
    ['une colonne absente', (g, c) => [g.replace('votants', 'votant'), c], /colonne « votants » absente/],
    [
      'le schéma d’avant 2026',
      (g, c) => [g.replace('code_departement', 'Code du département'), c],
      /avant janvier 2026/,
    ],
    ['un code de commune inconnu', (g, c) => [g.replaceAll(';99004;', ';XYZ;'), c], /« XYZ » inconnu/],
  ])('refuse %s', async (_, abimer, message) => {
    await expect(csv(abimer)).rejects.toThrow(message)
  })

  it('refuse une table coupée après son en-tête, dont les tours disparaîtraient sans un mot', async () => {
    const [general] = await ecrire('csv')
    fs.writeFileSync(general, fs.readFileSync(general, 'utf8').split('\n')[0] + '\n')
    await expect(toursAgreges(general)).rejects.toThrow('aucun tour connu')
  })

  it('refuse un Parquet tronqué, et une table des candidats absente', async () => {
    const [general, candidats] = await ecrire('parquet')
    await expect(lire(lireAgregees, general, '2007-presidentielle-1')).rejects.toThrow('candidats_results')
    fs.writeFileSync(candidats, fs.readFileSync(candidats).subarray(0, 500))
    await expect(lire(lireAgregees, general, '2007-presidentielle-1', candidats)).rejects.toThrow(
      'table illisible',
    )
  })
})
