/** Incomes by commune, in the archive of INSEE: read, secret kept, and brought to the bureaux. */
import fs from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { lireFilosofiCommunes } from '../../etl/sources/filosofiCommunes.ts'
import { baseDeTest, publier } from '../support/base.ts'
import { copierIle } from './dossier.ts'

const ENTETE = 'CODGEO;NBMENFISC21;NBPERSMENFISC21;MED21;PIMP21;TP6021;D121;D921\n'

function poser(communes: string): string {
  const dossier = copierIle()
  const fichier = path.join(dossier, 'insee/communes/base-cc-filosofi-2021-geo2024_csv.zip')
  fs.mkdirSync(path.dirname(fichier), { recursive: true })
  fs.writeFileSync(
    fichier,
    zipSync({
      'cc_filosofi_2021_COM.csv': Buffer.from(`\uFEFF${ENTETE}${communes}`),
      'cc_filosofi_2021_ARR.csv': Buffer.from('CODGEO;MED21;TP6021\n'),
      'meta_cc_filosofi_2021_COM.csv': Buffer.from('COD_VAR;LIB_VAR\n'.repeat(90)),
    }),
  )
  return dossier
}

it('donne aux communes et à leurs bureaux ce que l’archive publie, et garde « s » et « nd » absents', async () => {
  const lignes = ['99001;300;600;21340;;17,5;;', '99002;50;100;23000;;s;;', '99003;90;200;s;;nd;;']
  const base = await baseDeTest()
  try {
    await publier(base, poser(lignes.join('\n')))
    const fiches = await base.db
      .withSchema('publie')
      .selectFrom('sociologie')
      .select(['code', 'valeurs', 'mailles'])
      .execute()
    const de = (code: string) => fiches.find((f) => f.code === code)
    expect(de('99001')?.valeurs).toMatchObject({ niveauVieMedian: 21340, tauxPauvrete: 0.175 })
    expect(de('99002')?.valeurs).toMatchObject({ niveauVieMedian: 23000, tauxPauvrete: null })
    expect(de('99003')?.valeurs).toMatchObject({ niveauVieMedian: null, tauxPauvrete: null })
    expect(de('99001_0001')).toMatchObject({
      valeurs: { niveauVieMedian: 21340 },
      mailles: { niveauVieMedian: 'commune' },
    })
    expect(de('99004')?.valeurs['niveauVieMedian'] ?? null).toBeNull()
  } finally {
    await base.fermer()
  }
})

it('refuse une archive d’une autre forme, en disant laquelle', () => {
  const lire = (dossier: string) => [
    ...lireFilosofiCommunes(path.join(dossier, 'insee/communes/base-cc-filosofi-2021-geo2024_csv.zip')),
  ]
  expect(() => lire(poser('Paris;1;1;1;;1;;\n'))).toThrow(/ligne 2 : code de commune « Paris » illisible/)
  expect(() => lire(poser('99001;1;1;beaucoup;;1;;\n'))).toThrow(/« beaucoup » n’est pas un nombre/)
})
