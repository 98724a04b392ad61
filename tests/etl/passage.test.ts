/** Grade B (addresses shared by two vintages of the REU) and communes that left another one: by hand on île nulle, and no vote is lost. */
import fs from 'node:fs'
import path from 'node:path'
import { fc } from '../support/proprietes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ouvrirDuck, type Duck } from '#db/duckdb'
import type { Base } from '#db/connect'
import { sqlEtl } from '../../etl/sql.ts'
import { chargerCalendrier } from '../../etl/steps/calendrier.ts'
import { baseDeTest, dossierTemporaire, publier } from '../support/base.ts'
import { adressesIle, ecrireReu } from '../support/reu.ts'
import { abimer, copierIle, ILE, resultatPublie } from './dossier.ts'

const P22 = '2022-presidentielle-1'

describe('un bureau dans le temps, par les adresses et par les mouvements de communes', () => {
  let base: Base
  beforeAll(async () => {
    base = await baseDeTest()
  })
  afterAll(() => base.fermer())

  const ligne = (niveau: 'bureau' | 'commune', code: string, scrutin = P22) =>
    resultatPublie(base, niveau, code, scrutin)
  /** Changes `commune;name;bureau` at the first round of 2024. */
  const renommer = (dossier: string, de: [string, string], vers: [string, string]) =>
    abimer(dossier, ILE.legislatives2024, (t) =>
      t
        .split('\n')
        .map((l) => {
          const champs = l.split(';')
          if (champs[2] === de[0] && champs[4] === de[1]) [champs[2], champs[4]] = vers
          return champs.join(';')
        })
        .join('\n'),
    )
  const situer = (dossier: string, lignes: readonly string[]) => {
    const fichier = path.join(dossier, 'elections/circonscriptions/bureau_circonscription.csv')
    fs.mkdirSync(path.dirname(fichier), { recursive: true })
    fs.writeFileSync(
      fichier,
      ['code_bureau;circonscription_2024;circonscription_2022', ...lignes, ''].join('\n'),
    )
  }

  it('deux bureaux renumérotés reçoivent les voix des adresses qu’ils ont reprises, et se disent B', async () => {
    const dossier = copierIle()
    renommer(dossier, ['99001', '1'], ['99001', '101'])
    renommer(dossier, ['99001', '2'], ['99001', '102'])
    situer(dossier, ['99001_0101;9901;', '99001_0102;9901;'])
    await ecrireReu(path.join(dossier, 'reu'), 'csv', adressesIle())
    // the new first bureau takes over the old one, and a fifth of the second
    const nouvelles = adressesIle().map((a, i) => ({
      ...a,
      bureau:
        a.bureau === '99001_3' ? a.bureau : a.bureau === '99001_1' || i % 25 < 5 ? '99001_101' : '99001_102',
    }))
    await ecrireReu(path.join(dossier, 'reu/2024-06'), 'parquet', nouvelles)
    const { journal } = await publier(base, dossier)
    expect(journal.anomalies.filter((a) => a.gravite === 'erreur')).toEqual([])
    // 200 150 140 70 30 and a fifth of 200 160 150 60 35
    expect(await ligne('bureau', '99001_0101')).toEqual(['B', 240, 182, 170, 82, 37])
    expect(await ligne('bureau', '99001_0102')).toEqual(['B', 160, 128, 120, 48, 28])
    expect(await ligne('bureau', '99001_0003')).toEqual(['A', 200, 120, 110, 70, 25])
    expect(await ligne('commune', '99001')).toEqual([null, 600, 430, 400, 200, 90])
    const { qualite } = await base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .select('qualite')
      .where('code', '=', '99001_0101')
      .executeTakeFirstOrThrow()
    expect(qualite).toBe('B')
  })

  it('sans second extrait du REU, les mêmes bureaux se disent C', async () => {
    const dossier = copierIle()
    renommer(dossier, ['99001', '1'], ['99001', '101'])
    renommer(dossier, ['99001', '2'], ['99001', '102'])
    situer(dossier, ['99001_0101;9901;', '99001_0102;9901;'])
    await ecrireReu(path.join(dossier, 'reu'), 'csv', adressesIle())
    await publier(base, dossier)
    expect(await ligne('bureau', '99001_0101')).toEqual(['C', 200, 155, 145, 65, 33])
    // 130 votes for the left and 65 for the far right were there: the parts add up to them
    expect(await ligne('bureau', '99001_0102')).toEqual(['C', 200, 155, 145, 65, 32])
  })

  it('une commune rétablie reprend le passé des bureaux qu’elle avait dans l’autre, qui garde le reste', async () => {
    const dossier = copierIle()
    renommer(dossier, ['99001', '3'], ['99005', '1'])
    situer(dossier, ['99005_0001;9902;'])
    const mouvements = path.join(dossier, 'insee/cog/mouvements-communes.csv')
    fs.mkdirSync(path.dirname(mouvements), { recursive: true })
    fs.writeFileSync(
      mouvements,
      'MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP\n21,2023-01-01,COM,99001,COM,99001\n21,2023-01-01,COM,99001,COM,99005\n',
    )
    await publier(base, dossier)
    expect(await ligne('bureau', '99005_0001')).toEqual(['C', 200, 120, 110, 70, 25])
    // both communes are estimations, and say so
    expect(await ligne('commune', '99005')).toEqual(['C', 200, 120, 110, 70, 25])
    expect(await ligne('commune', '99001')).toEqual(['C', 400, 310, 290, 130, 65])
    expect(await ligne('bureau', '99001_0001')).toEqual(['A', 200, 150, 140, 70, 30])
    // after the split each commune has its own votes
    expect(await ligne('commune', '99005', '2024-legislatives-1')).toEqual([null, 200, 110, 100, 50, 25])
  })
})

