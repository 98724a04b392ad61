/** Writes of sectors: selections one by one, the cut of a circonscription as a whole. */
import { sql, type Kysely } from 'kysely'
import type { DecoupeEnvoyee } from '#contract/secteur'
import type { Schema } from '#db/schema'
import type { TableSecteur } from '#db/schemaDurable'
import {
  derniersNumeros,
  empreinteDe,
  enJson,
  inserer,
  lireBureauxADecouper,
  lireDecoupes,
  verrouiller,
  type BureauDuTerrain,
} from '#db/secteur'
import { nommerSecteur } from '#domain/secteur/nom'
import { grouper } from '#domain/grouper'
import { Probleme } from '../../http/problem.ts'

/** Codes of the circonscriptions of a département or commune, or the one that is named. */
export async function circonscriptionsDe(
  db: Kysely<Schema>,
  q: { departement?: string | undefined; circonscription?: string | undefined; commune?: string | undefined },
): Promise<string[]> {
  if (q.circonscription !== undefined) return [q.circonscription]
  const { rows } = await sql<{ circonscription: string }>`
    select distinct circonscription from publie.lieu
    where niveau = 'bureau' and (departement = ${q.departement ?? null} or commune = ${q.commune ?? null})
    order by 1`.execute(db)
  return rows.map((r) => r.circonscription)
}

/** Published bureaux of these codes. @throws Probleme when one is unknown. */
export async function exigerBureaux(
  db: Kysely<Schema>,
  codes: readonly string[],
): Promise<BureauDuTerrain[]> {
  const { rows } = await sql<{ circonscription: string }>`
    select distinct circonscription from publie.lieu where niveau = 'bureau' and code = any(${codes}::text[])`.execute(
    db,
  )
  const voulus = new Set(codes)
  const bureaux = (
    await lireBureauxADecouper(
      db,
      rows.map((r) => r.circonscription),
    )
  ).filter((b) => voulus.has(b.code))
  const connus = new Set(bureaux.map((b) => b.code))
  const inconnus = codes.filter((c) => !connus.has(c))
  if (inconnus.length > 0)
    throw new Probleme('requete', `Ces bureaux ne sont pas publiés : ${inconnus.slice(0, 5).join(', ')}.`)
  return bureaux
}

/** Stores a selection under the next number of the circonscription where most of its inscrits vote. */
export function creerSelection(
  db: Kysely<Schema>,
  bureaux: readonly BureauDuTerrain[],
  { nom, depart }: { nom: string | undefined; depart: TableSecteur['depart'] },
  maintenant: Date,
): Promise<TableSecteur> {
  const poids = [...grouper(bureaux, (b) => b.circonscription)].map(([code, groupe]) => ({
    code,
    inscrits: groupe.reduce((s, b) => s + b.inscrits, 0),
  }))
  const circonscription = poids.toSorted((a, b) => b.inscrits - a.inscrits || (a.code < b.code ? -1 : 1))[0]!
    .code
  return db.transaction().execute(async (t) => {
    await verrouiller(t, circonscription)
    const terrain = await lireBureauxADecouper(t, [circonscription])
    await lireDecoupes(t, terrain, maintenant)
    const numero = ((await derniersNumeros(t, [circonscription])).get(circonscription) ?? 0) + 1
    const secteur: TableSecteur = {
      id: `${circonscription}-${numero}`,
      nom: nom ?? nommerSecteur(bureaux, terrain),
      departement: bureaux[0]!.departement,
      circonscription,
      bureaux: bureaux.map((b) => b.code),
      mode: 'manuel',
      libre: true,
      depart,
      version: 1,
      creeLe: maintenant,
      modifieLe: maintenant,
      supprimeLe: null,
    }
    await inserer(t, [secteur])
    return secteur
  })
}

