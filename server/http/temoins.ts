/** The two cookies: the session of an account, and a pass. Only the server reads them. */
import type { Request, Response } from 'express'

/** `SameSite=Lax` for a session, so that a link followed from a message finds its reader in; `Strict` for a pass. */
const TEMOINS = {
  seance: { nom: 'qg_seance', sameSite: 'lax' },
  passe: { nom: 'qg_laissez_passer', sameSite: 'strict' },
} as const
export type Temoin = keyof typeof TEMOINS

/** A secret to keep until that day; null: forget it. */
export type TemoinVoulu = { secret: string; jusquAu: Date } | null

export const secretDe = (req: Request, temoin: Temoin): string | null =>
  new RegExp(`(?:^|;\\s*)${TEMOINS[temoin].nom}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(
    req.get('cookie') ?? '',
  )?.[1] ?? null

export function poserTemoin(req: Request, res: Response, temoin: Temoin, voulu: TemoinVoulu): void {
  const { nom, sameSite } = TEMOINS[temoin]
  const options = { httpOnly: true, sameSite, secure: req.secure, path: '/' } as const
  if (voulu) res.cookie(nom, voulu.secret, { ...options, expires: voulu.jusquAu })
  else res.clearCookie(nom, options)
}
