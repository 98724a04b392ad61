/** Passwords: argon2id, with the cost that OWASP advises (19 MiB, two passes). */
import { hash, verify } from '@node-rs/argon2'
import { refusMotDePasse } from '#domain/compte'
import { Probleme } from '../../http/problem.ts'

const COUT = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Same letters, however the keyboard composes them. */
const normaliser = (motDePasse: string): string => motDePasse.normalize('NFKC')

/** @throws Probleme 400 saying why it is too weak. */
export async function hacher(motDePasse: string, identifiant: string): Promise<string> {
  const refus = refusMotDePasse(normaliser(motDePasse), identifiant)
  if (refus !== null) throw new Probleme('requete', refus)
  return await hash(normaliser(motDePasse), COUT)
}

/** Hash of nothing that anybody knows: an unknown identifier takes as long to refuse as a wrong password. */
let leurre: Promise<string> | null = null

export async function estLeBon(empreinte: string | null, motDePasse: string): Promise<boolean> {
  leurre ??= hash(crypto.randomUUID(), COUT)
  const bon = await verify(empreinte ?? (await leurre), normaliser(motDePasse))
  return bon && empreinte !== null
}