/** @throws Probleme 409 when somebody changed it in between. */
export async function modifierSecteur(
  db: Kysely<Schema>,
  id: string,
  version: number,
  valeurs: Pick<TableSecteur, 'nom' | 'depart'> & { bureaux?: string[] },
  maintenant: Date,
): Promise<TableSecteur> {
  const ligne = await db
    .updateTable('secteur')
    .set({
      ...valeurs,
      depart: enJson(valeurs.depart),
      mode: 'manuel',
      version: version + 1,
      modifieLe: maintenant,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('supprimeLe', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!ligne) throw perime()
  return ligne
}

const perime = () =>
  new Probleme('perime', 'Quelqu’un a modifié ces secteurs entre-temps. Rechargez la page, puis recommencez.')

/** Removes a selection, or brings it back. */
export async function marquerSupprime(
  db: Kysely<Schema>,
  id: string,
  quand: Date | null,
): Promise<TableSecteur> {
  return db
    .updateTable('secteur')
    .set((eb) => ({ supprimeLe: quand, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Replaces the cut of a circonscription: sectors keep their number, those not sent are removed, new ones take the next numbers.
 * @throws Probleme 409 when the cut changed in between; 400 when the sectors do not share the published bureaux out.
 */
export function remplacerDecoupe(
  db: Kysely<Schema>,
  circonscription: string,
  { empreinte, secteurs }: DecoupeEnvoyee,
  maintenant: Date,
): Promise<TableSecteur[]> {
  return db.transaction().execute(async (t) => {
    await verrouiller(t, circonscription)
    const terrain = await lireBureauxADecouper(t, [circonscription])
    const avant = await lireDecoupes(t, terrain, maintenant)
    if (empreinteDe(avant) !== empreinte) throw perime()
    exigerPartage(terrain, secteurs)
    let numero = (await derniersNumeros(t, [circonscription])).get(circonscription) ?? 0
    const parCode = new Map(terrain.map((b) => [b.code, b]))
    const apres: TableSecteur[] = []
    for (const s of secteurs) {
      const ancien = s.id === null ? undefined : await reprendre(t, circonscription, s.id)
      const bureaux = s.bureaux.toSorted()
      const nom =
        s.nom ??
        nommerSecteur(
          bureaux.map((code) => parCode.get(code)!),
          terrain,
        )
      const meme =
        ancien?.supprimeLe === null &&
        ancien.nom === nom &&
        JSON.stringify([ancien.bureaux.toSorted(), ancien.depart]) === JSON.stringify([bureaux, s.depart])
      if (meme) {
        apres.push(ancien)
        continue
      }
      apres.push({
        id: ancien?.id ?? `${circonscription}-${++numero}`,
        nom,
        departement: terrain[0]!.departement,
        circonscription,
        bureaux,
        mode: 'manuel',
        libre: false,
        depart: s.depart,
        version: (ancien?.version ?? 0) + 1,
        creeLe: ancien?.creeLe ?? maintenant,
        modifieLe: maintenant,
        supprimeLe: null,
      })
    }
    const gardes = new Set(apres.map((s) => s.id))
    for (const s of avant) if (!gardes.has(s.id)) await marquerSupprime(t, s.id, maintenant)
    for (const s of apres)
      await t
        .insertInto('secteur')
        .values({ ...s, depart: enJson(s.depart) })
        .onConflict((c) => c.column('id').doUpdateSet({ ...s, depart: enJson(s.depart) }))
        .execute()
    return lireDecoupes(t, terrain, maintenant)
  })
}

/** A sector of the cut by its number, even removed: an undo brings it back. */
async function reprendre(t: Kysely<Schema>, circonscription: string, id: string): Promise<TableSecteur> {
  const ligne = await t
    .selectFrom('secteur')
    .selectAll()
    .where('id', '=', id)
    .where('circonscription', '=', circonscription)
    .where('libre', '=', false)
    .executeTakeFirst()
  if (!ligne) throw new Probleme('requete', `Le secteur ${id} n’est pas du découpage de ${circonscription}.`)
  return ligne
}

function exigerPartage(terrain: readonly BureauDuTerrain[], secteurs: DecoupeEnvoyee['secteurs']): void {
  const envoyes = secteurs.flatMap((s) => s.bureaux)
  const publies = new Set(terrain.map((b) => b.code))
  const vus = new Set(envoyes)
  const ids = secteurs.flatMap((s) => s.id ?? [])
  if (vus.size !== envoyes.length) throw new Probleme('requete', 'Un bureau est dans deux secteurs.')
  if (new Set(ids).size !== ids.length) throw new Probleme('requete', 'Deux secteurs portent le même numéro.')
  if (vus.size !== publies.size || envoyes.some((c) => !publies.has(c)))
    throw new Probleme('requete', 'Chaque bureau publié de la circonscription doit être dans un secteur.')
}

/** Back to the automatic cut, under new numbers. */
export function recouper(
  db: Kysely<Schema>,
  circonscription: string,
  maintenant: Date,
): Promise<TableSecteur[]> {
  return db.transaction().execute(async (t) => {
    await verrouiller(t, circonscription)
    await t
      .updateTable('secteur')
      .set({ supprimeLe: maintenant })
      .where('circonscription', '=', circonscription)
      .where('libre', '=', false)
      .where('supprimeLe', 'is', null)
      .execute()
    return lireDecoupes(t, await lireBureauxADecouper(t, [circonscription]), maintenant)
  })
}
