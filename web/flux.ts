/** A file read as it comes, with its progress. */
import { RACINE, refus } from './appel.ts'

/** Something to fetch as a file. */
export interface Demande {
  /** Under the root of the API. */
  chemin: string
  /** Sent as JSON by a POST; absent: a GET. */
  corps?: unknown
}

/** Reads a file as it comes. @param avancer bytes received, and those expected, about. @throws ErreurApi, or an abort. */
export async function telechargerFlux(
  { chemin, corps }: Demande,
  avancer: (recus: number, estimes: number | null) => void,
  signal: AbortSignal,
): Promise<{ nom: string; type: string; contenu: Blob }> {
  const reponse = await fetch(RACINE + chemin, {
    signal,
    ...(corps !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(corps),
    }),
  })
  if (!reponse.ok || !reponse.body) throw await refus(reponse)
  const estimes = Number(reponse.headers.get('x-taille-estimee')) || null
  const morceaux: Uint8Array<ArrayBuffer>[] = []
  let recus = 0
  const lecteur = reponse.body.getReader()
  for (;;) {
    const { done, value } = await lecteur.read()
    if (done) break
    morceaux.push(value)
    recus += value.length
    avancer(recus, estimes)
  }
  const type = reponse.headers.get('content-type') ?? 'application/octet-stream'
  const nom = /filename="?([^";]+)/.exec(reponse.headers.get('content-disposition') ?? '')?.[1] ?? 'export'
  return { nom, type, contenu: new Blob(morceaux, { type }) }
}
