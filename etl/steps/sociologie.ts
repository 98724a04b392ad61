/** Step « sociologie »: indicators by `niveau/code`, commune tables and portraits of circonscriptions together. */
import path from 'node:path'
import { CODE_FRANCE } from '#domain/lieu'
import { litteral, type Duck } from '#db/duckdb'
import { pluriel } from '#domain/typographie'
import { INDICATEURS } from '#domain/indicateur'
import type { FicheSociologie } from '#domain/sociologie/fiche'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { fichiersSociologie } from '../catalogue.ts'
import { piece, type Chantier } from '../chantier.ts'
import { compterAbsents } from '../sources/absents.ts'
import { lireFilosofiCommunes } from '../sources/filosofiCommunes.ts'
import { lirePortraits, type Valeurs } from '../sources/insee.ts'
import { sqlEtl } from '../sql.ts'
import { relirePartages } from './irisBureaux.ts'
import { affinerSociologie } from './sociologieFine.ts'
import { ouvrirTerritoire } from './territoire.ts'

/** A card where every value was measured on the place itself, and each null is the publisher's. */
const ficheDe = (valeurs: Valeurs): FicheSociologie => ({
  valeurs,
  mailles: {},
  incertitudes: {},
  motifs: Object.fromEntries(
    Object.keys(valeurs).flatMap((k) => (valeurs[k] === null ? [[k, 'source']] : [])),
  ),
})

/** Values by `niveau/code`. */
export type Sociologie = ReadonlyMap<string, Valeurs>

const SOCIOLOGIE = piece<Map<string, FicheSociologie>>('sociologie')
export const relireSociologie = SOCIOLOGIE.relire
/** The values again, apart: the steps that read them would hold the rest of the cards for nothing. */
const VALEURS = piece<Sociologie>('valeurs')
export const relireValeurs = VALEURS.relire

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Sociologie')
  const duck = await c.duck()
  await ouvrirTerritoire(duck, c.de('territoire'))
  await chargerIndicateursCommunes(duck, c.source, c.journal)
  await completerParFilosofi(duck, c.source, c.journal)
  await signalerManques(duck, c.source, c.journal)
  await duck.connexion.run(sqlEtl('sociologie.sql'))
  const sociologie = await lireSociologie(duck, c.source, c.journal)
  await affinerSociologie({
    duck,
    source: c.source,
    partages: relirePartages(c.de('iris')),
    sociologie,
    journal: c.journal,
  })
  SOCIOLOGIE.deposer(c.dossier, sociologie)
  VALEURS.deposer(c.dossier, new Map([...sociologie].map(([lieu, fiche]) => [lieu, fiche.valeurs])))
  etape.finir(`${sociologie.size} lieux`)
}

/** Of an indicator whose values are impossible, so many are named. */
const IMPOSSIBLES_MAX = 20

/** Makes the DuckDB table `indicateur_commune` from the Parquet tables of communes. */
async function chargerIndicateursCommunes(duck: Duck, source: string, journal: Journal): Promise<void> {
  const { connexion } = duck
  await connexion.run(
    'create or replace temp table indicateur_commune (commune varchar, cle varchar, valeur double, somme varchar)',
  )
  for (const { fichier, cle } of fichiersSociologie(source).filter((f) => f.fichier.endsWith('.parquet'))) {
    const signaler = (champ: string, valeur: string, regle: string, message: string) =>
      journal.signaler({
        source: cle,
        champ,
        valeur,
        regle,
        gravite: 'erreur',
        message: `${path.basename(fichier)} : ${message}`,
      })
    try {
      const colonnes = new Set(
        (await duck.lignes<{ column_name: string }>(`describe select * from ${litteral(fichier)}`)).map(
          (c) => c.column_name,
        ),
      )
      const voulus = INDICATEURS.filter((i) => i.maille === 'commune' && colonnes.has(i.colonne))
      if (!colonnes.has('code') || voulus.length === 0)
        throw new SourceInvalide(fichier, null, `colonnes inconnues : ${[...colonnes].join(', ')}`)
      const lignes = `read_parquet(${litteral(fichier)}, file_row_number = true)`
      const doubles = await duck.lignes<{ code: string; nombre: number }>(
        `select code, count(*)::int as nombre from ${lignes} group by code having nombre > 1 order by code`,
      )
      for (const { code, nombre } of doubles)
        signaler(
          'code',
          code,
          'commune en double',
          `${nombre} lignes de la commune ${code}, la première est lue`,
        )
      const [sansCode] = await duck.lignes<{ nombre: number }>(
        `select count(*)::int as nombre from ${lignes} where code is null or code = ''`,
      )
      if (sansCode!.nombre > 0)
        signaler(
          'code',
          '',
          'commune sans code',
          `${pluriel(sansCode!.nombre, 'ligne')} sans code de commune`,
        )
      for (const i of voulus) {
        const possible = `isfinite(${i.colonne}::double) and ${i.colonne} >= 0 ${i.unite === 'part' ? `and ${i.colonne} <= 100` : ''}`
        for (const { code, valeur } of await duck.lignes<{ code: string; valeur: string }>(
          `select code, ${i.colonne}::varchar as valeur from ${lignes}
           where isfinite(${i.colonne}::double) and not (${possible}) order by code limit ${IMPOSSIBLES_MAX}`,
        ))
          signaler(
            i.colonne,
            code,
            'valeur impossible',
            `${i.colonne} vaut ${valeur} dans la commune ${code}, comptée non diffusée`,
          )
        await connexion.run(
          `insert into indicateur_commune
           select code, ${litteral(i.cle)}, case when ${possible} then ${i.colonne} ${i.unite === 'part' ? '/ 100' : ''} end,
                  ${litteral(i.somme)} from ${lignes} qualify row_number() over (partition by code order by file_row_number) = 1`,
        )
        const [lu] = await duck.lignes<{ vides: number; lignes: number }>(
          `select count(*) filter (where valeur is null)::int as vides, count(*)::int as lignes
           from indicateur_commune where cle = ${litteral(i.cle)}`,
        )
        compterAbsents(journal, { source: cle, fichier, colonne: i.colonne, ...lu! })
      }
    } catch (cause) {
      if (cause instanceof SourceInvalide) throw cause
      throw new SourceInvalide(fichier, null, `Parquet illisible : ${(cause as Error).message}`, { cause })
    }
  }
}

