/** Secrets that open something: 32 random bytes, shown once; the database keeps their SHA-256. */
import { createHash, randomBytes } from 'node:crypto'

/** SHA-256, hexadecimal. Enough for what cannot be guessed; a password needs argon2id. */
export const empreinteDe = (secret: string): string => createHash('sha256').update(secret).digest('hex')
/** 43 characters, in the alphabet of addresses. */
export const secretNeuf = (): string => randomBytes(32).toString('base64url')
