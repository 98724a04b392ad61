/** A fiche read from its copy says so, in its own page. */
import { ENTETE_COPIE } from './protocole.ts'

const instant = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

const BANDEAU =
  'margin:0;padding:8px 16px;background:#fff6d6;color:#4a3500;font:600 14px/20px system-ui,sans-serif;border-bottom:1px solid #6a4a00'

/** @returns the same answer, with a line at the top of the page when it is a copy in HTML. */
export async function dateeSiCopie(reponse: Response): Promise<Response> {
  const date = reponse.headers.get(ENTETE_COPIE)
  if (date === null || !(reponse.headers.get('content-type') ?? '').startsWith('text/html')) return reponse
  const ligne = `<p role="status" style="${BANDEAU}">Hors ligne : copie du ${instant.format(new Date(date))}</p>`
  const page = (await reponse.text()).replace(/<body[^>]*>/, (balise) => balise + ligne)
  return new Response(page, { headers: reponse.headers })
}
