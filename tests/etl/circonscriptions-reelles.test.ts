/**
 * Communes split over several circonscriptions, on the real files: placed bureau by bureau, the sums of every circonscription of 2024
 * are those that the ministry published by circonscription.
 */
import fs from 'node:fs'
import path from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { parseCodeCirconscription } from '#domain/codes'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { Execution } from '../../etl/execution.ts'
import { Atelier } from '../../etl/graphe.ts'
import { planifier } from '../../etl/plan.ts'
import { ouvrirTerritoire } from '../../etl/steps/territoire.ts'
import { dossierTemporaire, RACINE } from '../support/base.ts'

const DONNEES = process.env['QG_DONNEES'] ?? path.join(RACINE, '../shared/data')
const OFFICIEL = path.join(DONNEES, 'elections/circonscriptions/Leg_2024_Resultats_T1_officiel.xlsx')
const PARTAGEES = path.join(DONNEES, 'elections/circonscriptions/commune_circo.json')
const present = fs.existsSync(OFFICIEL)
if (!present)
  process.stderr.write(
    `  NON VÉRIFIÉ : les circonscriptions réelles, absentes de ${DONNEES} (QG_DONNEES pour un autre dossier)\n`,
  )

/** Inscrits, votants and exprimés of each circonscription according to the ministry. */
async function officiel(): Promise<Map<string, number[]>> {
  const [feuille] = await readXlsxFile(fs.readFileSync(OFFICIEL))
  const [entete, ...lignes] = feuille!.data
  const place = (nom: string) => entete!.indexOf(nom)
  const colonnes = ['Inscrits', 'Votants', 'Exprimés'].map(place)
  expect(colonnes.every((c) => c >= 0)).toBe(true)
  return new Map(
    lignes.map((l) => [
      parseCodeCirconscription(
        String(l[place('Code département')]),
        String(l[place('Code circonscription législative')]),
      ),
      colonnes.map((c) => Number(l[c])),
    ]),
  )
}

describe.skipIf(!present)('les circonscriptions de 2024', () => {
  it('sont exactes au bureau près, aussi dans les communes partagées', async () => {
    const source = dossierTemporaire()
    for (const fichier of [
      'elections/bureaux-format-officiel/2024-legislatives-t1/resultats-definitifs-par-bureau-de-vote.csv.gz',
      'elections/bureaux-parquet/legis-2024-t1_bureaux_territoires.parquet',
      'elections/bureaux-parquet/legis-2024-t1_bureaux_candidats.parquet',
      'elections/circonscriptions/bureau_circonscription.csv.gz',
    ]) {
      fs.mkdirSync(path.join(source, path.dirname(fichier)), { recursive: true })
      fs.symlinkSync(path.resolve(DONNEES, fichier), path.join(source, fichier))
    }
    const temporaire = dossierTemporaire()
    const atelier = new Atelier(path.join(temporaire, 'atelier'))
    const { noeuds } = await planifier({ source, groupement: 'coalition', departements: null }, atelier)
    const execution = new Execution({
      atelier,
      noeuds,
      source,
      temporaire,
      base: {
        version: () => Promise.resolve(null),
        ouvrir: () => Promise.reject(new Error('aucune base ici')),
      },
      progres: { etape: () => ({ avancer() {}, finir() {} }) },
    })
    const duck = await ouvrirDuck(temporaire)
    try {
      await ouvrirTerritoire(duck, await execution.obtenir('territoire'))
      const [partagees] = await duck.lignes<{ communes: number; bureaux: number; sans: number }>(
        `select count(*)::int as communes, sum(bureaux)::int as bureaux, sum(sans)::int as sans from (
           select count(*) as bureaux, count(*) filter (circonscription is null) as sans from bureau
           group by commune having count(distinct circonscription) > 1)`,
      )
      expect(partagees!.communes).toBeGreaterThanOrEqual(100)
      const sommes = await duck.lignes<{ circonscription: string; sommes: number[] }>(
        `select circonscription, [sum(inscrits), sum(votants), sum(exprimes)]::int[] as sommes from place
         where circonscription is not null group by 1`,
      )
      const attendus = await officiel()
      expect(attendus.size).toBe(577)
      const fausses = sommes.filter((s) => String(attendus.get(s.circonscription)) !== String(s.sommes))
      expect(sommes).toHaveLength(577)
      expect(fausses).toEqual([])
      const [perdus] = await duck.lignes<{ n: number }>(
        'select count(*)::int as n from place where circonscription is null',
      )
      expect([partagees!.sans, perdus!.n]).toEqual([0, 0])
      // those that the table of the ministry (2017) gives to several circonscriptions, and that are still there
      const table = JSON.parse(fs.readFileSync(PARTAGEES, 'utf8')) as Record<string, string[]>
      const codes = Object.keys(table).filter((c) => /^\d|^2[AB]/.test(c) && table[c]!.length > 1)
      const lignes = await duck.lignes<{ commune: string; n: number }>(
        `select commune, count(distinct circonscription)::int as n from bureau where commune in (${codes.map(litteral).join()}) group by 1`,
      )
      expect(lignes.length).toBeGreaterThan(100)
      // two of them are whole in 2024: the sums above say so
      const autres = lignes.filter((l) => l.n !== table[l.commune]!.length)
      expect(autres.map((l) => l.commune).sort()).toEqual(['27425', '33106'])
    } finally {
      duck.fermer()
    }
  })
})
