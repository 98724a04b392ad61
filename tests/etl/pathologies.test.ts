/** One pathology per folder: what cannot be trusted stops the run and leaves the publication; what can be counted is counted. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { SourceInvalide } from '../../etl/anomalie.ts'
import { baseDeTest, dossierTemporaire, ILE_NULLE, publier } from '../support/base.ts'
import { abimer, contenuPublie, copierIle, ILE, lancerEtl } from './dossier.ts'

const deplacer = (dossier: string, fichier: string, vers: string, octets: Buffer) => {
  fs.rmSync(path.join(dossier, fichier))
  fs.mkdirSync(path.dirname(path.join(dossier, vers)), { recursive: true })
  fs.writeFileSync(path.join(dossier, vers), octets)
}
const octets = (dossier: string, fichier: string) => fs.readFileSync(path.join(dossier, fichier))
const lignes =
  (f: (l: string[]) => void, fin = '\r\n') =>
  (texte: string) => {
    const l = texte.split(fin)
    f(l)
    return l.join(fin)
  }

/** Name, what spoils the folder, what the message must say. */
const FATALES: [string, (d: string) => void, RegExp][] = [
  [
    'en-tête inconnu, forme de 2022',
    (d) => abimer(d, ILE.legislatives2022, (t) => t.replace('Inscrits', 'Electeurs')),
    /2022-legislatives.*, ligne 1 : en-tête inconnu : colonne 8 « Electeurs », attendue « Inscrits »/,
  ],
  [
    'en-tête inconnu, forme de 2024',
    (d) => abimer(d, ILE.legislatives2024, (t) => t.replace('Code BV', 'Bureau')),
    /2024-legislatives-t1.*, ligne 1 : en-tête inconnu : colonne 5/,
  ],
  [
    'colonne déplacée',
    (d) => abimer(d, ILE.legislatives2024, (t) => t.replace('Inscrits;Votants', 'Votants;Inscrits')),
    /ligne 1 : en-tête inconnu : colonne 6 « Votants », attendue « Inscrits »/,
  ],
  [
    'gzip tronqué',
    (d) => {
      const entier = zlib.gzipSync(octets(d, ILE.presidentielle2022))
      deplacer(
        d,
        ILE.presidentielle2022,
        `${ILE.presidentielle2022}.gz`,
        entier.subarray(0, entier.length - 40),
      )
    },
    /t1-france-entiere\.txt\.gz, ligne \d+ : archive gzip tronquée ou abîmée/,
  ],
  [
    'texte tronqué',
    (d) => abimer(d, ILE.legislatives2024, (t) => t.slice(0, -120)),
    /ligne 7 : la dernière ligne est incomplète : fichier tronqué/,
  ],
  [
    'UTF-8 là où le ministère écrit en latin-1',
    (d) => {
      const texte = fs.readFileSync(path.join(d, ILE.presidentielle2022), 'latin1')
      fs.writeFileSync(path.join(d, ILE.presidentielle2022), texte, 'utf8')
    },
    /ligne 1 : en-tête lu « Code du dÃ©partement ».*n’est pas dans l’encodage attendu/,
  ],
  [
    'latin-1 là où le ministère écrit en UTF-8',
    (d) => {
      const texte = fs.readFileSync(path.join(d, ILE.legislatives2024), 'utf8')
      fs.writeFileSync(
        path.join(d, ILE.legislatives2024),
        texte.replace('département', 'departement'),
        'latin1',
      )
    },
    /2024-legislatives-t1.*, ligne 1 : octets qui ne sont pas de l’utf-8/,
  ],
  [
    'un octet latin-1 au milieu d’un fichier UTF-8',
    (d) =>
      abimer(
        d,
        ILE.legislatives2024,
        lignes((l) => (l[3] = l[3]!.replace(/Ã©|\u00c3\u00a9|é/, '\u00e9')), '\n'),
      ),
    /2024-legislatives-t1.*, ligne 4 : octets qui ne sont pas de l’utf-8/,
  ],
  [
    'une lettre dans un nombre',
    (d) =>
      abimer(
        d,
        ILE.presidentielle2022,
        lignes((l) => (l[2] = l[2]!.replace(';200;', ';2O0;'))),
      ),
    /2022-presidentielle.*, ligne 3 : « 2O0 » n’est pas un nombre entier \(Inscrits\)/,
  ],
  [
    'guillemet jamais fermé',
    (d) =>
      abimer(
        d,
        ILE.legislatives2024,
        lignes(
          (l) => (l[2] = l[2]!.replace('Zéroville', '"Zéroville').replace('ZÃ©roville', '"ZÃ©roville')),
          '\n',
        ),
      ),
    /ligne 3 : guillemet ouvert et jamais fermé/,
  ],
  [
    'un champ de trop',
    (d) =>
      abimer(
        d,
        ILE.legislatives2022,
        lignes((l) => (l[1] += ';1')),
      ),
    /2022-legislatives.*, ligne 2 : \d+ champs : 21 \+ un multiple de 8 attendus/,
  ],
  [
    'département inconnu',
    (d) =>
      abimer(
        d,
        ILE.presidentielle2022,
        lignes((l) => (l[4] = l[4]!.replace(/^99/, 'QQ'))),
      ),
    /2022-presidentielle.*, ligne 5 : code de département « QQ » inconnu/,
  ],
  [
    'commune illisible',
    (d) =>
      abimer(
        d,
        ILE.presidentielle2022,
        lignes((l) => (l[4] = l[4]!.replace(';002;', ';OO2;'))),
      ),
    /2022-presidentielle.*, ligne 5 : code de commune « OO2 » inconnu/,
  ],
  ['fichier vide', (d) => abimer(d, ILE.europeennes2019, () => ''), /2019-europeennes.*fichier vide/],
  [
    'GeoJSON illisible',
    (d) => abimer(d, ILE.bureaux, (t) => t.slice(0, 300)),
    /bureaux-de-vote-99\.geojson : GeoJSON illisible/,
  ],
  [
    'dossier sans résultats',
    (d) => fs.rmSync(path.join(d, 'elections'), { recursive: true }),
    /aucun fichier de résultats connu/,
  ],
  [
    'classeur xlsx illisible',
    (d) =>
      deplacer(
        d,
        'README.md',
        'insee/circonscriptions/indic-stat-circonscriptions-legislatives-2022.xlsx',
        Buffer.from('ceci n’est pas un classeur'),
      ),
    /indic-stat.*xlsx : classeur illisible/,
  ],
  [
    'Parquet illisible',
    (d) =>
      deplacer(
        d,
        'README.md',
        'insee/communes/rp_2022_commune.parquet',
        Buffer.from('PAR1 et puis plus rien'),
      ),
    /rp_2022_commune\.parquet : Parquet illisible/,
  ],
]