/** Adds to `indicateur_commune` the incomes that no other table gives, from the archive of INSEE. */
async function completerParFilosofi(duck: Duck, source: string, journal: Journal): Promise<void> {
  const archives = fichiersSociologie(source).filter((f) =>
    path.basename(f.fichier).startsWith('base-cc-filosofi-2021'),
  )
  for (const { cle: jeu, fichier } of archives) {
    const deja = await duck.lignes<{ cle: string }>('select distinct cle from indicateur_commune')
    const connus = new Set(deja.map((l) => l.cle))
    const table = await duck.connexion.createAppender('indicateur_commune', null, 'temp')
    const comptes = new Map<string, { vides: number; lignes: number }>()
    for (const { commune, cle, valeur } of lireFilosofiCommunes(fichier)) {
      if (connus.has(cle)) continue
      const { vides, lignes } = comptes.get(cle) ?? { vides: 0, lignes: 0 }
      comptes.set(cle, { vides: vides + Number(valeur === null), lignes: lignes + 1 })
      table.appendVarchar(commune)
      table.appendVarchar(cle)
      if (valeur === null) table.appendNull()
      else table.appendDouble(valeur)
      table.appendVarchar('aucune')
      table.endRow()
    }
    table.closeSync()
    for (const [colonne, compte] of comptes)
      compterAbsents(journal, { source: jeu, fichier, colonne, ...compte })
  }
}

/** Tells the indicators of communes that no table gives, when there are tables. */
async function signalerManques(duck: Duck, source: string, journal: Journal): Promise<void> {
  const tables = fichiersSociologie(source).filter((f) => !f.fichier.endsWith('.xlsx'))
  if (tables.length === 0) return
  const lus = await duck.lignes<{ cle: string }>('select distinct cle from indicateur_commune')
  const donnes = new Set(lus.map((l) => l.cle))
  const noms = tables.map((t) => path.basename(t.fichier)).join(', ')
  for (const { cle, colonne } of INDICATEURS.filter((i) => i.maille === 'commune' && !donnes.has(i.cle)))
    journal.signaler({
      source: tables[0]!.cle,
      champ: colonne,
      regle: 'indicateur absent',
      gravite: 'information',
      message: `aucune des tables de communes (${noms}) ne donne ${cle} (colonne ${colonne})`,
    })
}

/** Reads the DuckDB table `sociologie`, and the portraits of circonscriptions. */
async function lireSociologie(
  duck: Duck,
  source: string,
  journal: Journal,
): Promise<Map<string, FicheSociologie>> {
  const sociologie = new Map<string, Valeurs>()
  const ranger = (cle: string, valeurs: Valeurs) =>
    sociologie.set(cle, { ...sociologie.get(cle), ...valeurs })
  const lignes = await duck.lignes<{ lieu: string; cles: string[]; valeurs: (number | null)[] }>(
    `select niveau || '/' || code as lieu, list(cle order by cle) as cles, list(valeur order by cle) as valeurs from sociologie group by all order by all`,
  )
  for (const { lieu, cles, valeurs } of lignes)
    ranger(lieu, Object.fromEntries(cles.map((cle, i) => [cle, valeurs[i] ?? null])))
  for (const { cle, fichier } of fichiersSociologie(source).filter(({ fichier }) =>
    fichier.endsWith('.xlsx'),
  ))
    for (const [code, valeurs] of await lirePortraits(fichier, cle, journal))
      ranger(code === CODE_FRANCE ? `france/${code}` : `circonscription/${code}`, valeurs)
  return new Map([...sociologie].map(([lieu, valeurs]) => [lieu, ficheDe(valeurs)]))
}
