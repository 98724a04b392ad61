/**
 * Répertoire électoral unique, extract of INSEE: `table-bv-reu` (bureaux) and `table-adresses-reu` (addresses by bureau, without
 * anybody), in Parquet or CSV. A vintage later than the first one (September 2022) sits in a folder named by its month.
 */
import fs from 'node:fs'
import path from 'node:path'
import { CodeInvalide, parseCodeBureauEntier } from '#domain/codes'
import { pluriel } from '#domain/typographie'
import { litteral, type Duck } from '#db/duckdb'
import { SourceInvalide, type Journal } from '../anomalie.ts'

export const CLE_ADRESSES = 'reu-adresses'

export interface MillesimeReu {
  /** Month of the extract, `2022-09`. */
  mois: string
  adresses: string
  /** Table of bureaux; null: the identifiers of the addresses are taken for codes of bureaux. */
  bureaux: string | null
}

const PREMIER = '2022-09'
const FORMES = ['parquet', 'csv', 'csv.gz']

/** Vintages under `source`, oldest first. */
export function trouverReu(source: string): MillesimeReu[] {
  const dossier = path.join(source, 'reu')
  if (!fs.existsSync(dossier)) return []
  const mois = fs.readdirSync(dossier).filter((d) => /^20\d\d-\d\d$/.test(d))
  return [{ mois: PREMIER, sous: '.' }, ...mois.map((m) => ({ mois: m, sous: m }))]
    .flatMap(({ mois: m, sous }): MillesimeReu[] => {
      const table = (nom: string) =>
        FORMES.map((f) => path.join(dossier, sous, `table-${nom}-reu.${f}`)).find((f) => fs.existsSync(f)) ??
        null
      const adresses = table('adresses')
      return adresses === null ? [] : [{ mois: m, adresses, bureaux: table('bv') }]
    })
    .sort((a, b) => a.mois.localeCompare(b.mois))
}

/** Files of the vintages, for the graph. */
export const fichiersReu = (source: string): string[] =>
  trouverReu(source).flatMap((m) => [m.adresses, ...(m.bureaux === null ? [] : [m.bureaux])])

const lire = (fichier: string) =>
  fichier.endsWith('.parquet')
    ? `read_parquet(${litteral(fichier)})`
    : `read_csv(${litteral(fichier)}, header = true, all_varchar = true)`

async function colonnes(duck: Duck, fichier: string): Promise<Set<string>> {
  try {
    const lignes = await duck.lignes<{ column_name: string }>(`describe select * from ${lire(fichier)}`)
    return new Set(lignes.map((l) => l.column_name))
  } catch (cause) {
    throw new SourceInvalide(fichier, null, `table illisible (${(cause as Error).message.split('\n')[0]})`, {
      cause,
    })
  }
}

/** The first of the names that the table has. @throws SourceInvalide when it has none of them. */
function une(fichier: string, presentes: ReadonlySet<string>, ...noms: string[]): string {
  const nom = noms.find((n) => presentes.has(n))
  if (nom === undefined)
    throw new SourceInvalide(fichier, 1, `en-tête inconnu : colonne « ${noms[0]} » absente`)
  return nom
}

/**
 * Adds a vintage to the DuckDB table `adresse_reu(mois, bureau, cle, longitude, latitude, poids)`: one row per bureau and address.
 * Addresses without coordinates, and those of bureaux that have no code, are counted.
 */
export async function chargerMillesime(duck: Duck, m: MillesimeReu, journal: Journal): Promise<void> {
  const { connexion } = duck
  const presentes = await colonnes(duck, m.adresses)
  const col = (...noms: string[]) => une(m.adresses, presentes, ...noms)
  const id = col('id_brut_bv_reu', 'id_brut_bv')
  const cles = ['id', 'geo_adresse'].filter((c) => presentes.has(c))
  if (cles.length === 0) col('id')
  const [longitude, latitude, poids] = [col('longitude'), col('latitude'), col('nb_adresses')]
  await connexion.run(
    `create or replace temp table brute as
     select ${id}::varchar as id, coalesce(${cles.map((c) => `nullif(${c}::varchar, '')`).join()}) as cle,
            try_cast(${longitude} as double) as longitude, try_cast(${latitude} as double) as latitude,
            coalesce(try_cast(${poids} as integer), 1) as poids
     from ${lire(m.adresses)}`,
  )
  await chargerCodes(duck, m, journal)
  await connexion.run(
    `insert into adresse_reu
     select '${m.mois}', c.bureau, coalesce(b.cle, printf('%.5f %.5f', b.longitude, b.latitude)), b.longitude, b.latitude, sum(b.poids)
     from brute b join code_reu c using (id)
     where b.longitude between -180 and 180 and b.latitude between -90 and 90
     group by all`,
  )
  const [perdues] = await duck.lignes<{ n: number }>(
    `select coalesce(sum(poids), 0)::int as n from brute b join code_reu using (id)
     where not coalesce(b.longitude between -180 and 180 and b.latitude between -90 and 90, false)`,
  )
  if (perdues!.n > 0)
    journal.signaler({
      source: CLE_ADRESSES,
      champ: 'longitude',
      regle: 'adresse sans coordonnées',
      gravite: 'information',
      message: `${pluriel(perdues!.n, 'adresse')} du REU de ${m.mois} sans coordonnées : rien pour les contours ni pour le suivi`,
    })
}

/** `code_reu(id, bureau)`: our code of each bureau of the addresses, by the table of bureaux when it is there. */
async function chargerCodes(duck: Duck, m: MillesimeReu, journal: Journal): Promise<void> {
  const { connexion } = duck
  let passage = `select distinct id, id as code from brute where id is not null`
  if (m.bureaux !== null) {
    const presentes = await colonnes(duck, m.bureaux)
    const id = une(m.bureaux, presentes, 'id_brut_reu')
    const resultats = ['id_brut_miom', 'id_brut_insee']
      .filter((c) => presentes.has(c))
      .map((c) => `nullif(b.${c}::varchar, '')`)
    passage = `select a.id, coalesce(${[...resultats, 'a.id'].join()}) as code
      from (select distinct id from brute where id is not null) a left join ${lire(m.bureaux)} b on b.${id}::varchar = a.id`
  }
  const lignes = await duck.lignes<{ id: string; code: string }>(`${passage} order by 1`)
  await connexion.run('create or replace temp table code_reu (id varchar, bureau varchar)')
  const table = await connexion.createAppender('code_reu', null, 'temp')
  let inconnus = 0
  let exemple = ''
  for (const { id, code } of lignes)
    try {
      const bureau = parseCodeBureauEntier(code)
      table.appendVarchar(id)
      table.appendVarchar(bureau)
      table.endRow()
    } catch (erreur) {
      if (!(erreur instanceof CodeInvalide)) throw erreur
      inconnus++
      exemple ||= code
    }
  table.closeSync()
  if (inconnus === lignes.length && inconnus > 0)
    throw new SourceInvalide(
      m.adresses,
      null,
      `aucun bureau reconnu : « ${exemple} » n’est pas un code de bureau`,
    )
  if (inconnus > 0)
    journal.signaler({
      source: CLE_ADRESSES,
      champ: 'id_brut_bv_reu',
      valeur: exemple,
      regle: 'code inconnu',
      gravite: 'erreur',
      message: `${pluriel(inconnus, 'bureau', 'bureaux')} du REU de ${m.mois} sans code connu (dont « ${exemple} ») : adresses écartées`,
    })
}
