import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import type { Ciblage } from '#contract/ciblage'
import { QueryCiblage } from '#contract/ciblage'
import { csvCiblage } from '../../web/features/ciblage/csv.ts'
import { cellule, estFormule, csv } from '#domain/export/cellule'
import { BORNES, ecrireEtat, lireEtat, requete, type Borne } from '../../web/features/ciblage/etat.ts'
import { grouper, pourquoiCommune, type Ligne } from '../../web/features/ciblage/groupes.ts'
import {
  impasse,
  phraseExploration,
  phraseMarginale,
  phraseOuvertures,
  phraseReste,
  phraseResultat,
  voixEnColonne,
} from '../../web/features/ciblage/phrases.ts'

const DEPARTEMENTS = [{ code: '30' }, { code: '2A' }]

const ligne = (partiel: Partial<Ligne> = {}): Ligne => ({
  code: '30189_0005',
  nom: 'Nîmes, bureau 5',
  commune: '30189',
  nomCommune: 'Nîmes',
  circonscription: '30-01',
  profil: 'hesitant',
  foyer: false,
  inscrits: 1163,
  reserveNette: 27.9,
  seances: 1,
  heuresPortes: 4,
  heuresTrajet: 0.5333,
  trajetMinutes: 7.93,
  voix: { bas: 0.033, central: 0.158, haut: 0.321 },
  exploration: false,
  pourquoi: 'Bureau hésitant ; terrain dense, à 8 min.',
  ...partiel,
})

const ciblage = (partiel: Partial<Ciblage> = {}): Ciblage => ({
  heures: 200,
  voix: { bas: 0.97, central: 4.97, haut: 10.1 },
  marginale: 0.0137,
  courbe: [
    { heures: 0, voix: 0 },
    { heures: 10, voix: 0.41 },
  ],
  effetDetectable: null,
  facteurs: [],
  jours: 60,
  ouvertures: (['dense', 'intermediaire', 'rural'] as const).map((terrain) => ({
    terrain,
    appris: false,
    taux: 0.28,
    bas: 0.2234,
    haut: 0.3383,
    fiches: 0,
    contacts: 0,
    dernierJour: null,
  })),
  departs: [{ nom: 'Nîmes', longitude: 4.35, latitude: 43.83 }],
  lignes: [ligne()],
  temoins: [],
  ...partiel,
})

describe('le CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+33 6', "'+33 6"],
    ['-a', "'-a"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['=A1;B1', '"\'=A1;B1"'],
    ['-7,25', '-7,25'],
    ['+12', '+12'],
    ['-7.25', '-7.25'],
    ['-', "'-"],
    ['-1+2', "'-1+2"],
    ['dit « "a" »', '"dit « ""a"" »"'],
    ['a;b', '"a;b"'],
    ['Alès, bureau 1', 'Alès, bureau 1'],
  ])('%j s’écrit %j', (texte, attendu) => expect(cellule(texte)).toBe(attendu))

  it.each([
    [1234.5678, '1234,57'],
    [-0.001, '0'],
    [-3, '-3'],
    [null, ''],
    [Number.NaN, ''],
    [Infinity, ''],
  ])('le nombre %d s’écrit %s', (n, attendu) => expect(cellule(n)).toBe(attendu))

  it('aucun texte ne commence comme une formule, et tout se relit', () => {
    const piegeux = fc.string({
      unit: fc.constantFrom(...'= + - @ ＝ \' " ; \t \r \n 5 , é'.split(' '), ' '),
    })
    fc.assert(
      fc.property(fc.oneof(piegeux, fc.string({ unit: 'binary' })), (texte) => {
        const ecrit = cellule(texte)
        const relu = ecrit.startsWith('"') ? ecrit.slice(1, -1).replaceAll('""', '"') : ecrit
        expect(/^\s*[=+\-@＝]/.test(relu) && !/^[+-]?\d+([.,]\d+)?$/.test(relu)).toBe(false)
        expect(relu).toBe(estFormule(texte) ? `'${texte}` : texte)
      }),
      { numRuns: 1000 },
    )
  })

  it('a la marque, le point-virgule, les accents et des fins de ligne de Windows', () => {
    expect(
      csv([
        ['Réserve', 'Voix'],
        [1.5, null],
      ]),
    ).toBe('\uFEFFRéserve;Voix\r\n1,5;\r\n')
  })

  it('donne autant de cellules à chaque ligne, et dit les témoins', () => {
    const c = ciblage({ temoins: [{ code: '30189_0069', nom: 'Nîmes, bureau 69' }] })
    const [entete, premiere, temoin] = csvCiblage(c, [ligne({ pourquoi: 'Hésitant, à 8 min.' })], {
      departement: 'Gard',
      source: 'essai',
    }).split('\r\n')
    expect(premiere?.split(';')).toHaveLength(entete!.split(';').length)
    expect(temoin?.split(';')).toHaveLength(entete!.split(';').length)
    expect(premiere).toContain('Gard, 1re circonscription')
    expect(temoin).toContain('témoin, à ne pas visiter;30189_0069')
  })
})

