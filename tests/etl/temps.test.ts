/** Bureaux renumbered, cut, and communes merged: what each figure of the past is worth, by hand on île nulle. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { communeActuelle, suitesDe } from '../../etl/steps/communes.ts'
import { baseDeTest, publier } from '../support/base.ts'
import { abimer, copierIle, ILE, resultatPublie } from './dossier.ts'

let base: Base
beforeAll(async () => {
  base = await baseDeTest()
})
afterAll(() => base.fermer())

const ligne = (niveau: 'bureau' | 'commune' | 'circonscription', code: string, scrutin: string) =>
  resultatPublie(base, niveau, code, scrutin)
const qualiteDe = async (code: string) =>
  (
    await base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .select('qualite')
      .where('niveau', '=', 'bureau')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).qualite

/** Renames a bureau at the first round of 2024 (`99001;…;1;` there). */
const renumeroter = (commune: string, de: string, vers: string) => (texte: string) =>
  texte
    .split('\n')
    .map((l) => {
      const champs = l.split(';')
      if (champs[2] === commune && champs[4] === de) champs[4] = vers
      return champs.join(';')
    })
    .join('\n')

/** Says in which circonscription the renumbered bureaux of Zéroville are: the results of 2024 do not. */
function situer(dossier: string, ...codes: string[]): void {
  const fichier = path.join(dossier, 'elections/circonscriptions/bureau_circonscription.csv')
  fs.mkdirSync(path.dirname(fichier), { recursive: true })
  const lignes = codes.map((c) => `${c};9901;\n`).join('')
  fs.writeFileSync(fichier, `code_bureau;circonscription_2024;circonscription_2022\n${lignes}`)
}

describe('un bureau dans le temps', () => {
  it('même code, même taille : A', async () => {
    await publier(base, copierIle())
    expect(await ligne('bureau', '99003_0001', '2022-presidentielle-1')).toEqual(['A', 200, 160, 150, 30, 65])
    expect(await qualiteDe('99003_0001')).toBe('A')
  })

  it('renuméroté seul : ses chiffres lui reviennent par la commune, et se disent C', async () => {
    const dossier = copierIle()
    abimer(dossier, ILE.legislatives2024, renumeroter('99001', '1', '101'))
    situer(dossier, '99001_0101')
    const { journal } = await publier(base, dossier)
    expect(journal.anomalies.filter((a) => a.gravite === 'erreur')).toEqual([])
    expect(await ligne('bureau', '99001_0101', '2022-presidentielle-1')).toEqual(['C', 200, 150, 140, 70, 30])
    expect(await qualiteDe('99001_0101')).toBe('C')
    // neighbours that did not change keep their own figures
    expect(await ligne('bureau', '99001_0002', '2022-presidentielle-1')).toEqual(['A', 200, 160, 150, 60, 35])
    // the other half of Zéroville, in another circonscription, lends nothing
    expect(await ligne('bureau', '99001_0003', '2022-presidentielle-1')).toEqual(['A', 200, 120, 110, 70, 25])
    expect(await ligne('commune', '99001', '2022-presidentielle-1')).toEqual([null, 600, 430, 400, 200, 90])
  })

  it('deux bureaux renumérotés se partagent les voix à proportion des inscrits, et aucune ne se perd', async () => {
    const dossier = copierIle()
    abimer(dossier, ILE.legislatives2024, renumeroter('99001', '1', '101'))
    abimer(dossier, ILE.legislatives2024, renumeroter('99001', '2', '102'))
    situer(dossier, '99001_0101', '99001_0102')
    await publier(base, dossier)
    // (70 + 60) / 2, and 30 + 35 in two whole parts that add up to it
    expect(await ligne('bureau', '99001_0101', '2022-presidentielle-1')).toEqual(['C', 200, 155, 145, 65, 33])
    expect(await ligne('bureau', '99001_0102', '2022-presidentielle-1')).toEqual(['C', 200, 155, 145, 65, 32])
  })

  it('renumérotés dans une commune coupée, sans que rien dise leur circonscription : la commune les répartit, et rien ne se perd', async () => {
    const dossier = copierIle()
    abimer(dossier, ILE.europeennes2019, (t) => t.replace(/(;001;[^;]+;)000([13]);/g, '$1010$2;'))
    await publier(base, dossier)
    // 200 + 200 registered, 110 + 90 voters, 100 + 80 votes, 50 + 40 for the left: half each, in two circonscriptions
    expect(await ligne('bureau', '99001_0001', '2019-europeennes-1')).toEqual(['C', 200, 100, 90, 45, 18])
    expect(await ligne('bureau', '99001_0003', '2019-europeennes-1')).toEqual(['C', 200, 100, 90, 45, 17])
    expect(await ligne('bureau', '99001_0002', '2019-europeennes-1')).toEqual(['A', 200, 120, 110, 50, 20])
    expect(await ligne('commune', '99001', '2019-europeennes-1')).toEqual([null, 600, 320, 290, 140, 55])
    // Zéroville 0001 and 0002, Méridienne; Zéroville 0003, Équateur-sur-Mer, Nullepart: the département, and said to be estimated
    expect(await ligne('circonscription', '99-01', '2019-europeennes-1')).toEqual([
      'C',
      500,
      290,
      260,
      110,
      48,
    ])
    expect(await ligne('circonscription', '99-02', '2019-europeennes-1')).toEqual([
      'C',
      500,
      280,
      250,
      80,
      77,
    ])
    expect(await ligne('circonscription', '99-01', '2022-presidentielle-1')).toEqual([
      null,
      500,
      395,
      370,
      140,
      85,
    ])
  })

  it('même code mais deux fois plus d’inscrits, sans rien autour : ses propres chiffres, C', async () => {
    const dossier = copierIle()
    abimer(dossier, ILE.legislatives2024, (t) =>
      t
        .split('\n')
        .map((l) => {
          const champs = l.split(';')
          if (champs[2] === '99003') [champs[5], champs[8]] = ['400', '250']
          return champs.join(';')
        })
        .join('\n'),
    )
    await publier(base, dossier)
    expect(await ligne('bureau', '99003_0001', '2022-presidentielle-1')).toEqual(['C', 200, 160, 150, 30, 65])
    expect(await ligne('bureau', '99003_0001', '2024-legislatives-1')).toEqual(['A', 400, 150, 140, 25, 65])
  })

  it('une commune absorbée compte dans celle d’aujourd’hui, dès le passé', async () => {
    const dossier = copierIle()
    // in 2024, Nullepart has become a bureau of Équateur-sur-Mer
    abimer(dossier, ILE.legislatives2024, (t) =>
      t.replace(/^99;(.*?);99004;Nullepart;1;/m, (l) =>
        l.replace('99004;Nullepart;1;', `99003;${nomDe(t)};2;`),
      ),
    )
    const mouvements = path.join(dossier, 'insee/cog/mouvements-communes.csv')
    fs.mkdirSync(path.dirname(mouvements), { recursive: true })
    fs.writeFileSync(
      mouvements,
      'MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP\n32,2023-01-01,COM,99004,COM,99003\n32,2023-01-01,COM,99004,COMD,99004\n',
    )
    await publier(base, dossier)
    // 30 + 10 for the left, 65 + 45 for the far right
    expect(await ligne('commune', '99003', '2022-presidentielle-1')).toEqual([null, 300, 245, 230, 40, 110])
    expect(await ligne('commune', '99004', '2022-presidentielle-1')).toBeUndefined()
    expect(await ligne('bureau', '99003_0001', '2022-presidentielle-1')).toEqual(['A', 200, 160, 150, 30, 65])
    expect(await ligne('bureau', '99003_0002', '2022-presidentielle-1')).toEqual(['C', 100, 85, 80, 10, 45])
  })
})