describe('les voix d’une commune', () => {
  let duck: Duck
  beforeAll(async () => {
    duck = await ouvrirDuck(dossierTemporaire())
    await chargerCalendrier(duck)
  })
  afterAll(() => duck.fermer())

  const entier = (max: number) => fc.integer({ min: 0, max })
  const cas = fc.record({
    anciens: fc.array(
      fc.record({ inscrits: fc.integer({ min: 1, max: 1500 }), gauche: entier(700), autres: entier(700) }),
      { minLength: 1, maxLength: 6 },
    ),
    nouveaux: fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 6 }),
    poids: fc.array(entier(40), { minLength: 36, maxLength: 36 }),
  })

  it('sont toutes dans ses bureaux d’aujourd’hui, qu’elles y viennent par les adresses ou par les inscrits', async () => {
    await fc.assert(
      fc.asyncProperty(cas, async ({ anciens, nouveaux, poids }) => {
        const place = anciens.map(
          (a, i) =>
            `('${P22}', '99001_000${i}', '99001', '99', 'R99', '99-01', ${a.inscrits}, ${a.gauche + a.autres}, ${a.gauche + a.autres}, 0, 0)`,
        )
        const bureaux = nouveaux.map(
          (inscrits, j) => `('99001_010${j}', 'R99', '99', '99001', '99-01', ${inscrits})`,
        )
        const presents = bureaux.map(
          (_, j) =>
            `('2024-legislatives-1', '99001_010${j}', '99001', '99', 'R99', '99-01', ${nouveaux[j]}, 0, 0, 0, 0)`,
        )
        const passage = anciens.flatMap((_, i) =>
          nouveaux.map(
            (__, j) => `('2022-09', '99001_000${i}', '99001_010${j}', ${poids[6 * i + j]}, '2024-06')`,
          ),
        )
        const voix = anciens.flatMap((a, i) => [
          `('${P22}', '2022-presidentielle', '99001_000${i}', 'G', ${a.gauche})`,
          `('${P22}', '2022-presidentielle', '99001_000${i}', 'A', ${a.autres})`,
        ])
        await duck.connexion.run(`
          create or replace temp table reference as select '2024-legislatives-1' as scrutin, '2024' as annee, (select rang from calendrier where scrutin = '2024-legislatives-1') as rang;
          create or replace temp table place as from (values ${[...place, ...presents].join()}) t(scrutin, bureau, commune, departement, region, circonscription, inscrits, votants, exprimes, blancs, nuls);
          create or replace temp table bureau as from (values ${bureaux.join()}) t(code, region, departement, commune, circonscription, inscrits);
          create or replace temp table scission (commune varchar, origine varchar, jour date);
          create or replace temp table passage as select * replace (poids::double as poids) from (values ${passage.join()}) t(mois, ancien, nouveau, poids, dernier) where poids > 0;
          create or replace temp table voix as from (values ${voix.join()}) t(scrutin, election, bureau, nuance, voix);
          create or replace temp table nuance_bloc as from (values ('2022-presidentielle', 'G', 'gauche'), ('2022-presidentielle', 'A', 'autres')) t(election, nuance, bloc);
          ${sqlEtl('suivi.sql')} ${sqlEtl('agregats.sql')}`)
        const [somme] = await duck.lignes<Record<string, number>>(
          `select sum(inscrits)::int as inscrits, sum(exprimes)::int as exprimes, sum(gauche)::int as gauche, sum(autres)::int as autres
           from resultat where niveau = 'bureau' and scrutin = '${P22}'`,
        )
        const de = (f: (a: (typeof anciens)[number]) => number) => anciens.reduce((s, a) => s + f(a), 0)
        expect(somme).toEqual({
          inscrits: de((a) => a.inscrits),
          exprimes: de((a) => a.gauche + a.autres),
          gauche: de((a) => a.gauche),
          autres: de((a) => a.autres),
        })
        const [qualites] = await duck.lignes<{ n: number }>(
          `select count(distinct qualite)::int as n from resultat where niveau = 'bureau' and scrutin = '${P22}'`,
        )
        expect(qualites!.n).toBe(1)
      }),
      { numRuns: 40 },
    )
  })
})