let base: Base
let avant: Awaited<ReturnType<typeof contenuPublie>>
beforeAll(async () => {
  base = await baseDeTest()
  await publier(base, ILE_NULLE)
  avant = await contenuPublie(base)
})
afterAll(() => base.fermer())

describe('un fichier qui ne mérite pas confiance', () => {
  it.each(FATALES)(
    '%s : l’erreur nomme le fichier et la ligne, rien n’est publié',
    async (_, gater, message) => {
      const dossier = copierIle()
      gater(dossier)
      const echec = await publier(base, dossier).then(
        () => null,
        (e: unknown) => e,
      )
      expect(echec).toBeInstanceOf(SourceInvalide)
      expect((echec as Error).message.replaceAll('\n', ' ')).toMatch(message)
      expect(await contenuPublie(base)).toEqual(avant)
    },
  )

  it('la commande finit par un code non nul, sans trace de pile', async () => {
    for (const [, gater, message] of FATALES.slice(0, 5)) {
      const dossier = copierIle()
      gater(dossier)
      const fin = await lancerEtl(dossierTemporaire(), ['--from', dossier])
      expect(fin.code).toBe(1)
      expect(fin.erreurs).toMatch(message)
      expect(fin.erreurs).not.toMatch(/^ {4}at /m)
      expect(fin.erreurs).toContain('la publication précédente est intacte')
    }
  })

  it('un dossier absent aussi', async () => {
    const fin = await lancerEtl(dossierTemporaire(), ['--from', path.join(ILE_NULLE, 'nulle-part')])
    expect(fin.code).toBe(1)
    expect(fin.erreurs).toMatch(/nulle-part : ce dossier n’existe pas/)
  })
})

/** Name, what spoils the folder, the rule that must be broken and the votes that it concerns. */
const COMPTEES: [
  string,
  (d: string) => void,
  { regle: string; gravite: string; voix?: number; message: RegExp },
][] = [
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
      message: /la commune 99777 \(1 tours, 2022-presidentielle-1 en dernier\)/,
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

function changerContour(dossier: string, code: string, f: (anneau: number[][]) => number[][]): void {
  const chemin = path.join(dossier, ILE.bureaux)
  const collection = JSON.parse(fs.readFileSync(chemin, 'utf8'))
  const entite = collection.features.find(
    (e: { properties: { codeBureauVote: string } }) => e.properties.codeBureauVote === code,
  )
  entite.geometry.coordinates = entite.geometry.coordinates.map(f)
  fs.writeFileSync(chemin, JSON.stringify(collection))
}

describe('un défaut que l’on peut compter', () => {
  it.each(COMPTEES)(
    '%s : une anomalie le dit, avec ses voix, et le reste est publié',
    async (_, gater, attendue) => {
      const dossier = copierIle()
      gater(dossier)
      const { journal } = await publier(base, dossier)
      const { voix, message, ...reste } = attendue
      const anomalie = journal.anomalies.find((a) => a.regle === attendue.regle)
      expect(anomalie).toMatchObject(reste)
      expect(anomalie!.message).toMatch(message)
      if (voix !== undefined) expect(anomalie!.voix).toBe(voix)
      const publiees = await base.db.withSchema('publie').selectFrom('anomalie').select('regle').execute()
      expect(publiees.map((a) => a.regle)).toContain(attendue.regle)
      await publier(base, ILE_NULLE)
    },
  )
})
