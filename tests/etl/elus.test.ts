/** Deputies and polling places: from their files to the place that they belong to, and what a wrong file says. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { ouvrirDuck } from '#db/duckdb'
import { Journal } from '../../etl/anomalie.ts'
import { lireElus, signalerVacances } from '../../etl/steps/elus.ts'
import { lireLieuxDeVote } from '../../etl/steps/lieuxDeVote.ts'
import { chercherElus, lireDepute, lireLieuDeVote } from '../../server/features/lieu/elus.ts'
import { baseDeTest, DEMO, dossierTemporaire } from '../support/base.ts'

const DEPUTES = path.join(DEMO, 'elections/elus/deputes.json')

function avecDeputes(contenu: unknown): string {
  const dossier = dossierTemporaire()
  fs.mkdirSync(path.join(dossier, 'elections/elus'), { recursive: true })
  fs.writeFileSync(path.join(dossier, 'elections/elus/deputes.json'), JSON.stringify(contenu))
  return dossier
}

it('une circonscription que la liste ne tient pas est nommée, quand il y a une liste', () => {
  const journal = new Journal()
  const elus = lireElus(DEMO, journal).filter((e) => e.circonscription !== '96-02')
  signalerVacances(journal, elus, ['96-01', '96-02'])
  signalerVacances(journal, [], ['96-01', '96-02'])
  expect(journal.anomalies.map((a) => [a.regle, a.valeur])).toEqual([
    ['circonscription sans député', '96-02'],
  ])
})

it('une liste vide est refusée : les députés ne s’effacent pas sans un mot', () => {
  expect(() => lireElus(avecDeputes({ deputes: [] }), new Journal())).toThrow(
    /liste de députés inattendue : deputes, aucun député/,
  )
})

it('sans cette liste, la table de data.gouv.fr donne les mêmes, et rien d’autre de ces personnes', () => {
  const dossier = dossierTemporaire()
  const fichier = path.join(dossier, 'elections/elus/deputes-active.csv')
  fs.mkdirSync(path.dirname(fichier), { recursive: true })
  const entete =
    'id,legislature,civ,nom,prenom,villeNaissance,naissance,age,groupe,groupeAbrev,departementNom,departementCode,circo,datePriseFonction,job,mail'
  fs.writeFileSync(
    fichier,
    `${entete}\n` +
      'PA1,17,M.,Fictif,Jean,"Ville, la",1970-01-01,56,"Groupe, dit long",GDL,Gard,30,6,2024-07-08,aucun,a@exemple.invalid\n' +
      'PA2,17,Mme,Inventée,Anne,Ailleurs,1980-01-01,46,,,Français établis hors de France,099,11,,,\n' +
      'PA3,17,Mme,Île,Ève,Là,1980-01-01,46,Autre,AUT,Corse-du-Sud,2A,1,2024-07-08,,\n',
  )
  const journal = new Journal()
  expect(lireElus(dossier, journal)).toEqual([
    {
      circonscription: '30-06',
      nom: 'Jean Fictif',
      groupe: 'GDL',
      groupeLibelle: 'Groupe, dit long',
      depuis: '2024-07-08',
    },
    { circonscription: 'ZZ-11', nom: 'Anne Inventée', groupe: null, groupeLibelle: null, depuis: null },
    { circonscription: '2A-01', nom: 'Ève Île', groupe: 'AUT', groupeLibelle: 'Autre', depuis: '2024-07-08' },
  ])
  expect(journal.anomalies).toEqual([])
  fs.writeFileSync(fichier, entete.replace('circo', 'circonscription'))
  expect(() => lireElus(dossier, journal)).toThrow(/ligne 1 : en-tête inconnu : colonne « circo » absente/)
})

it('un code inconnu ou répété est une anomalie, un fichier d’une autre forme arrête tout', () => {
  const { deputes } = JSON.parse(fs.readFileSync(DEPUTES, 'utf8'))
  const journal = new Journal()
  const elus = lireElus(
    avecDeputes({
      deputes: [
        ...deputes,
        deputes[0],
        { ...deputes[0], circo: '??' },
        ...['09911', '97701'].map((circo) => ({ ...deputes[0], circo })),
      ],
    }),
    journal,
  )
  expect(elus.slice(deputes.length).map((e) => e.circonscription)).toEqual(['ZZ-11', 'ZX-01'])
  expect(journal.anomalies.map((a) => a.regle)).toEqual(['code en double', 'code inconnu'])
  expect(() => lireElus(avecDeputes({ elus: [] }), journal)).toThrow(/liste de députés inattendue/)
})

it('le lieu de vote se lit dans la table du REU, à ses colonnes', async () => {
  const dossier = dossierTemporaire()
  fs.mkdirSync(path.join(dossier, 'reu'))
  const duck = await ouvrirDuck(dossier)
  try {
    await duck.connexion.run(`copy (select * from (values
      ('96001_1', '96001', '96001_0001', 'Salle des fêtes', '2', 'place  de la Mairie', '96000', 'Arvoncelle'),
      ('96001_2', '96001', null, 'Sans résultat', null, null, null, null),
      ('x', '96001', 'illisible', 'École', null, null, null, null))
      t(id_brut_bv_reu, code_commune, id_brut_miom, libelle_reu, num_voie_reu, voie_reu, cp_reu, commune_reu))
      to '${dossier}/reu/table-bv-reu.parquet' (format parquet)`)
    const journal = new Journal()
    expect([...(await lireLieuxDeVote(duck, dossier, journal))]).toEqual([
      ['96001_0001', 'Salle des fêtes, 2 place de la Mairie, 96000 Arvoncelle'],
    ])
    expect(journal.anomalies).toHaveLength(1)
  } finally {
    duck.fermer()
  }
})

let base: Base
beforeAll(async () => {
  base = await baseDeTest('demo')
})
afterAll(() => base.fermer())

it('la publication donne le député de chaque circonscription, trouvé sans accent', async () => {
  const { deputes } = JSON.parse(fs.readFileSync(DEPUTES, 'utf8')) as { deputes: Record<string, string>[] }
  for (const d of deputes) {
    const code = `${d['circo']!.slice(0, 2)}-${d['circo']!.slice(2)}`
    expect(await lireDepute(base.db, code)).toMatchObject({
      circonscription: code,
      nom: `${d['prenom']} ${d['nom']}`,
    })
  }
  expect(await chercherElus(base.db, 'benoit aubre', 5)).toMatchObject([{ nom: 'Benoît Aubrelande' }])
  expect(await chercherElus(base.db, '', 600)).toHaveLength(deputes.length)
  expect(await lireLieuDeVote(base.db, '96001_0001')).toBeNull()
})