describe('l’adresse', () => {
  const entier = ({ min, max, pas }: Borne) =>
    fc.integer({ min: min / pas, max: max / pas }).map((n) => n * pas)
  const degres = (max: number) => fc.integer({ min: -max * 1e4, max: max * 1e4 }).map((n) => n / 1e4)

  it('reproduit l’état, et le serveur comprend la question', () => {
    fc.assert(
      fc.property(
        fc.record({
          departement: fc.constantFrom('30', '2A'),
          heures: entier(BORNES.heures),
          trajet: entier(BORNES.trajet),
          jours: fc.option(entier(BORNES.jours)),
          exploration: entier(BORNES.exploration),
          departs: fc.array(
            fc.record({
              nom: fc.constantFrom('Alès', 'L’Haÿ-les-Roses', 'A & B, C'),
              latitude: degres(90),
              longitude: degres(180),
            }),
            { maxLength: 12 },
          ),
          ouvertes: fc.subarray(['30189', '2A004']).map((x): ReadonlySet<string> => new Set(x)),
        }),
        (etat) => {
          expect(lireEtat(ecrireEtat(etat), DEPARTEMENTS)).toEqual(etat)
          const lue = QueryCiblage.parse(Object.fromEntries(new URLSearchParams(requete(etat))))
          expect(lue.heures).toBe(etat.heures)
          expect(lue.departs ?? []).toHaveLength(etat.departs.length)
        },
      ),
    )
  })

  it('illisible, prend les valeurs initiales ; hors bornes, les bornes', () => {
    const etat = lireEtat('?dep=99&h=abc&t=500&j=&x=-3&de=1,x,Ici;91,0,Là', DEPARTEMENTS)
    expect(etat).toMatchObject({ departement: '30', heures: 200, trajet: 120, jours: null, exploration: 0 })
    expect(etat.departs).toEqual([])
    expect(lireEtat('?h=203', DEPARTEMENTS).heures).toBe(204)
  })
})

describe('les groupes', () => {
  it('additionnent par commune, sans les bureaux tirés au sort, les plus utiles d’abord', () => {
    const uzes = ligne({ commune: '30334', nomCommune: 'Uzès', circonscription: '30-06', foyer: true })
    const groupes = grouper([uzes, ligne(), ligne({ code: '30189_0006' }), ligne({ exploration: true })])
    expect(groupes.map((g) => [g.nom, g.lignes.length, g.seances, g.foyers])).toEqual([
      ['Nîmes', 2, 2, 0],
      ['Uzès', 1, 1, 1],
    ])
    expect(groupes[0]?.voix.central).toBeCloseTo(0.316)
  })
  it('disent pourquoi', () => {
    const [nimes] = grouper([ligne(), ligne({ profil: 'acquis', reserveNette: 280 })])
    expect(pourquoiCommune(nimes!).replace(/\s/g, ' ')).toBe(
      '1 acquis et 1 hésitant ; l’abstention y retient 308 voix de gauche de plus que d’extrême droite.',
    )
  })
})

describe('les phrases', () => {
  const etat = lireEtat('', DEPARTEMENTS)
  const simple = (texte: string | null) => texte?.replace(/\s/g, ' ')

  it('disent le résultat, la prochaine heure, le reste', () => {
    expect(simple(phraseResultat(ciblage(), 200))).toBe(
      '200 heures : 5 voix nettes (estimation, de 1 à 10), dans 1 bureau de 1 commune.',
    )
    expect(simple(phraseMarginale(ciblage()))).toBe(
      'Les premières heures valent 0,041 voix chacune, la prochaine 0,014 : il en faudrait environ 73 de plus pour une voix nette.',
    )
    expect(simple(phraseMarginale(ciblage({ marginale: 0 })))).toContain('n’apporterait rien')
    expect(phraseReste(ciblage(), etat)).toBeNull()
    expect(simple(phraseReste(ciblage({ heures: 120 }), etat))).toContain('80 h ne trouvent pas de place')
    expect([0.158, 1.26, 120.4].map(voixEnColonne)).toEqual(['0,16', '1,3', '120'])
  })
  it('disent de quel taux d’ouverture le plan se sert', () => {
    expect(simple(phraseOuvertures(ciblage()))).toBe(
      'Taux d’ouverture supposé : 28 % (22–34), tant qu’un terrain n’a pas 3 fiches et 10 portes.',
    )
    const [dense, ...reste] = ciblage().ouvertures
    const appris = { ...dense!, appris: true, taux: 0.34, bas: 0.28, haut: 0.4, fiches: 12, contacts: 300 }
    expect(simple(phraseOuvertures(ciblage({ ouvertures: [appris, ...reste] })))).toBe(
      'Taux d’ouverture appris, terrain dense : 34 % (28–40), 12 fiches. Ailleurs : 28 % (22–34), tant qu’un terrain n’a pas 3 fiches et 10 portes.',
    )
  })
  it('disent pourquoi rien n’est tiré au sort', () => {
    expect(simple(phraseExploration(ciblage(), etat))).toContain('20 h ne suffisent pas à 3 séances')
    expect(simple(phraseExploration(ciblage(), { ...etat, exploration: 0 }))).toContain('Aucune heure')
  })
  it('ouvrent une issue quand il n’y a rien', () => {
    expect(impasse(ciblage(), { ...etat, trajet: 10 })).toMatchObject({ geste: { partiel: { trajet: 20 } } })
    expect(impasse(ciblage(), { ...etat, heures: 4 })).toMatchObject({ geste: { partiel: { heures: 20 } } })
    expect(impasse(ciblage(), { ...etat, trajet: 120 }).geste).toBeNull()
    expect(impasse(ciblage({ departs: [] }), etat).geste).toBeNull()
  })
})
