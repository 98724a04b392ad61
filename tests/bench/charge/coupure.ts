/** Writes and jobs while a server and the worker are killed without warning: what was accepted is found, what was done is done once. */
import { randomUUID } from 'node:crypto'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Base } from '#db/connect'
import { demanderImpression } from '../../../server/features/fiche/travaux.ts'
import { conservation } from '../../../server/features/militant/travaux.ts'
import { enfiler } from '../../../server/travaux/file.ts'
import { ligne } from '../mesure.ts'
import { lancerOuvrier, lancerServeur, type Processus } from '../../support/processus.ts'

/** Writers at once. */
const PLUMES = 10
/** Small jobs queued beside the long one. */
const PETITS = 200

export interface Parc {
  serveurs: Processus[]
  ouvrier: Processus
}

export async function couper(
  parc: Parc,
  base: Base,
  {
    env,
    departement,
    secondes,
    corps,
  }: {
    env: Record<string, string>
    departement: string
    secondes: number
    /** A fiche d'observation under this id. */
    corps: (id: string) => string
  },
): Promise<boolean> {
  const { db } = base
  const compter = async (requete: ReturnType<typeof sql<{ n: number }>>) =>
    (await requete.execute(db)).rows[0]!.n
  const bilans = () => compter(sql<{ n: number }>`select count(*)::int as n from militants.retention`)
  const avant = await bilans()
  const serie = randomUUID()
  const long = await demanderImpression(db, { departement, service: 'http://localhost:3000' }, new Date())
  for (let i = 0; i < PETITS; i++)
    await enfiler(
      db,
      { ...conservation, priorite: 0 },
      { cle: `banc ${serie} ${i}`, donnees: {} },
      new Date(),
    )

  const acceptees: string[] = []
  let refusees = 0
  let coupees = 0
  const fin = performance.now() + secondes * 1000
  const ecrire = async (numero: number): Promise<void> => {
    for (let tour = numero; performance.now() < fin; tour++) {
      const id = randomUUID()
      // as a phone does: the same fiche again, to the other server, until one has it
      for (let essai = 0; ; essai++) {
        const { url } = parc.serveurs[(tour + essai) % parc.serveurs.length]!
        const status = await fetch(`${url}/api/v1/observations`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: corps(id),
        }).then(
          async (r) => (await r.text(), r.status),
          () => 0,
        )
        if (status >= 200 && status < 300) {
          acceptees.push(id)
          break
        }
        if (status === 0) coupees++
        else refusees++
        if (performance.now() > fin + 30_000) break
        await attendre(50)
      }
    }
  }
  const plumes = Promise.all(Array.from({ length: PLUMES }, (_, i) => ecrire(i)))
  await attendre((secondes * 1000) / 3)
  const [unServeur] = parc.serveurs
  const encours = await compter(
    sql<{ n: number }>`select count(*)::int as n from travail where id = ${long.id} and statut = 'encours'`,
  )
  const port = (p: Processus) => new URL(p.url).port
  const morts = await Promise.all([unServeur!.finir('SIGKILL'), parc.ouvrier.finir('SIGKILL')])
  ligne(
    'killed without warning',
    `a server and the worker (${morts.map((m) => m.code).join(', ')}), job running: ${encours}`,
  )
  await attendre(2000)
  parc.serveurs[0] = await lancerServeur({ ...env, port: port(unServeur!) })
  parc.ouvrier = await lancerOuvrier({ ...env, port: port(parc.ouvrier) })
  await plumes

  for (let i = 0; i < 300; i++) {
    const reste = await compter(sql<{ n: number }>`
      select count(*)::int as n from travail where statut in ('attente', 'encours') and (id = ${long.id} or cle like ${`banc ${serie}%`})`)
    if (reste === 0) break
    await attendre(1000)
  }
  const trouvees = await compter(sql<{ n: number }>`
    select count(*)::int as n from observation where id = any(${acceptees}::uuid[])`)
  const perdues = acceptees.length - trouvees
  ligne(
    'writes accepted, found, lost',
    `${acceptees.length}, ${trouvees}, ${perdues} (${coupees} cut and sent again, ${refusees} refused)`,
    perdues === 0 && refusees === 0,
  )
  const effets = (await bilans()) - avant
  const { rows } = await sql<{
    statut: string
    essais: number
    fait: number
    total: number
    fichiers: number
  }>`
    select statut, essais, fait, total, (select count(*)::int from travail_fichier f where f.travail = t.id and taille is not null) as fichiers
    from travail t where id = ${long.id}`.execute(db)
  const impression = rows[0]!
  ligne('small jobs queued, effects', `${PETITS}, ${effets}`, effets === PETITS)
  const entiere =
    impression.statut === 'fini' && impression.fichiers === impression.total && impression.total > 0
  ligne(
    'long job: state, takings, documents',
    `${impression.statut}, ${impression.essais}, ${impression.fichiers} of ${impression.total}`,
    entiere && impression.essais === 1 + encours,
  )
  return perdues === 0 && refusees === 0 && effets === PETITS && entiere
}
