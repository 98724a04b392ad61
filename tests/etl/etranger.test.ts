/** The vote abroad that the normalised file of 2014 gives in one row, numbered 99: of the French abroad, and of no consulate. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { estEtrangerEntier } from '#domain/codes'
import { baseDeTest, publier } from '../support/base.ts'
import { copierIle, resultatPublie } from './dossier.ts'

it('compte dans le département des Français établis hors de France, sans créer de département 99', async () => {
  const dossier = copierIle()
  const fichier = path.join(dossier, 'elections/bureaux-csv/2014-europeennes_par_bureau_large.csv')
  fs.mkdirSync(path.dirname(fichier), { recursive: true })
  fs.writeFileSync(
    fichier,
    'departement,commune,bureau,commune_libelle,inscrits,votants,exprimes,LFG,LFN\n' +
      '99,003,0001,Équateur-sur-Mer,200,110,100,30,70\n' +
      '99,001,0001,Ensemble des Français établis hors de France,5000,500,450,250,200\n',
  )
  const base = await baseDeTest()
  try {
    await publier(base, dossier)
    const lire = (niveau: 'departement' | 'commune' | 'bureau', code: string) =>
      resultatPublie(base, niveau, code, '2014-europeennes-1')
    expect(await lire('departement', 'ZZ')).toEqual([null, 5000, 500, 450, 250, 200])
    expect(await lire('departement', '99')).toEqual([null, 200, 110, 100, 30, 70])
    // Zéroville is 99001 too: nothing of the vote abroad may become its past
    expect(await lire('bureau', '99001_0001')).toBeUndefined()
    expect(await lire('commune', '99001')).toBeUndefined()
  } finally {
    await base.fermer()
  }
})

it('se reconnaît à son nom, jamais au seul code', () => {
  expect(estEtrangerEntier('99', 'Ensemble des Français établis hors de France')).toBe(true)
  expect(estEtrangerEntier('ZZ', 'FRANCAIS DE L’ETRANGER')).toBe(true)
  expect(estEtrangerEntier('99', 'Zéroville')).toBe(false)
  expect(estEtrangerEntier('ZZ', 'Abidjan')).toBe(false)
  expect(estEtrangerEntier('75', 'Français de l’étranger')).toBe(false)
})
