/** The two forms of a fiche, from the same rows: the phone page and the PDF. */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { construirePortrait } from '#domain/fiche/portrait'
import { NIVEAUX_FICHE, type NiveauFiche } from '#domain/fiche/fiche'
import {
  fichePage as pageDe,
  fichePdf,
  livretPdf,
  portraitPdf,
  preparer,
} from '../../../server/features/fiche/atelier.ts'
import { POIDS_MAX } from '../../../server/features/fiche/page.ts'
import { ouvrirAtelier } from '../../../server/features/fiche/gabarits.ts'
import { policesTrueType } from '../../../server/impression/polices.ts'
import { terrainDe, territoire, TERRITOIRE, type DonneesEssai } from './territoire.ts'

/** Names that would be markup if anything forgot to escape them. */
const PIEGE = '#let x = 1 $y$ *gras* _it_ `z` @ref \\n <b>"A"</b> & ’'
const sansCarte = territoire(TERRITOIRE.map((c) => ({ ...c, contour: false })))
const donnees = territoire(TERRITOIRE)
const piege = territoire(TERRITOIRE)
for (const b of piege.source.bureaux) if (b.commune === '99002') b.nomCommune = PIEGE

const ORIGINE = 'http://localhost:3000'
const prete = (d: DonneesEssai, niveau: NiveauFiche = 'circonscription', code = '99-01') =>
  preparer(terrainDe(d), niveau, code, ORIGINE)!
const fichePage = (d: DonneesEssai) => pageDe(terrainDe(d), prete(d))
/** One place of each level. */
const CODES: Record<NiveauFiche, string> = {
  circonscription: '99-01',
  commune: '99001',
  secteur: '99-01-1',
  bureau: '99001_0001',
}

/** An outline of 4 000 points that no simplification of one pixel shortens. */
const dentelle = (x: number) => {
  const points = Array.from({ length: 4000 }, (_, i): [number, number] => {
    const angle = (i / 4000) * 2 * Math.PI
    const rayon = 0.005 + (i % 2) * 0.0006
    return [x + rayon * Math.cos(angle), 44 + rayon * Math.sin(angle)]
  })
  return [[[...points, points[0]!]]]
}

