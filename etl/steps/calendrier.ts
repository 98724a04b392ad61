/** `calendrier(scrutin, jour, rang, national)`: the rounds in the order of time, which their codes do not follow within a year. */
import { estNational, SCRUTINS } from '#domain/scrutin'
import type { Duck } from '#db/duckdb'

export async function chargerCalendrier(duck: Duck): Promise<void> {
  const tours = SCRUTINS.map(
    ({ code, date }, rang) => `('${code}', date '${date}', ${rang}, ${estNational(code)})`,
  )
  await duck.connexion.run(
    `create or replace temp table calendrier as from (values ${tours.join()}) as t(scrutin, jour, rang, national)`,
  )
}
