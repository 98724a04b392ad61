/** Published versions of fiches: reading the last ones, writing those that say something new. */
import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { TableFicheVersion } from '#db/schemaDurable'
import type { Fiche, NiveauFiche } from '#domain/fiche/fiche'
import { comparerFiches, direEcart, garder, type Ecart } from '#domain/fiche/version'
import { dateLongue, pluriel } from '#domain/typographie'
import type { Changement } from './gabarit.ts'

export type Derniere = Pick<
  TableFicheVersion,
  'niveau' | 'code' | 'rang' | 'empreinte' | 'modele' | 'ecarts' | 'publieeLe'
>
export type Dernieres = ReadonlyMap<string, Derniere>

export const cleVersion = (niveau: NiveauFiche, code: string): string => `${niveau} ${code}`

/** Last version of each of these fiches, by {@link cleVersion}. */
export async function lireDernieres(
  db: Kysely<Schema>,
  niveau: NiveauFiche,
  codes: readonly string[],
): Promise<Map<string, Derniere>> {
  const { rows } = await sql<Derniere>`
    select distinct on (niveau, code) niveau, code, rang, empreinte, modele, ecarts, publiee_le
    from fiche_version where niveau = ${niveau} and code = any(${codes}::text[])
    order by niveau, code, rang desc`.execute(db)
  return new Map(rows.map((r) => [cleVersion(r.niveau, r.code), r]))
}

/** All versions of a fiche, last first, without their model. */
export function lireVersions(db: Kysely<Schema>, niveau: NiveauFiche, code: string) {
  return db
    .selectFrom('ficheVersion')
    .select(['rang', 'ecarts', 'publication', 'methode', 'publieeLe'])
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .orderBy('rang', 'desc')
    .execute()
}

/** Lines that fit on the recto. */
const LIGNES = 3

/** What the page says of change: since the last version when it says something else now; else what that version brought. */
export function changementDe(fiche: Fiche, derniere: Derniere | undefined): Changement {
  if (!derniere)
    return {
      titre: 'Vos retours changent cette page',
      lignes: [
        'Première version. Deux minutes au verso, ou sur le téléphone : la suivante en tiendra compte.',
      ],
    }
  const depuis = comparerFiches(derniere.modele, garder(fiche))
  const ecarts = depuis.length > 0 ? depuis : derniere.ecarts
  const jour = dateLongue(derniere.publieeLe.toISOString())
  if (ecarts.length === 0)
    return {
      titre: 'Vos retours changent cette page',
      lignes: [
        `Version ${derniere.rang}, du ${jour} : rien de nouveau depuis. Vos retours la feront changer.`,
      ],
    }
  return { titre: titreDe(ecarts, fiche, depuis.length > 0 ? derniere.rang : null), lignes: dire(ecarts) }
}

function titreDe(ecarts: readonly Ecart[], { retours }: Fiche, depuis: number | null): string {
  if (ecarts.some((e) => e.sujet === 'retours'))
    return retours.nombre > 1
      ? `Changé par vos ${pluriel(retours.nombre, 'retour')}`
      : 'Changé par votre retour'
  return depuis === null ? 'Ce qui a changé' : `Changé depuis la version ${depuis}`
}

function dire(ecarts: readonly Ecart[]): string[] {
  // How many returns there are is in the title already, when they changed something.
  const utiles = ecarts.length > 1 ? ecarts.filter((e) => e.sujet !== 'retours') : ecarts
  return utiles.slice(0, LIGNES).map(direEcart)
}

function empreinteDe(modele: TableFicheVersion['modele']): string {
  return createHash('sha256').update(JSON.stringify(modele)).digest('hex').slice(0, 32)
}

/** What a fiche would be as the next version; null when the last one says the same. */
export function versionSuivante(
  fiche: Fiche,
  derniere: Derniere | undefined,
  publication: { version: string; methode: string },
  maintenant: Date,
): TableFicheVersion | null {
  const modele = garder(fiche)
  const empreinte = empreinteDe(modele)
  if (derniere?.empreinte === empreinte) return null
  return {
    niveau: fiche.niveau,
    code: fiche.code,
    rang: (derniere?.rang ?? 0) + 1,
    empreinte,
    modele,
    ecarts: derniere ? comparerFiches(derniere.modele, modele) : [],
    publication: publication.version,
    methode: publication.methode,
    publieeLe: maintenant,
  }
}

/** Writes versions. One that somebody has just written under the same number stays: the next call compares with it. */
export async function ecrireVersions(
  db: Kysely<Schema>,
  versions: readonly TableFicheVersion[],
): Promise<void> {
  for (let i = 0; i < versions.length; i += 50)
    await db
      .insertInto('ficheVersion')
      .values(
        versions.slice(i, i + 50).map((v) => ({
          ...v,
          modele: sql<TableFicheVersion['modele']>`${JSON.stringify(v.modele)}::jsonb`,
          ecarts: sql<TableFicheVersion['ecarts']>`${JSON.stringify(v.ecarts)}::jsonb`,
        })),
      )
      .onConflict((c) => c.columns(['niveau', 'code', 'rang']).doNothing())
      .execute()
}
