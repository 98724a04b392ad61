/** The official files that suggest issues, found by name anywhere under a folder, as plain counts by commune. */
import fs from 'node:fs'
import path from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { litteral, type Duck } from '#db/duckdb'
import type { FranceServices, Guichets, Recensee } from '#domain/signal'

export const FICHIERS = {
  bpe2009: /^bpe2009\.xlsx$/,
  bpe2013: /^bpe2013\.xlsx$/,
  franceServices: /^liste-fs-(\d{4})(\d{2})(\d{2})\.csv(\.gz)?$/,
  urgences: /^distances_communes_urgence.*\.csv(\.gz)?$/,
  recensement: /^rp_(\d{4})_commune\.parquet$/,
} as const

/** Path of the latest file of that name by alphabet; null when there is none. */
export function trouver(dossier: string, nom: RegExp): string | null {
  const fichiers = fs
    .readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((f) => nom.test(path.basename(f)))
    .toSorted((a, b) => (path.basename(a) < path.basename(b) ? -1 : 1))
  const dernier = fichiers.at(-1)
  return dernier === undefined ? null : path.join(dossier, dernier)
}

const COMMUNE = /^(\d{2}|2[AB])\d{3}$/
const RELAIS = ['Agence postale communale', 'Relais poste commerçant']

/** Post counters by commune: one row per commune, one column per facility, empty is none. @throws Error on an unknown heading. */
export async function lireGuichets(fichier: string): Promise<Map<string, Guichets>> {
  const [entete, ...lignes] = (await readXlsxFile(fs.readFileSync(fichier)))[0]?.data ?? []
  const colonne = (nom: string): number => entete?.findIndex((c) => c === nom) ?? -1
  const code = Math.max(colonne('INSEECOM'), colonne('depcom'))
  const bureau = colonne('Bureau de poste')
  if (code < 0 || bureau < 0)
    throw new Error(`${path.basename(fichier)} : il manque la colonne de la commune ou « Bureau de poste ».`)
  const relais = RELAIS.map(colonne).filter((c) => c >= 0)
  return new Map(
    lignes
      .filter((l) => COMMUNE.test(String(l[code])))
      .map((l) => [
        String(l[code]),
        {
          bureaux: Number(l[bureau] ?? 0),
          relais: relais.length === 0 ? null : relais.reduce((n, c) => n + Number(l[c] ?? 0), 0),
        },
      ]),
  )
}

export async function lireFranceServices(fichier: string, duck: Duck): Promise<FranceServices> {
  const lignes = await duck.lignes<{ commune: string }>(
    `select distinct insee_com as commune from read_csv(${litteral(fichier)}, header = true, all_varchar = true) where insee_com is not null`,
  )
  const [, annee, mois, jour] = FICHIERS.franceServices.exec(path.basename(fichier))!
  return { communes: new Set(lignes.map((l) => l.commune)), jour: `${annee}-${mois}-${jour}` }
}

/** km to the nearest emergency ward; codes of the file have lost their leading zero. */
export async function lireDistances(fichier: string, duck: Duck): Promise<Map<string, number>> {
  const lignes = await duck.lignes<{ commune: string; km: number }>(
    `select lpad(code_insee, 5, '0') as commune, try_cast(distance_urgence_km as double) as km
     from read_csv(${litteral(fichier)}, header = true, all_varchar = true) where km is not null`,
  )
  return new Map(lignes.map((l) => [l.commune, l.km]))
}

/** Population and unemployment by commune; percent become shares. */
export async function lireRecensement(fichier: string, duck: Duck): Promise<Recensee[]> {
  return duck.lignes<Recensee>(
    `select code as commune, population, "tauxChomage" / 100 as chomage
     from read_parquet(${litteral(fichier)}) where population is not null order by code`,
  )
}

/** Year in the name of a census file. */
export const anneeDuRecensement = (fichier: string): string =>
  FICHIERS.recensement.exec(path.basename(fichier))![1]!
