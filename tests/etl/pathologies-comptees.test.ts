/** What can be counted is counted, with its votes, and the rest is published: a folder holds one spoilt text and one spoilt contour. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import type { Anomalie } from '../../etl/anomalie.ts'
import { baseDeTest, publier } from '../support/base.ts'
import { abimer, changerBureaux, copierIle, ILE, lignes } from './dossier.ts'

interface Bureau {
  properties: { codeBureauVote: string }
  geometry: { coordinates: number[][][] }
}

function changerContour(dossier: string, code: string, f: (anneau: number[][]) => number[][]): void {
  changerBureaux<Bureau>(dossier, (bureaux) => {
    const { geometry } = bureaux.find((b) => b.properties.codeBureauVote === code)!
    geometry.coordinates = geometry.coordinates.map(f)
    return bureaux
  })
}

/** Name, what spoils the folder, the rule that must be broken and the votes that it concerns. */
type Defaut = [
  string,
  (d: string) => void,
  { regle: string; gravite: string; voix?: number; message: RegExp },
]

const TEXTES: Defaut[] = [
  [
    'nuance inconnue',
    (d) => abimer(d, ILE.legislatives2024, (t) => t.replaceAll(';UG;', ';XYZ;')),
    {
      regle: 'nuance inconnue',
      gravite: 'alerte',
      voix: 260,
      message: /« XYZ ».*260 voix comptées dans « autres »/,
    },
  ],
  [
    'identité rompue',
    (d) =>
      abimer(
        d,
        ILE.presidentielle2022,
        lignes((l) => (l[1] = l[1]!.replace(';140;', ';139;'))),
      ),
    {
      regle: 'identité comptable rompue',
      gravite: 'alerte',
      voix: 1,
      message: /2022-presidentielle.*, ligne 2 : bureau 99001_0001/,
    },
  ],
  [
    'bureau en double',
    (d) =>
      abimer(
        d,
        ILE.presidentielle2022,
        lignes((l) => l.splice(2, 0, l[1]!)),
      ),
    {
      regle: 'bureau en double',
      gravite: 'erreur',
      voix: 140,
      message: /ligne 3 : le bureau 99001_0001 est déjà lu/,
    },
  ],
  [
    'bureau rangé dans une autre commune',
    (d) =>
      abimer(
        d,
        ILE.presidentielle2022,
        lignes((l) => (l[3] = l[3]!.replace(';001;', ';002;'))),
      ),
    { regle: 'commune à deux noms', gravite: 'alerte', message: /ligne [45] : la commune 99002 s’appelle/ },
  ],
  [
    'commune que rien ne connaît',
    (d) =>
      abimer(
        d,
        ILE.presidentielle2022,
        lignes((l) => {
          const i = l.findIndex((x) => x.includes(';004;'))
          l[i] = l[i]!.replace(';004;', ';777;')
        }),
      ),
    {
      regle: 'commune inconnue',
      gravite: 'alerte',
      voix: 80,
      message: /la commune 99777 \(1\stour, 2022-presidentielle-1 en dernier\)/,
    },
  ],
  [
    'dernière ligne sans fin',
    (d) => abimer(d, ILE.presidentielle2022, (t) => t.replace(/\r\n$/, '')),
    {
      regle: 'fin de fichier abrupte',
      gravite: 'alerte',
      message: /ligne 7 : la dernière ligne n’est pas terminée/,
    },
  ],
]

const CONTOURS: Defaut[] = [
  [
    'contour qui se croise',
    (d) => changerContour(d, '99001_0001', ([a, b, c, e, f]) => [a!, c!, b!, e!, f!]),
    { regle: 'contour invalide réparé', gravite: 'information', message: /contour de 99001_0001.*réparé/ },
  ],
  [
    'contour aux coordonnées inversées',
    (d) => changerContour(d, '99004_0001', (anneau) => anneau.map(([x, y]) => [y!, x!])),
    {
      regle: 'contour hors de son territoire',
      gravite: 'erreur',
      message: /99004_0001 est hors de sa commune : longitude et latitude semblent inversées ; il est écarté/,
    },
  ],
  [
    'contour en mètres',
    (d) =>
      changerContour(d, '99001_0001', (anneau) => anneau.map(([x, y]) => [x! * 1e6 + 7e5, y! * 1e6 + 6e6])),
    {
      regle: 'contour illisible',
      gravite: 'erreur',
      message: /99001_0001.*n’est pas une longitude et une latitude/,
    },
  ],
  [
    'contour sans code',
    (d) =>
      abimer(d, ILE.bureaux, (t) => t.replace(/"codeBureauVote":\s*"99001_0001"/, '"codeBureauVote":""')),
    { regle: 'code inconnu', gravite: 'erreur', message: /bureaux-de-vote-99\.geojson, entité 1/ },
  ],
]

let base: Base
beforeAll(async () => {
  base = await baseDeTest('ile')
})
afterAll(() => base.fermer())

const DOSSIERS = TEXTES.map((texte, k) => [texte, CONTOURS[k]].filter((d) => d !== undefined))

describe.each(DOSSIERS.map((defauts) => ({ defauts })))('un défaut que l’on peut compter', ({ defauts }) => {
  let anomalies: Anomalie[]
  beforeAll(async () => {
    const dossier = copierIle()
    for (const [, gater] of defauts) gater(dossier)
    anomalies = (await publier(base, dossier)).journal.anomalies
  })

  it.each(defauts)(
    '%s : une anomalie le dit, avec ses voix, et le reste est publié',
    async (_, _gater, { voix, message, ...reste }) => {
      const anomalie = anomalies.find((a) => a.regle === reste.regle)
      expect(anomalie).toMatchObject(reste)
      expect(anomalie!.message).toMatch(message)
      if (voix !== undefined) expect(anomalie!.voix).toBe(voix)
      const publiees = await base.db.withSchema('publie').selectFrom('anomalie').select('regle').execute()
      expect(publiees.map((a) => a.regle)).toContain(reste.regle)
    },
  )
})