const nomDe = (texte: string) => /;99003;([^;]+);/.exec(texte)![1]!

describe('communeActuelle', () => {
  const suites = suitesDe([
    { date: '2019-01-01', avant: 'b', apres: 'c' },
    { date: '2016-01-01', avant: 'a', apres: 'b' },
    { date: '2017-01-01', avant: 'x', apres: 'y' },
    { date: '2017-01-01', avant: 'x', apres: 'z' },
    { date: '2010-01-01', avant: 'c', apres: 'a' },
  ])
  it('suit les fusions dans l’ordre du temps, et s’arrête à une commune d’aujourd’hui', () => {
    expect(communeActuelle('a', new Set(['c']), suites)).toBe('c')
    expect(communeActuelle('a', new Set(['b', 'c']), suites)).toBe('b')
    expect(communeActuelle('c', new Set(['c']), suites)).toBe('c')
  })
  it('suit le nom quand la commune rétablie a repris l’ancien code', () => {
    // b and n merged into a, under another name; a is a commune again, and that name has the code v
    const fusions = suitesDe([{ date: '2019-01-01', avant: 'n', apres: 'a' }])
    const demenagements = [{ date: '2024-01-01', avant: 'a', apres: 'v' }]
    const actuelles = new Set(['a', 'v'])
    expect(communeActuelle('n', actuelles, fusions, demenagements)).toBe('v')
    expect(communeActuelle('a', actuelles, fusions, demenagements)).toBe('a')
    // a merger after the scission goes to what has the code now
    const apres = suitesDe([{ date: '2025-01-01', avant: 'n', apres: 'a' }])
    expect(communeActuelle('n', actuelles, apres, demenagements)).toBe('a')
  })
  it('ne devine pas quand une commune a été partagée, ni quand rien ne la suit', () => {
    expect(communeActuelle('x', new Set(['y', 'z']), suites)).toBeNull()
    expect(communeActuelle('inconnue', new Set(['y']), suites)).toBeNull()
  })
})
