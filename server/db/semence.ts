/** What a database starts with: the techniques of data/ref/techniques.csv. */
import fs from 'node:fs'
import path from 'node:path'
import { DENSITES } from '#domain/ciblage/rendement'
import { cles, FORMATS } from '#domain/observation'
import { PROFILS } from '#domain/profil'
import { z } from 'zod'
import { RACINE } from '../config.ts'
import type { Base } from './connect.ts'

const FICHIER = path.join(RACINE, 'data/ref/techniques.csv')

const texte = z.string().min(1)
const texteOuNul = z.string().transform((t) => (t === '' ? null : t))
const entierOuNul = z.string().transform((t) => (t === '' ? null : Number(t)))
const liste = <T extends string>(valeurs: readonly [T, ...T[]]) =>
  z.string().transform((t) => z.array(z.enum(valeurs)).min(1).parse(t.split(' ')))

const Ligne = z.strictObject({
  cle: texte,
  titre: texte,
  format: z.enum(cles(FORMATS)),
  ouverture: texte,
  cloture: texte,
  eviter: texteOuNul,
  materiel: texteOuNul,
  dureeMinutes: z.coerce.number().int().positive(),
  portesParImmeuble: entierOuNul,
  terrains: liste(DENSITES),
  profils: liste(PROFILS),
  joursAvantMin: entierOuNul,
  joursAvantMax: entierOuNul,
  partisane: z.enum(['oui', 'non']).transform((v) => v === 'oui'),
  effet: texte,
  source: texte,
})

/** Rows of a CSV text, fields between quotes allowed, no line break inside a field. */
function lireCsv(csv: string): Record<string, string>[] {
  const [entete = [], ...lignes] = csv
    .trimEnd()
    .split('\n')
    .map((ligne) =>
      [...ligne.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, cite, nu = '']) => cite?.replaceAll('""', '"') ?? nu,
      ),
    )
  return lignes.map((champs) => Object.fromEntries(entete.map((nom, i) => [nom, champs[i] ?? ''])))
}

/** Adds the techniques that the database does not have; those it has, perhaps edited, stay as they are. @throws on a bad line. */
export async function semerTechniques(base: Base): Promise<void> {
  const lignes = lireCsv(fs.readFileSync(FICHIER, 'utf8')).map((l) => Ligne.parse(l))
  await base.db
    .insertInto('technique')
    .values(lignes.map((ligne) => ({ ...ligne, active: true, version: 1 })))
    .onConflict((c) => c.column('cle').doNothing())
    .execute()
}
