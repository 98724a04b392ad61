/** One-time codes of a phone (RFC 6238), each accepted once, and the recovery codes for the day when the phone is lost. */
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema'
import type { TableCompte } from '#db/schemaComptes'
import { empreinteDe } from '#db/secret'

type LeCompte = Selectable<TableCompte>
const PERIODE_S = 30
const NOMBRE_DE_SECOURS = 10

const totp = (graine: string, identifiant: string): TOTP =>
  new TOTP({
    issuer: 'Quartier Général',
    label: identifiant,
    secret: Secret.fromBase32(graine),
    period: PERIODE_S,
  })

/** A new seed: what to scan, and what to type when the camera is out of order. */
export function graineNeuve(identifiant: string): { graine: string; adresse: string } {
  const graine = new Secret({ size: 20 }).base32
  return { graine, adresse: totp(graine, identifiant).toString() }
}

/** True when the code is the one of now, or of half a minute around, and none as late has served: writes that it has. */
async function accepterCode(
  db: Kysely<Schema>,
  compte: LeCompte,
  code: string,
  maintenant: Date,
): Promise<boolean> {
  if (compte.graine === null || !/^\d{6}$/.test(code)) return false
  const ecart = totp(compte.graine, compte.identifiant).validate({
    token: code,
    window: 1,
    timestamp: maintenant.getTime(),
  })
  if (ecart === null) return false
  const pas = Math.floor(maintenant.getTime() / 1000 / PERIODE_S) + ecart
  const { numUpdatedRows } = await db
    .updateTable('compte')
    .set({ pasUtilise: pas })
    .where('id', '=', compte.id)
    .where((e) => e.or([e('pasUtilise', 'is', null), e('pasUtilise', '<', pas)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const nu = (code: string): string => code.replaceAll(/[\s-]/g, '').toUpperCase()

/** A recovery code serves once: it is removed as it is read. */
async function consommerSecours(db: Kysely<Schema>, compte: LeCompte, code: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('secours')
    .where('compte', '=', compte.id)
    .where('empreinte', '=', empreinteDe(nu(code)))
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function doubleCodeBon(
  db: Kysely<Schema>,
  compte: LeCompte,
  code: string,
  maintenant: Date,
): Promise<boolean> {
  return (await accepterCode(db, compte, code, maintenant)) || (await consommerSecours(db, compte, code))
}

/** Turns the codes on once one of the new seed came back; null: it was not the right one. @returns recovery codes, shown once. */
export async function activer(
  db: Kysely<Schema>,
  compte: LeCompte,
  code: string,
  maintenant: Date,
): Promise<string[] | null> {
  if (!(await accepterCode(db, compte, code, maintenant))) return null
  const codes = Array.from({ length: NOMBRE_DE_SECOURS }, () =>
    new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.replace(/(.{4})(?=.)/g, '$1-'),
  )
  await db.transaction().execute(async (t) => {
    await t.updateTable('compte').set({ graineActive: true }).where('id', '=', compte.id).execute()
    await t.deleteFrom('secours').where('compte', '=', compte.id).execute()
    await t
      .insertInto('secours')
      .values(codes.map((c) => ({ compte: compte.id, empreinte: empreinteDe(nu(c)) })))
      .execute()
  })
  return codes
}

export async function desactiver(db: Kysely<Schema>, compte: string): Promise<void> {
  await db.deleteFrom('secours').where('compte', '=', compte).execute()
  await db
    .updateTable('compte')
    .set({ graine: null, graineActive: false, pasUtilise: null })
    .where('id', '=', compte)
    .execute()
}
