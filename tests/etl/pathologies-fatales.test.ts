/** What cannot be trusted stops the run, names the file and the line, and leaves the publication: one spoilt folder each. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { SourceInvalide } from '../../etl/anomalie.ts'
import { baseDeTest, ILE_NULLE, publier } from '../support/base.ts'
import { copierImage } from '../support/images.ts'
import { abimer, contenuPublie, copierIle, deplacer, ILE, lancerEtl, lignes, octets } from './dossier.ts'

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
  base = await baseDeTest('ile')
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
    const publiee = await copierImage('ile')
    for (const [, gater, message] of FATALES.slice(0, 5)) {
      const dossier = copierIle()
      gater(dossier)
      const fin = await lancerEtl(publiee, ['--from', dossier])
      expect(fin.code).toBe(1)
      expect(fin.erreurs).toMatch(message)
      expect(fin.erreurs).not.toMatch(/^ {4}at /m)
      expect(fin.erreurs).toContain('la publication précédente est intacte')
    }
  })

  it('un dossier absent aussi', async () => {
    const fin = await lancerEtl(await copierImage('migree'), ['--from', path.join(ILE_NULLE, 'nulle-part')])
    expect(fin.code).toBe(1)
    expect(fin.erreurs).toMatch(/nulle-part : ce dossier n’existe pas/)
  })
})