describe('phone page', () => {
  const page = fichePage(donnees)
  it('is light, has no script but the one that keeps its copy, and no resource of another place', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(POIDS_MAX)
    expect(page.replace('<script src="/hors-ligne.js" defer></script>', '')).not.toMatch(
      /<script|<link(?! rel="icon" href="data:)|<img|javascript:|@import/i,
    )
    expect(page.match(/https?:\/\/[^"\s)]+/g)!.every((u) => u === 'http://www.w3.org/2000/svg')).toBe(true)
  })
  it('says what it is made of', () => {
    for (const texte of ['Données fictives', 'estimation', 'non diffusé', 'Méthode 1.0', '21 novembre 2026'])
      expect(page.replaceAll('\u00A0', ' ')).toContain(texte)
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('prefers-color-scheme:dark')
  })
  it('has one id of each name', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('escapes names', () => {
    const texte = fichePage(piege)
    expect(texte).not.toContain('<b>"A"</b>')
    expect(texte).toContain('&lt;b&gt;')
  })
  it('loses detail rather than weight', () => {
    const bureaux = donnees.geometrie.bureaux.map((b, i) => ({ ...b, contour: dentelle(4 + i * 0.01) }))
    const lourde = fichePage({ ...donnees, geometrie: { ...donnees.geometrie, bureaux } })
    expect(Buffer.byteLength(lourde)).toBeLessThanOrEqual(POIDS_MAX)
  })
})

describe('PDF', () => {
  const atelier = ouvrirAtelier()
  afterAll(() => atelier.fermer())
  const composer = (d = donnees) => fichePdf(prete(d), atelier)
  const composerPortrait = (d: DonneesEssai) =>
    portraitPdf({ terrain: terrainDe(d), code: '99-01', origine: ORIGINE }, atelier)!

  it.each(NIVEAUX_FICHE)(
    'has two pages for a %s, with or without contour',
    async (niveau) => {
      for (const d of [donnees, sansCarte, piege]) {
        const pdf = Buffer.from(await fichePdf(prete(d, niveau, CODES[niveau]), atelier))
        expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
        expect(pdf.length).toBeLessThan(400_000)
      }
    },
    60_000,
  )

  it('makes a booklet: contents, then two pages a fiche', async () => {
    const terrain = terrainDe(donnees)
    const fiches = [
      prete(donnees),
      ...terrain.vivant.secteurs.map((s) => preparer(terrain, 'secteur', s.id, ORIGINE)!),
    ]
    const pdf = Buffer.from(await livretPdf(fiches, atelier)).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1 + 2 * fiches.length)
  }, 60_000)

  it('has two tagged A4 pages, light, with embedded fonts', async () => {
    const pdf = Buffer.from(await composer())
    const texte = pdf.toString('latin1')
    expect(texte.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf.length).toBeLessThan(400_000)
    expect(texte.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
    expect(texte).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
    expect(texte).toContain('pdfuaid')
    expect(texte).toContain('BarlowCondensed-Bold')
  }, 20_000)

  it('is real text, that says it is fictive on each page and takes names literally', async () => {
    if (spawnSync('pdftotext', ['-v']).status !== 0) return
    const fichier = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'fiche-')), 'f.pdf')
    fs.writeFileSync(fichier, await composerPortrait(piege))
    const pages = execFileSync('pdftotext', ['-layout', fichier, '-'], { encoding: 'utf8' })
      .replaceAll(/[\u00A0\u202F]/g, ' ')
      .split('\f')
    fs.rmSync(path.dirname(fichier), { recursive: true })
    const fiche = construirePortrait(piege.source)
    expect(pages).toHaveLength(3)
    for (const [i, page] of pages.slice(0, 2).entries()) {
      expect(page).toContain('DONNÉES FICTIVES')
      expect(page).toContain(`${i + 1}/2`)
      expect(page).toContain('Méthode 1.0')
    }
    expect(pages[0]).toContain('Perdue de 100 voix')
    for (const l of fiche.lieux.slice(0, 3)) expect(pages[0]).toContain(l.nom.slice(0, 12))
    expect(pages[0]! + pages[1]!).toContain('#let x = 1 $y$ *gras*')
    expect(pages[1]).toContain('non diffusé')
  }, 20_000)

  it('says what to do, in real text, and takes names literally', async () => {
    if (spawnSync('pdftotext', ['-v']).status !== 0) return
    const fichier = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'fiche-')), 'f.pdf')
    fs.writeFileSync(fichier, await composer(piege))
    const pages = execFileSync('pdftotext', ['-layout', fichier, '-'], { encoding: 'utf8' })
      .replaceAll(/[\u00A0\u202F]/g, ' ')
      .split('\f')
    fs.rmSync(path.dirname(fichier), { recursive: true })
    expect(pages).toHaveLength(3)
    const [recto = '', verso = ''] = pages
    for (const texte of [
      'DONNÉES FICTIVES',
      '1/2',
      'Méthode 1.0',
      'Perdue de 100 voix',
      'À éviter',
      'estimation',
    ])
      expect(recto).toContain(texte)
    for (const texte of ['DONNÉES FICTIVES', '2/2', 'Fiche d’observation', 'Un lieu, jamais une personne'])
      expect(verso).toContain(texte)
    expect(recto).toContain('#let x = 1 $y$')
  }, 20_000)

  it('composes without any contour', async () => {
    const texte = Buffer.from(await composer(sansCarte)).toString('latin1')
    expect(texte.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
  }, 20_000)

  it('reports typst’s own diagnosis, and goes on', async () => {
    await expect(atelier.composer('fiche', '{}')).rejects.toThrow(/ne se compose pas/)
    expect((await composer()).length).toBeGreaterThan(50_000)
  }, 20_000)

  it('converts fonts to TrueType', () => {
    for (const police of policesTrueType()) expect(police.readUInt32BE(0)).toBe(0x00010000)
  })
})
