/** Communes that have merged or changed code: their past votes count in the commune of today. */
import { pluriel } from '#domain/typographie'
import { litteral, type Duck } from '#db/duckdb'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { MOUVEMENTS, trouver } from '../fichiers.ts'
import { decouper, lireLignes } from '../lignes.ts'

/** Movements of INSEE after which a commune goes on inside another one, or under another code. */
const REPRISES = new Set(['31', '32', '33', '34', '41', '50'])

/** Movements after which a commune stands apart from the one that held it: creation, re-establishment. */
const SCISSIONS = new Set(['20', '21'])

export interface Mouvement {
  date: string
  avant: string
  apres: string
}

export interface Mouvements {
  reprises: Mouvement[]
  scissions: Mouvement[]
  /** Scissions after which what kept the name has another code: the commune that was re-established took the old one back. */
  demenagements: Mouvement[]
}

/** @throws SourceInvalide on an unknown header. */
export async function lireMouvements(fichier: string): Promise<Mouvements> {
  const mouvements: Mouvements = { reprises: [], scissions: [], demenagements: [] }
  let place: ((colonne: string) => number) | null = null
  for await (const lignes of lireLignes(fichier, 'utf-8'))
    for (const ligne of lignes) {
      const champs = decouper(ligne.replace(/^\uFEFF/, ''), ',')
      if (!place) {
        const absente = ['MOD', 'DATE_EFF', 'TYPECOM_AV', 'COM_AV', 'TYPECOM_AP', 'COM_AP'].find(
          (c) => !champs.includes(c),
        )
        if (absente) throw new SourceInvalide(fichier, 1, `en-tête inconnu : colonne « ${absente} » absente`)
        place = (colonne) => champs.indexOf(colonne)
        continue
      }
      const lu = (colonne: string) => champs[place!(colonne)] ?? ''
      const [avant, apres] = [lu('COM_AV'), lu('COM_AP')]
      if (lu('TYPECOM_AV') !== 'COM' || lu('TYPECOM_AP') !== 'COM' || avant === apres) continue
      const mouvement = { date: lu('DATE_EFF'), avant, apres }
      if (REPRISES.has(lu('MOD'))) mouvements.reprises.push(mouvement)
      if (!SCISSIONS.has(lu('MOD'))) continue
      mouvements.scissions.push(mouvement)
      const nom = lu('LIBELLE_AV')
      if (nom !== '' && nom === lu('LIBELLE_AP')) mouvements.demenagements.push(mouvement)
    }
  return mouvements
}

/**
 * Commune of `actuelles` that goes on from `code`, following the movements in the order of time; null: none does, or it was cut
 * between several. A commune that is still there is itself.
 */
export function communeActuelle(
  code: string,
  actuelles: ReadonlySet<string>,
  suites: ReadonlyMap<string, readonly Mouvement[]>,
  demenagements: readonly Mouvement[] = [],
  depuis = '',
): string | null {
  // what merged into it has moved with its name; the commune itself, re-established, has not
  const parti = depuis === '' ? undefined : demenagements.find((m) => m.avant === code && m.date > depuis)
  if (parti) return communeActuelle(parti.apres, actuelles, suites, demenagements, parti.date)
  if (actuelles.has(code)) return code
  const prochaines = (suites.get(code) ?? []).filter((m) => m.date >= depuis)
  const [premiere] = prochaines
  if (!premiere || new Set(prochaines.filter((m) => m.date === premiere.date).map((m) => m.apres)).size > 1)
    return null
  return communeActuelle(premiere.apres, actuelles, suites, demenagements, premiere.date)
}

export function suitesDe(mouvements: readonly Mouvement[]): Map<string, Mouvement[]> {
  const suites = new Map<string, Mouvement[]>()
  for (const m of [...mouvements].sort((a, b) => a.date.localeCompare(b.date)))
    suites.set(m.avant, [...(suites.get(m.avant) ?? []), m])
  return suites
}

/**
 * Makes the DuckDB tables `commune_actuelle(ancienne, actuelle)` of the communes of past rounds that the reference round lacks, and
 * `scission(commune, origine, jour)` of the communes of today that left another one. A commune that nothing explains is an anomaly:
 * its code is perhaps wrong.
 */
export async function chargerCommunesActuelles(duck: Duck, source: string, journal: Journal): Promise<void> {
  const { connexion } = duck
  await connexion.run(
    `create or replace temp table commune_actuelle (ancienne varchar, actuelle varchar);
     create or replace temp table scission (commune varchar, origine varchar, jour date)`,
  )
  const fichier = trouver(source, MOUVEMENTS)
  const { reprises, scissions, demenagements } = fichier
    ? await lireMouvements(fichier)
    : { reprises: [], scissions: [], demenagements: [] }
  const suites = suitesDe(reprises)
  const communes = await duck.lignes<{
    commune: string
    actuelle: boolean
    dernier: string
    tours: number
    voix: number
  }>(
    `select p.commune, bool_or(p.scrutin = r.scrutin) as actuelle, max(p.scrutin) as dernier,
            count(distinct p.scrutin)::int as tours, sum(p.exprimes)::int as voix
     from participation p, reference r group by p.commune order by p.commune`,
  )
  const actuelles = new Set(communes.filter((c) => c.actuelle).map((c) => c.commune))
  const table = await connexion.createAppender('commune_actuelle', null, 'temp')
  for (const { commune, actuelle, dernier, tours, voix } of communes) {
    if (actuelle) continue
    const suivante = communeActuelle(commune, actuelles, suites, demenagements)
    if (suivante === null) {
      journal.signaler({
        source: `resultats-${dernier}`,
        champ: 'commune',
        valeur: commune,
        regle: 'commune inconnue',
        voix,
        message:
          `la commune ${commune} (${pluriel(tours, 'tour')}, ${dernier} en dernier) n’est pas au tour de référence, et aucun mouvement de ` +
          'communes ne dit ce qu’elle est devenue : ses voix comptent au-dessus d’elle seulement',
      })
      continue
    }
    table.appendVarchar(commune)
    table.appendVarchar(suivante)
    table.endRow()
  }
  table.closeSync()
  const valeurs = scissions.flatMap(({ date, avant, apres }) => {
    const origine = actuelles.has(apres) ? communeActuelle(avant, actuelles, suites, [], date) : null
    return origine === null || origine === apres
      ? []
      : [`(${litteral(apres)}, ${litteral(origine)}, date ${litteral(date)})`]
  })
  if (valeurs.length > 0) await connexion.run(`insert into scission values ${valeurs.join()}`)
}
