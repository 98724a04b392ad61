/** Addresses of the fiches: the phone page, and the two A4 pages. */
import { ParamsFiche } from '#contract/fiche'
import { Probleme } from '../../http/problem.ts'
import { route, type Contexte, type Route } from '../../http/route.ts'
import { fichePage, fichePdf } from './atelier.ts'
import { AtelierPdf } from './pdf.ts'
import { lireFiche, type DonneesFiche } from './queries.ts'

/** Started by the first PDF; its thread keeps no process alive. */
let atelier: AtelierPdf | null = null

async function donneesDe(code: string, { base }: Contexte): Promise<DonneesFiche> {
  const donnees = await lireFiche(base.db, code)
  if (!donnees) throw new Probleme('introuvable', `La circonscription ${code} n’est pas publiée.`)
  return donnees
}

export const routesFiche: readonly Route[] = [
  route({
    chemin: '/fiches/circonscriptions/:code.pdf',
    resume: 'Fiche militante d’une circonscription, deux pages A4 balisées',
    acces: 'public',
    params: ParamsFiche,
    reponse: 'application/pdf',
    async repondre({ params: { code }, brute }, contexte) {
      atelier ??= new AtelierPdf()
      const origine = `${brute.protocol}://${brute.get('host') ?? 'localhost'}`
      const pdf = await fichePdf(await donneesDe(code, contexte), origine, atelier)
      return { type: 'application/pdf', contenu: Buffer.from(pdf), nomFichier: `fiche-${code}.pdf` }
    },
  }),
  route({
    chemin: '/fiches/circonscriptions/:code',
    resume: 'Fiche militante d’une circonscription, page pour téléphone',
    acces: 'public',
    params: ParamsFiche,
    reponse: 'text/html',
    async repondre({ params: { code } }, contexte) {
      return { type: 'text/html; charset=utf-8', contenu: fichePage(await donneesDe(code, contexte)) }
    },
  }),
]
