/** All that is missing is fetched, each failure has its address, and the bar tells how it goes. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Barre } from '../../etl/barre.ts'
import { collecter, suiviConsole } from '../../etl/collecter.ts'
import { CATALOGUE, type Fiche } from '../../etl/catalogue.ts'
import { dossierTemporaire } from '../support/base.ts'
import { avecFichiers, CONTENU, servir, statut } from '../support/fichiers.ts'

const source = avecFichiers()

describe('collecter', () => {
  const modele = CATALOGUE.find((f) => f.cle === 'presidentielle-2022')!
  const fiche = (chemin: string, url: string): Fiche => ({
    ...modele,
    fichiers: [{ ...modele.fichiers[0]!, chemin, url, sha256: undefined, octets: undefined }],
  })
  const journal = () => {
    const lignes: string[] = []
    return { lignes, sortie: { write: (t: string) => lignes.push(t) } as unknown as NodeJS.WriteStream }
  }

  it('prend ce qui manque, garde le reste, et ne redemande rien la fois d’après', async () => {
    source.repondre = (q, r, p) => servir(q.url === '/c.gz' ? zlib.gzipSync(CONTENU) : CONTENU)(q, r, p)
    const [dossier, { sortie, lignes }] = [dossierTemporaire(), journal()]
    fs.mkdirSync(path.join(dossier, 'x'))
    fs.writeFileSync(path.join(dossier, 'x/a.txt'), 'déjà là')
    const catalogue = [
      fiche('x/a.txt', `${source.adresse}/a`),
      fiche('x/b.txt', `${source.adresse}/b`),
      fiche('x/c.txt', `${source.adresse}/c.gz`),
    ]
    const options = {
      dossier,
      departements: new Set(['30']),
      jobs: 2,
      env: {},
      suivi: suiviConsole(sortie),
      catalogue,
    }
    await collecter(options)
    await collecter(options)
    expect(new Set(source.passages.map((p) => p.url))).toEqual(new Set(['/b', '/c.gz']))
    expect(source.passages).toHaveLength(2)
    expect(fs.readdirSync(path.join(dossier, 'x')).sort()).toEqual(['a.txt', 'b.txt', 'c.txt.gz'])
    expect(lignes.filter((l) => l.includes('✓'))).toHaveLength(2)
  })

  it('essaie tout, puis nomme chaque adresse qui a manqué', async () => {
    source.repondre = (q, r, p) => (q.url === '/bon' ? servir() : statut(404))(q, r, p)
    const dossier = dossierTemporaire()
    const catalogue = [
      fiche('a', `${source.adresse}/mauvais`),
      fiche('b', `${source.adresse}/bon`),
      fiche('c', `${source.adresse}/pire`),
    ]
    await expect(
      collecter({
        dossier,
        departements: new Set(),
        jobs: 1,
        env: {},
        suivi: suiviConsole(journal().sortie),
        catalogue,
      }),
    ).rejects.toThrow(/2 fichiers n’ont pas pu être téléchargés[^]*\/mauvais[^]*\/pire/)
    expect(fs.readdirSync(dossier).filter((f) => !f.endsWith('.verrou'))).toEqual(['b'])
  })

  it('continue sans un jeu accessoire, en disant lequel manque, pourquoi, et que faire ; pas sans un autre', async () => {
    source.repondre = (q, r, p) => (q.url === '/bon' ? servir() : statut(404))(q, r, p)
    const dossier = dossierTemporaire()
    const { sortie, lignes } = journal()
    const options = {
      dossier,
      departements: new Set<string>(),
      jobs: 1,
      env: {},
      suivi: suiviConsole(sortie),
    }
    const accessoire = { ...fiche('a', `${source.adresse}/absent`), accessoire: true }
    await collecter({ ...options, catalogue: [accessoire, fiche('b', `${source.adresse}/bon`)] })
    expect(fs.existsSync(path.join(dossier, 'b'))).toBe(true)
    const dit = lignes.join('')
    expect(dit).toMatch(/continue sans 1.fichier accessoire/)
    expect(dit).toContain(`${source.adresse}/absent`)
    expect(dit).toContain('404')
    expect(dit).toContain(path.join(dossier, 'a'))
    await expect(
      collecter({ ...options, catalogue: [accessoire, fiche('c', `${source.adresse}/pire`)] }),
    ).rejects.toThrow(/2 fichiers[^]*\/absent[^]*\/pire/)
  })

  it('coupe le fichier national des contours par département', async () => {
    const entite = (d: string, nom: string) =>
      JSON.stringify({ type: 'Feature', properties: { codeDepartement: d, nomCommune: nom }, geometry: null })
    const national = `{"type":"FeatureCollection","crs":{"type":"name"},"features":[${[
      entite('30', 'Accolade } et "guillemet" \\'),
      entite('48', 'Autre'),
      entite('30', 'Dernière {'),
    ].join(',\n')}]}`
    source.repondre = servir(Buffer.from(national))
    const dossier = dossierTemporaire()
    const chemin = 'contours/bureaux-de-vote/contours-france-entiere-latest-v2.geojson'
    await collecter({
      dossier,
      departements: new Set(['30']),
      jobs: 1,
      env: {},
      suivi: suiviConsole(journal().sortie),
      catalogue: [fiche(chemin, `${source.adresse}/contours`)],
    })
    const lu = JSON.parse(
      fs.readFileSync(path.join(dossier, 'contours/bureaux-de-vote/bureaux-de-vote-30.geojson'), 'utf8'),
    )
    expect(lu.features.map((f: { properties: { nomCommune: string } }) => f.properties.nomCommune)).toEqual([
      'Accolade } et "guillemet" \\',
      'Dernière {',
    ])
    expect(fs.existsSync(path.join(dossier, 'contours/bureaux-de-vote/bureaux-de-vote-48.geojson'))).toBe(
      false,
    )
  })

  it('la barre dit ce qui est là, le débit et le temps qui reste', () => {
    let maintenant = 0
    const lignes: string[] = []
    const barre = new Barre(2, { write: (t: string) => lignes.push(t) > 0, isTTY: true }, () => maintenant)
    barre.avancer('a', 0, 10_000_000)
    maintenant = 1000
    barre.avancer('a', 5_000_000, 10_000_000)
    expect(barre.ligne().replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toBe(
      '  [############············] 5,0 / 10,0 Mo, 0 fichier sur 2, 5,0 Mo/s, encore au moins 1 s',
    )
    expect(lignes.at(-1)!.startsWith('\r\u001B[K')).toBe(true)
  })

  it('la barre oublie la vitesse d’il y a longtemps, compte en minutes, et tient dans le terminal', () => {
    let maintenant = 0
    const lignes: string[] = []
    const sortie = { write: (t: string) => lignes.push(t) > 0, isTTY: true, columns: 60 }
    const barre = new Barre(1, sortie, () => maintenant)
    barre.avancer('a', 0, 1_000_000_000)
    for (; maintenant < 60_000; maintenant += 1000) barre.avancer('a', maintenant * 10_000, 1_000_000_000)
    for (; maintenant < 120_000; maintenant += 1000)
      barre.avancer('a', 590_000_000 + (maintenant - 59_000) * 100, 1_000_000_000)
    expect(barre.ligne().replaceAll(/[\u202f\u00a0]/g, ' ')).toMatch(/0,1 Mo\/s, encore 1 h \d\d$/)
    expect(lignes.every((l) => l.replace('\r\u001B[K', '').length < 60)).toBe(true)
  })

  it('la console dit les incidents, sur un terminal et dans un journal', () => {
    const { lignes, sortie } = journal()
    const suivi = suiviConsole(sortie)
    suivi.debut([{ nom: 'a/b.csv', url: 'http://x/', vers: '/x' }])
    suivi.incident('a/b.csv', 'le serveur répond 503 ; essai 2 sur 5 dans 1 s')
    expect(lignes).toEqual(['  ! a/b.csv : le serveur répond 503 ; essai 2 sur 5 dans 1 s\n'])
  })
})
