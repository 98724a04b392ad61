/** Addresses of the fiches: phone page and two A4 pages of any place; portrait and booklet of a circonscription. */
import { PARAMS_FICHE, ParamsFiche } from '#contract/fiche'
import { NIVEAUX_FICHE, type NiveauFiche } from '#domain/fiche/fiche'
import { Probleme } from '../../http/problem.ts'
import { route, type Contexte, type Route } from '../../http/route.ts'
import type { Request } from 'express'
import { DOSSIERS } from './adresses.ts'
import { fichePage, fichePdf, livretPdf, portraitPdf, preparer, secteursDe } from './atelier.ts'
import type { Terrain } from './extraire.ts'
import { ouvrirAtelier, type AtelierFiches } from './gabarits.ts'
import { departementDe, lireTerrain } from './terrain.ts'

/** Started by the first PDF; its thread keeps no process alive. */
let atelier: AtelierFiches | null = null
const lAtelier = (): AtelierFiches => (atelier ??= ouvrirAtelier())

async function terrainDe(niveau: NiveauFiche, code: string, { base, horloge }: Contexte): Promise<Terrain> {
  const departement = await departementDe(base.db, niveau, code)
  const terrain = departement && (await lireTerrain(base.db, departement, horloge()))
  if (!terrain) throw absent(code)
  return terrain
}

const absent = (code: string) => new Probleme('introuvable', `Le lieu « ${code} » n’est pas publié.`)
const origineDe = (req: Request): string => `${req.protocol}://${req.get('host') ?? 'localhost'}`
const enPdf = (pdf: Uint8Array, nom: string) => ({
  type: 'application/pdf',
  contenu: Buffer.from(pdf),
  nomFichier: `${nom}.pdf`,
})

function fichePrete(terrain: Terrain, niveau: NiveauFiche, code: string, req: Request) {
  const prete = preparer(terrain, niveau, code, origineDe(req))
  if (!prete) throw absent(code)
  return prete
}

const NOMS: Record<NiveauFiche, string> = {
  circonscription: 'd’une circonscription',
  commune: 'd’une commune',
  secteur: 'd’un secteur',
  bureau: 'd’un bureau',
}

const deChaqueNiveau = NIVEAUX_FICHE.flatMap((niveau): Route[] => [
  route({
    chemin: `/fiches/${DOSSIERS[niveau]}/:code.pdf`,
    resume: `Fiche militante ${NOMS[niveau]}, deux pages A4 balisées`,
    acces: 'public',
    vivante: true,
    params: PARAMS_FICHE[niveau],
    reponse: 'application/pdf',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe(niveau, code, contexte)
      const pdf = await fichePdf(fichePrete(terrain, niveau, code, brute), lAtelier())
      return enPdf(pdf, `fiche-${code}`)
    },
  }),
  route({
    chemin: `/fiches/${DOSSIERS[niveau]}/:code`,
    resume: `Fiche militante ${NOMS[niveau]}, page pour téléphone`,
    acces: 'public',
    vivante: true,
    params: PARAMS_FICHE[niveau],
    reponse: 'text/html',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe(niveau, code, contexte)
      const prete = fichePrete(terrain, niveau, code, brute)
      return { type: 'text/html; charset=utf-8', contenu: fichePage(terrain, prete) }
    },
  }),
])

export const routesFiche: readonly Route[] = [
  route({
    chemin: '/fiches/circonscriptions/:code/portrait.pdf',
    resume: 'Portrait d’une circonscription : d’où l’on vient, qui y vit ; deux pages A4 balisées',
    acces: 'public',
    params: ParamsFiche,
    reponse: 'application/pdf',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe('circonscription', code, contexte)
      const pdf = await portraitPdf({ terrain, code, origine: origineDe(brute) }, lAtelier())
      if (!pdf) throw absent(code)
      return enPdf(pdf, `portrait-${code}`)
    },
  }),
  route({
    chemin: '/fiches/circonscriptions/:code/livret.pdf',
    resume: 'Livret d’une circonscription : sommaire, sa fiche et celles de tous ses secteurs',
    acces: 'public',
    vivante: true,
    params: ParamsFiche,
    reponse: 'application/pdf',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe('circonscription', code, contexte)
      const fiches = [
        fichePrete(terrain, 'circonscription', code, brute),
        ...secteursDe(terrain, code).map((s) => fichePrete(terrain, 'secteur', s, brute)),
      ]
      return enPdf(await livretPdf(fiches, lAtelier()), `livret-${code}`)
    },
  }),
  ...deChaqueNiveau,
]
