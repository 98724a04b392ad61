/** Régions: sums of their départements, and with what lies in none, the country. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Base } from '#db/connect'
import { baseDeTest, publier } from '../support/base.ts'
import { abimer, copierIle, ILE, lignes } from './dossier.ts'

/** Île nulle, which lies in no région, with three more départements at the last round: two of one région, one of none. */
function archipel(): string {
  const dossier = copierIle()
  abimer(
    dossier,
    ILE.legislatives2024,
    lignes((l) => {
      const siennes = l.filter((ligne) => ligne.startsWith('99;'))
      const ailleurs = (departement: string): string[] =>
        siennes.map((ligne) =>
          ligne.replace(
            /^99;([^;]*);99(\d\d\d)/,
            (_, nom, n: string) => `${departement};${nom};${departement + n.slice(departement.length - 2)}`,
          ),
        )
      l.splice(
        l.indexOf(siennes.at(-1)!) + 1,
        0,
        ...ailleurs('30').slice(1),
        ...ailleurs('34'),
        ...ailleurs('975').slice(2),
      )
    }, '\n'),
  )
  return dossier
}

const COMPTES = ['inscrits', 'votants', 'exprimes', 'blancs', 'nuls', 'gauche', 'centre', 'droite', 'extreme_droite', 'autres'] // prettier-ignore
let base: Base
beforeAll(async () => {
  base = await baseDeTest()
})
afterAll(() => base.fermer())

/** Totals by round of the places that a condition keeps. */
async function totaux(condition: string): Promise<unknown[]> {
  const sommes = COMPTES.map((c) => `sum(${c})::int as ${c}`).join(', ')
  const { rows } = await sql
    .raw(
      `select scrutin, ${sommes} from publie.resultat where ${condition} group by scrutin order by scrutin`,
    )
    .execute(base.db)
  return rows
}
const lieux = async (): Promise<string[]> =>
  (
    await base.db
      .withSchema('publie')
      .selectFrom('lieu')
      .select(['niveau', 'code', 'region'])
      .where('niveau', 'in', ['region', 'departement'])
      .orderBy('niveau')
      .orderBy('code')
      .execute()
  ).map((l) => `${l.niveau} ${l.code} ${l.region}`)

describe('les régions', () => {
  it('are the sum of their départements, and with what lies in none, the country', async () => {
    await publier(base, archipel())
    expect(await lieux()).toEqual([
      'departement 30 R76',
      'departement 34 R76',
      'departement 975 null',
      'departement 99 null',
      'region R76 R76',
    ])
    const regions = await totaux("niveau = 'region'")
    expect(regions).toHaveLength(1)
    expect(regions).toEqual(await totaux("niveau = 'departement' and code in ('30', '34')"))
    const pays = await totaux("niveau = 'france'")
    expect(pays).toEqual(await totaux("niveau = 'departement'"))
    expect(pays).toEqual(await totaux("niveau = 'region' or code in ('975', '99')"))
    expect(pays).not.toEqual(regions)
  })

  it('share no code with a place of another level', async () => {
    const { rows } = await sql`
      select code from publie.lieu group by code having count(distinct niveau) > 1`.execute(base.db)
    expect(rows).toEqual([])
  })

  it('are not published when one of their départements is not', async () => {
    await publier(base, archipel(), new Set(['30', '975']))
    expect(await lieux()).toEqual(['departement 30 R76', 'departement 975 null'])
    expect(await totaux("niveau = 'region'")).toEqual([])
    await publier(base, archipel(), new Set(['30', '34']))
    expect(await lieux()).toEqual(['departement 30 R76', 'departement 34 R76', 'region R76 R76'])
    expect(await totaux("niveau = 'region'")).toEqual(await totaux("niveau = 'departement'"))
  })
})
