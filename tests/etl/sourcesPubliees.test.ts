/** Nothing is read that the page « Méthode et sources » does not name. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { correspond } from '../../etl/fichiers.ts'
import { inventaire } from '../../etl/steps/sources.ts'
import { lireSources } from '../../server/features/publication/queries.ts'
import { baseDeTest, publier } from '../support/base.ts'
import { copierIle } from './dossier.ts'

it('chaque jeu qu’une étape lit est dans les sources publiées, avec son empreinte', async () => {
  const dossier = copierIle()
  const poser = (fichier: string, contenu: string) => {
    const chemin = path.join(dossier, fichier)
    fs.mkdirSync(path.dirname(chemin), { recursive: true })
    fs.writeFileSync(chemin, contenu)
  }
  poser(
    'insee/cog/mouvements-communes.csv',
    'MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP\n32,2023-01-01,COM,99009,COM,99003\n',
  )
  poser(
    'elections/circonscriptions/bureau_circonscription.csv',
    'code_bureau;circonscription_2024;circonscription_2022\n99001_0001;9901;9901\n',
  )
  poser(
    'reu/table-adresses-reu.csv',
    'code_commune_ref,id_brut_bv_reu,id,geo_adresse,longitude,latitude,nb_adresses\n99003,99003_1,a,1 rue,0,-0.005,3\n',
  )
  poser('occupe.verrou', '')
  expect(
    inventaire(dossier, correspond)
      .filter((f) => !f.fiche)
      .map((f) => f.fichier),
  ).toEqual([])
  const base = await baseDeTest()
  try {
    await publier(base, dossier)
    const sources = await lireSources(base.db)
    expect(sources.map((s) => s.cle)).toEqual(
      expect.arrayContaining([
        'cog-mouvements',
        'bureau-circonscription',
        'reu-adresses',
        'contours-bureaux',
      ]),
    )
    for (const s of sources) expect(s.empreinte, s.cle).toMatch(/^[0-9a-f]{32,}/)
  } finally {
    await base.fermer()
  }
})
