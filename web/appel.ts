/** One call to the server: every failure becomes a sentence that says what to do. */
import { noterReponse } from './horsLigne/etat.ts'

/** Root of the API. */
export const RACINE = '/api/v1'
/** Waits before the second and third attempts, when the network or the server is briefly away. */
const REPRISES_MS = [300, 1200]

/** A failure told to the reader: `message` says what happened, `conseil` what to do. */
export class ErreurApi extends Error {
  override name = 'ErreurApi'
  readonly conseil: string
  /** HTTP status; 0 when the server did not answer. */
  readonly statut: number
  constructor(message: string, conseil: string, statut: number) {
    super(message)
    this.conseil = conseil
    this.statut = statut
  }
}

/** True when the request was cancelled by us, which is not a failure. */
export function estAbandon(erreur: unknown): boolean {
  return erreur instanceof DOMException && erreur.name === 'AbortError'
}

/** Any thrown value as something that can be shown. */
export function enErreurApi(erreur: unknown): ErreurApi {
  if (erreur instanceof ErreurApi) return erreur
  return new ErreurApi(
    'La réponse du serveur n’a pas pu être lue.',
    'Rechargez la page ; si l’erreur revient, la version du serveur et celle de la page diffèrent.',
    0,
  )
}

interface Probleme {
  title?: string
  detail?: string
}

/** What a refusal says. */
export async function refus(reponse: Response): Promise<ErreurApi> {
  const probleme: Probleme = (reponse.headers.get('content-type') ?? '').includes('json')
    ? ((await reponse.json().catch(() => ({}))) as Probleme)
    : {}
  const titre = probleme.title ?? `Le serveur a répondu par une erreur ${reponse.status}.`
  const conseil =
    probleme.detail || (reponse.status >= 500 ? 'Réessayez dans un instant.' : 'Vérifiez le lien suivi.')
  return new ErreurApi(titre, conseil, reponse.status)
}

const attendre = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((suite, rejet) => {
    const minuterie = setTimeout(suite, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(minuterie)
      rejet(new DOMException('abandon', 'AbortError'))
    })
  })

/** Reads, again when the server is briefly away. @throws ErreurApi, or an abort. */
export async function demander(url: string, signal: AbortSignal): Promise<Response> {
  for (let essai = 0; ; essai++) {
    const reprise = REPRISES_MS[essai]
    try {
      const reponse = await fetch(url, { signal })
      noterReponse(reponse)
      if (reponse.ok) return reponse
      if (reprise === undefined || ![502, 503, 504].includes(reponse.status)) throw await refus(reponse)
    } catch (erreur) {
      if (erreur instanceof ErreurApi || estAbandon(erreur)) throw erreur
      if (reprise === undefined)
        throw new ErreurApi(
          'Le serveur ne répond pas.',
          'Vérifiez que l’application tourne et que le réseau passe, puis réessayez.',
          0,
        )
    }
    await attendre(reprise, signal)
  }
}

/** Sends once: what writes is never repeated behind the reader's back. @throws ErreurApi */
export async function ecrire<T>(
  methode: 'POST' | 'PUT' | 'DELETE',
  chemin: string,
  corps?: unknown,
): Promise<T> {
  let reponse: Response
  try {
    reponse = await fetch(RACINE + chemin, {
      method: methode,
      ...(corps !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(corps),
      }),
    })
  } catch {
    throw new ErreurApi(
      'Le serveur ne répond pas.',
      'Vérifiez que l’application tourne et que le réseau passe, puis réessayez.',
      0,
    )
  }
  if (!reponse.ok) throw await refus(reponse)
  return (await reponse.json()) as T
}

/** Reads JSON under the root of the API. */
export const json = async <T>(chemin: string, signal: AbortSignal): Promise<T> =>
  (await (await demander(RACINE + chemin, signal)).json()) as T

/** A part of a path. */
export const segment = encodeURIComponent
