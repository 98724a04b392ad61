/** Rounds of before 2014 and local ones through the whole load: île nulle with a file of fixed columns and the aggregated tables. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Base } from '#db/connect'
import { toursAgreges } from '../../etl/sources/agregees.ts'
import {
  DEPARTEMENTALES_2015,
  ecrireAgregees,
  ecrireFixe,
  LEGISLATIVES_2012,
  PRESIDENTIELLE_2007,
  texteFixe,
} from '../support/anciennes.ts'
import { baseDeTest, publier } from '../support/base.ts'
import { copierIle } from './dossier.ts'

const OFFICIEL = 'elections/bureaux-format-officiel'
let base: Base
beforeAll(async () => {
  base = await baseDeTest()
})
afterAll(() => base.fermer())

const resultat = async (niveau: string, code: string, scrutin: string) => {
  const l = await base.db
    .withSchema('publie')
    .selectFrom('resultat')
    .selectAll()
    .where('niveau', '=', niveau as 'commune')
    .where('code', '=', code)
    .where('scrutin', '=', scrutin)
    .executeTakeFirst()
  return l && [l.inscrits, l.votants, l.exprimes, l.gauche, l.centre, l.droite, l.extremeDroite, l.autres]
}

describe('les scrutins anciens et locaux', () => {
  it('entrent tous : les deux tours du même fichier, et chaque tour des tables agrégées', async () => {
    const dossier = copierIle()
    ecrireFixe(
      path.join(dossier, OFFICIEL, 'presidentielle-2007/PR07_Bvot_T1T2.txt'),
      texteFixe(PRESIDENTIELLE_2007),
    )
    await ecrireAgregees(path.join(dossier, OFFICIEL, 'donnees-agregees'), 'parquet', [
      LEGISLATIVES_2012,
      DEPARTEMENTALES_2015,
    ])
    const { tours, journal } = await publier(base, dossier)
    expect(tours.slice(0, 4).map((t) => [t.scrutin.code, t.bureaux, t.exprimes, t.voix])).toEqual([
      ['2007-presidentielle-1', 6, 750, 750],
      ['2007-presidentielle-2', 6, 750, 750],
      ['2012-legislatives-1', 6, 530, 530],
      ['2015-departementales-1', 6, 485, 485],
    ])
    expect(journal.anomalies.filter((a) => a.regle === 'nuance inconnue')).toEqual([])
    // by hand: 35 + 240 for the left, 150 for the centre, 210 for the right, 115 for the far right
    expect(await resultat('france', 'FR', '2007-presidentielle-1')).toEqual([
      900,
      810,
      750,
      275,
      150,
      210,
      115,
      null,
    ])
    expect(await resultat('circonscription', '99-01', '2012-legislatives-1')).toEqual([
      450,
      290,
      260,
      130,
      null,
      90,
      40,
      null,
    ])
    expect(await resultat('commune', '99003', '2015-departementales-1')).toEqual([
      180,
      110,
      100,
      20,
      null,
      30,
      50,
      null,
    ])
  })

  it('du même tour, le fichier du ministère est lu, et l’autre est nommé', async () => {
    const dossier = copierIle()
    ecrireFixe(
      path.join(dossier, OFFICIEL, 'presidentielle-2007/PR07_Bvot_T1T2.txt'),
      texteFixe(PRESIDENTIELLE_2007),
    )
    const [general] = await ecrireAgregees(
      path.join(dossier, OFFICIEL, 'donnees-agregees'),
      'csv',
      PRESIDENTIELLE_2007,
    )
    expect(await toursAgreges(general)).toHaveLength(2)
    const { journal } = await publier(base, dossier)
    const messages = journal.anomalies
      .filter((a) => a.regle === 'fichier laissé de côté')
      .map((a) => a.message)
    expect(messages).toHaveLength(2)
    expect(messages[0]).toMatch(
      /Présidentielle 2007, 1er tour est lu dans .*PR07_Bvot_T1T2\.txt ; .*general_results\.csv/,
    )
    expect(await resultat('france', 'FR', '2007-presidentielle-2')).toEqual([
      900,
      810,
      750,
      370,
      null,
      380,
      null,
      null,
    ])
  })

  it('une nuance que la table ne connaît pas est une anomalie avec ses voix', async () => {
    const dossier = copierIle()
    const abime = {
      ...DEPARTEMENTALES_2015,
      candidats: DEPARTEMENTALES_2015.candidats.map((c) =>
        c.nuance === 'BC-FN' ? { ...c, nuance: 'BC-XX' } : c,
      ),
    }
    await ecrireAgregees(path.join(dossier, OFFICIEL, 'donnees-agregees'), 'parquet', [abime])
    const { journal } = await publier(base, dossier)
    expect(
      journal.anomalies.filter((a) => a.regle === 'nuance inconnue').map((a) => [a.valeur, a.voix]),
    ).toEqual([['BC-XX', 170]])
  })

  it('sans aucun scrutin national, rien ne dit quels bureaux existent : le chargement s’arrête', async () => {
    const dossier = copierIle()
    fs.rmSync(path.join(dossier, 'elections'), { recursive: true })
    await ecrireAgregees(path.join(dossier, OFFICIEL, 'donnees-agregees'), 'parquet', [DEPARTEMENTALES_2015])
    await expect(publier(base, dossier)).rejects.toThrow('rien ne dit quels bureaux existent')
  })
})
