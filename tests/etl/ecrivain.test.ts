/** What a reader gives comes out of Parquet as it went in: order, negative and absent counts, names that CSV must quote. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { EcrivainTour } from '../../etl/ecrivain.ts'
import type { Candidature, ResultatBureau } from '../../etl/sources/resultat.ts'
import { dossierTemporaire } from '../support/base.ts'

const candidat = (panneau: number, nom: string): Candidature => ({ panneau, nuance: 'DVG', nom, prenom: '' })

const bureau = (
  commune: string,
  numero: string,
  candidats: readonly Candidature[],
  voix: readonly number[],
  autres: Partial<ResultatBureau> = {},
): ResultatBureau => ({
  ligne: 2,
  bureau: `${commune}_${numero}`,
  departement: '30',
  nomDepartement: 'Gard',
  commune,
  nomCommune: commune,
  circonscription: null,
  inscrits: 100,
  abstentions: 40,
  votants: 60,
  blancs: null,
  nuls: null,
  exprimes: 60,
  candidats,
  voix,
  ...autres,
})

async function ecrire(bureaux: readonly ResultatBureau[], zerosAmbigus = false) {
  const dossier = dossierTemporaire()
  const duck = await ouvrirDuck(dossier)
  try {
    const ecrivain = new EcrivainTour(duck, dossier)
    for (const b of bureaux) ecrivain.ajouter(b)
    await ecrivain.fermer(zerosAmbigus)
    const lire = (table: string, colonnes: string) =>
      duck.connexion
        .runAndReadAll(`select ${colonnes} from ${litteral(path.join(dossier, `${table}.parquet`))}`)
        .then((lu) => lu.getRowsJS())
    return {
      participation: await lire('participation', 'bureau, circonscription, abstentions, blancs, nuls'),
      voix: await lire('voix', 'bureau, panneau, nom, voix'),
      nuances: ecrivain.nuances(),
    }
  } finally {
    duck.fermer()
  }
}

describe('l’écriture d’un tour', () => {
  it('range les bureaux par code et les candidats par panneau', async () => {
    const [deux, un] = [candidat(2, 'B'), candidat(1, 'A')]
    const { participation, voix } = await ecrire([
      bureau('30002', '0001', [deux, un], [20, 40]),
      bureau('30001', '0001', [deux], [60]),
    ])
    expect(participation.map(([code]) => code)).toEqual(['30001_0001', '30002_0001'])
    expect(voix).toEqual([
      ['30001_0001', 2, 'B', 60],
      ['30002_0001', 1, 'A', 40],
      ['30002_0001', 2, 'B', 20],
    ])
  })

  it('garde cet ordre quand il y a plus de voix que DuckDB n’en prend à la fois', async () => {
    const trois = [candidat(1, 'A'), candidat(2, 'B'), candidat(3, 'C')]
    const codes = Array.from({ length: 90_000 }, (_, i) => `${10_000 + Math.floor(i / 2)}_000${1 + (i % 2)}`)
    const { participation, voix } = await ecrire(
      codes.map((code, i) => bureau(code.slice(0, 5), code.slice(6), trois, [i, 2 * i, 3 * i])),
    )
    // the first one out of place: a difference of so many rows would be long to print
    expect(participation.findIndex(([code], i) => code !== codes[i])).toBe(-1)
    const attendues = codes.flatMap((code, i) =>
      trois.map((c) => `${code} ${c.panneau} ${c.nom} ${c.panneau * i}`),
    )
    expect(
      voix.findIndex(
        ([c, p, n, v], i) => `${c as string} ${p as number} ${n as string} ${v as number}` !== attendues[i],
      ),
    ).toBe(-1)
    expect(voix).toHaveLength(attendues.length)
  })

  it('garde un compte absent, et un compte négatif d’un fichier faux', async () => {
    const { participation } = await ecrire([
      bureau('30001', '0001', [candidat(1, 'A')], [60], { abstentions: -1, blancs: 0, nuls: -1 }),
      bureau('30001', '0002', [candidat(1, 'A')], [60], { circonscription: '30-01' }),
    ])
    expect(participation).toEqual([
      ['30001_0001', null, -1, 0, -1],
      ['30001_0002', '30-01', 40, null, null],
    ])
  })

  it('garde les noms que CSV cite, et les très longs', async () => {
    const noms = ['L’« Union »', 'dit "Jo", né', 'é'.repeat(5000), ' 1;2 ']
    const { voix } = await ecrire([
      bureau(
        '30001',
        '0001',
        noms.map((nom, i) => candidat(i + 1, nom)),
        [1, 2, 3, 2_147_483_647],
      ),
    ])
    expect(voix.map(([, , nom]) => nom)).toEqual(noms)
    expect(voix.at(-1)![3]).toBe(2_147_483_647)
  })

  it('des zéros ambigus, ne garde que ceux des candidats de la commune', async () => {
    const tous = [candidat(1, 'A'), candidat(2, 'B')]
    const { voix, nuances } = await ecrire(
      [
        bureau('30001', '0001', tous, [60, 0]),
        bureau('30001', '0002', tous, [0, 0]),
        bureau('30002', '0001', tous, [0, 60]),
      ],
      true,
    )
    expect(voix).toEqual([
      ['30001_0001', 1, 'A', 60],
      ['30001_0002', 1, 'A', 0],
      ['30002_0001', 2, 'B', 60],
    ])
    expect(nuances).toEqual(new Map([['DVG', 120]]))
  })
})
