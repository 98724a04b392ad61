/** The cards of the sources: complete, unique, rendered. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { INDICATEURS } from '#domain/indicateur'
import { SCRUTINS } from '#domain/scrutin'
import { CATALOGUE, fichePour, JEUX_RESULTATS, lireCatalogue } from '../../etl/catalogue.ts'
import { BASES_IRIS } from '../../etl/sources/basesIris.ts'
import { correspond } from '../../etl/fichiers.ts'
import { composerDocument, DOCUMENT } from '../../etl/docs.ts'
import { dossierTemporaire, RACINE } from '../support/base.ts'

const FICHE = fs.readFileSync(path.join(RACINE, 'data/sources/resultats/presidentielle-2022.toml'), 'utf8')
function dossierDe(...fiches: string[]): string {
  const dossier = dossierTemporaire()
  fiches.forEach((f, i) => fs.writeFileSync(path.join(dossier, `${i}.toml`), f))
  return dossier
}

describe('le catalogue', () => {
  it('couvre chaque scrutin de l’application, et d’autres', () => {
    for (const { code } of SCRUTINS) expect(JEUX_RESULTATS.map((j) => j.scrutin)).toContain(code)
    for (const type of [
      'presidentielle-2002',
      'europeennes-2004',
      'regionales-2004',
      'cantonales-2004',
      'municipales-2026',
    ])
      expect(CATALOGUE.map((f) => f.cle)).toContain(type)
  })

  it('décrit les jeux que la méthode demande, au-delà des résultats', () => {
    const cles = CATALOGUE.map((f) => f.cle)
    for (const cle of [
      'elections-agregees',
      'reu-bureaux',
      'reu-adresses',
      'deputes',
      'bpe',
      'grilles-communales',
      'cog',
      'cog-mouvements',
      'insee-recensement-iris',
      'insee-recensement-commune',
      'insee-filosofi-iris',
      'insee-filosofi-commune',
      'insee-portraits-circonscriptions',
      'contours-bureaux',
      'contours-circonscriptions',
      'circonscriptions-insee',
      'contours-communes-2020',
      'contours-administratifs-etalab',
      'admin-express',
      'contours-iris',
      'quartiers-prioritaires',
    ])
      // prettier-ignore
      expect(cles).toContain(cle)
    for (const f of CATALOGUE) {
      expect(f.colonnes.length).toBeGreaterThan(0)
      if (f.etape !== 'aucune') expect(f.fichiers.length).toBeGreaterThan(0)
    }
  })

  it('dit, d’un même tour, quel fichier passe avant l’autre', () => {
    const de = (scrutin: string) =>
      JEUX_RESULTATS.filter((j) => j.scrutin === scrutin && !j.complement).map((j) => j.lecteur)
    expect(de('2007-presidentielle-1')).toEqual(['ministere-fixe', 'agregees', 'agregees'])
    expect(de('2017-presidentielle-1').slice(-1)).toEqual(['colonnes'])
    expect(de('2022-legislatives-1').slice(0, 2)).toEqual(['ministere-ragged', 'agregees'])
  })

  it.each([
    ['une description vide', FICHE.replace(/^description = .*$/m, 'description = ""'), 'description'],
    [
      'une description de colonne vide',
      FICHE.replace(/description = "Électeurs.*"/, 'description = ""'),
      'colonnes',
    ],
    ['une licence absente', FICHE.replace(/^licence = .*$/m, ''), 'licence'],
    ['une étape inconnue', FICHE.replace('etape = "resultats"', 'etape = "magie"'), 'etape'],
    ['un jeu non chargé sans raison', FICHE.replace('etape = "resultats"', 'etape = "aucune"'), 'raison'],
    [
      'une table agrégée qui nomme un tour',
      FICHE.replace('lecteur = "ministere-ragged"', 'lecteur = "agregees"'),
      'nomme son scrutin',
    ],
    ['un champ de trop', `couleur = "rouge"\n${FICHE}`, 'couleur'],
  ])('refuse %s', (_, fiche, champ) => {
    expect(() => lireCatalogue(dossierDe(fiche))).toThrow(new RegExp(`0\\.toml[^]*${champ}`))
  })

  it('ne décrit aucune colonne par son seul nom, et donne une unité à chaque nombre', () => {
    const nu = (texte: string) =>
      texte
        .normalize('NFD')
        .replace(/\p{M}|\W|_/gu, '')
        .toLowerCase()
    for (const f of CATALOGUE)
      for (const c of f.colonnes) {
        const ou = `${f.cle}, ${c.nom}`
        expect(c.description.length, ou).toBeGreaterThan(7)
        expect(nu(c.description), ou).not.toBe(nu(c.nom))
        expect(c.unite !== undefined || !['entier', 'décimal'].includes(c.type), ou).toBe(true)
      }
  })

  it('décrit chaque colonne de l’INSEE qui est lue', () => {
    const decrites = (cle: string) => CATALOGUE.find((f) => f.cle === cle)!.colonnes.map((c) => c.nom)
    const portrait = INDICATEURS.filter((i) => i.maille === 'circonscription').map((i) => i.colonne)
    expect(decrites('insee-portraits-circonscriptions')).toEqual(expect.arrayContaining(portrait))
    const communes = INDICATEURS.filter((i) => i.maille === 'commune').map((i) => i.colonne)
    const tables = [...decrites('insee-recensement-commune'), ...decrites('insee-filosofi-commune')]
    expect(tables).toEqual(expect.arrayContaining(communes))
    for (const { cle, colonneIris, formules, menages } of BASES_IRIS)
      expect(decrites(cle)).toEqual(
        expect.arrayContaining([
          colonneIris,
          ...formules.flatMap((f) => [...f.plus, ...(f.sur === null ? [] : [f.sur])]),
          ...(menages === undefined ? [] : [menages]),
        ]),
      )
  })

  it('refuse deux fiches de même clé', () => {
    expect(() => lireCatalogue(dossierDe(FICHE, FICHE))).toThrow('« presidentielle-2022 »')
  })

  it('donne la fiche de chaque jeu, et refuse d’en montrer un sans fiche', () => {
    expect(fichePour('resultats-2024-legislatives-1').titre).toBe(
      'Résultats par bureau de vote, Législatives 2024, 1er tour',
    )
    expect(() => fichePour('inconnu')).toThrow('« inconnu »')
  })

  it('reconnaît un fichier à son chemin, compressé ou non, département par département', () => {
    const motif = 'contours/bureaux-de-vote/bureaux-de-vote-{departement}.geojson'
    for (const code of ['01', '2A', '971'])
      expect(correspond(motif, motif.replace('{departement}', code))).toBe(true)
    expect(correspond(motif, `${motif.replace('{departement}', '30')}.gz`)).toBe(true)
    expect(correspond(motif, motif.replace('{departement}', 'x'))).toBe(false)
    expect(correspond('a/grille_*.csv', 'a/b/grille_1.csv')).toBe(false)
  })

  it('docs/donnees.md est ce que les fiches disent (node --import tsx etl/docs.ts)', () => {
    expect(fs.readFileSync(DOCUMENT, 'utf8')).toBe(composerDocument())
  })

  it('une adresse que rien ne confirme se dit non vérifiée', () => {
    expect(composerDocument()).toContain('(non vérifiée)')
    for (const f of CATALOGUE) if (f.verifiee) expect(f.page).not.toBeNull()
  })
})
