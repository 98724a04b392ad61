/** Addresses of the fiches: phone page and two A4 pages of any place; portrait and booklet of a circonscription. */
import { PARAMS_FICHE, ParamsFiche, VersionPubliee, VersionsFiche } from '#contract/fiche'
import { CarteDecoupe, ParamsDecoupe } from '#contract/secteur'
import { NIVEAUX_FICHE, type NiveauFiche } from '#domain/fiche/fiche'
import { Probleme } from '../../http/problem.ts'
import { exigerPortee } from '../../http/acces.ts'
import { marqueDe } from '../../http/cache.ts'
import { ecriture, route, type Contexte, type Corps, type Route } from '../../http/route.ts'
import type { Request } from 'express'
import { DOSSIERS } from './adresses.ts'
import { fichePage, fichePdf, livretPdf, portraitPdf, preparer, secteursDe } from './atelier.ts'
import { dessinerDecoupe } from './decoupe.ts'
import type { Terrain } from './extraire.ts'
import type { FicheAComposer } from './gabarit.ts'
import { ouvrirAtelier, type AtelierFiches } from './gabarits.ts'
import { departementDe, lireTerrain } from './terrain.ts'
import { pageVersions } from './pageVersions.ts'
import {
  cleVersion,
  type Dernieres,
  ecrireVersions,
  lireDernieres,
  lireVersions,
  versionSuivante,
} from './versions.ts'

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
/** @param composer called when the reader does not hold it already. @param marque of what it is made of; absent: of the publication alone. */
const enPdf = (nom: string, composer: () => Promise<Uint8Array>, marque?: string): Corps => ({
  type: 'application/pdf',
  contenu: async () => Buffer.from(await composer()),
  nomFichier: `${nom}.pdf`,
  ...(marque !== undefined && { marque }),
})
const HTML = 'text/html; charset=utf-8'

/** Everything that the fiche of a place is made of, but the address of the service. */
const marqueDeFiche = ({ fonds, vivant }: Terrain, dernieres: Dernieres): string =>
  marqueDe(fonds.publication, vivant, [...dernieres])

async function fichePrete(
  terrain: Terrain,
  niveau: NiveauFiche,
  code: string,
  req: Request,
  { base }: Contexte,
) {
  const dernieres = await lireDernieres(base.db, niveau, [code])
  const origine = origineDe(req)
  return {
    derniere: dernieres.get(cleVersion(niveau, code)),
    marque: marqueDeFiche(terrain, dernieres),
    /** The model is made for whoever does not hold it yet. */
    preparer: (): FicheAComposer => {
      const prete = preparer(terrain, niveau, code, origine, dernieres)
      if (!prete) throw absent(code)
      return prete
    },
  }
}

const enContrat = (v: Awaited<ReturnType<typeof lireVersions>>[number]) => ({
  ...v,
  publieeLe: v.publieeLe.toISOString(),
})

const NOMS: Record<NiveauFiche, string> = {
  circonscription: 'd’une circonscription',
  commune: 'd’une commune',
  secteur: 'd’un secteur',
  bureau: 'd’un bureau',
}

const deChaqueNiveau = NIVEAUX_FICHE.flatMap((niveau): Route[] => [
  route({
    chemin: `/fiches/${DOSSIERS[niveau]}/:code/versions`,
    resume: `Versions de la fiche ${NOMS[niveau]}, et ce qui a changé de l’une à l’autre`,
    acces: 'public',
    vivante: true,
    params: PARAMS_FICHE[niveau],
    reponse: 'text/html',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe(niveau, code, contexte)
      const { preparer: enFaire, marque } = await fichePrete(terrain, niveau, code, brute, contexte)
      const versions = await lireVersions(contexte.base.db, niveau, code)
      return { type: HTML, contenu: async () => pageVersions(enFaire(), versions), marque }
    },
  }),
  route({
    chemin: `/api/v1/fiches/${DOSSIERS[niveau]}/:code/versions`,
    resume: `Versions publiées de la fiche ${NOMS[niveau]}`,
    acces: 'public',
    vivante: true,
    params: PARAMS_FICHE[niveau],
    reponse: VersionsFiche,
    async repondre({ params: { code } }, { base }) {
      const versions = await lireVersions(base.db, niveau, code)
      return { versions: versions.map(enContrat) }
    },
  }),
  ecriture({
    chemin: `/api/v1/fiches/${DOSSIERS[niveau]}/:code/versions`,
    resume: `Publie la fiche ${NOMS[niveau]} telle qu’elle est ; rien si elle dit la même chose que la dernière`,
    acces: 'federation',
    portee: 'departement',
    params: PARAMS_FICHE[niveau],
    reponse: VersionPubliee,
    async repondre({ params: { code }, acteur, brute }, contexte) {
      const terrain = await terrainDe(niveau, code, contexte)
      exigerPortee(acteur, terrain.fonds.departement.code)
      const { preparer: enFaire, derniere } = await fichePrete(terrain, niveau, code, brute, contexte)
      const { db } = contexte.base
      const suivante = versionSuivante(
        enFaire().fiche,
        derniere,
        terrain.fonds.publication,
        contexte.horloge(),
      )
      if (suivante) await ecrireVersions(db, [suivante])
      const [ecrite] = await lireVersions(db, niveau, code)
      return {
        status: suivante ? 201 : 200,
        contenu: { ...enContrat(ecrite!), nouvelle: suivante !== null },
      }
    },
  }),
  route({
    chemin: `/fiches/${DOSSIERS[niveau]}/:code.pdf`,
    resume: `Fiche militante ${NOMS[niveau]}, deux pages A4 balisées`,
    frein: 'document',
    acces: 'public',
    vivante: true,
    params: PARAMS_FICHE[niveau],
    reponse: 'application/pdf',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe(niveau, code, contexte)
      const { preparer: enFaire, marque } = await fichePrete(terrain, niveau, code, brute, contexte)
      return enPdf(`fiche-${code}`, () => fichePdf(enFaire(), lAtelier()), marque)
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
      const { preparer: enFaire, marque } = await fichePrete(terrain, niveau, code, brute, contexte)
      return { type: HTML, contenu: async () => fichePage(terrain, enFaire()), marque }
    },
  }),
])

export const routesFiche: readonly Route[] = [
  route({
    chemin: '/api/v1/decoupes/:circonscription/carte',
    resume: 'Bureaux d’une circonscription, dessinés pour ajuster ses secteurs',
    acces: 'public',
    params: ParamsDecoupe,
    reponse: CarteDecoupe,
    async repondre({ params: { circonscription } }, contexte) {
      const terrain = await terrainDe('circonscription', circonscription, contexte)
      const carte = dessinerDecoupe(terrain.fonds, circonscription)
      if (!carte) throw absent(circonscription)
      return carte
    },
  }),
  route({
    chemin: '/fiches/circonscriptions/:code/portrait.pdf',
    resume: 'Portrait d’une circonscription : d’où l’on vient, qui y vit ; deux pages A4 balisées',
    frein: 'document',
    acces: 'public',
    params: ParamsFiche,
    reponse: 'application/pdf',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe('circonscription', code, contexte)
      return enPdf(`portrait-${code}`, async () => {
        const pdf = await portraitPdf({ terrain, code, origine: origineDe(brute) }, lAtelier())
        if (!pdf) throw absent(code)
        return pdf
      })
    },
  }),
  route({
    chemin: '/fiches/circonscriptions/:code/livret.pdf',
    resume: 'Livret d’une circonscription : sommaire, sa fiche et celles de tous ses secteurs',
    frein: 'livret',
    acces: 'public',
    vivante: true,
    params: ParamsFiche,
    reponse: 'application/pdf',
    async repondre({ params: { code }, brute }, contexte) {
      const terrain = await terrainDe('circonscription', code, contexte)
      const { preparer: enFaire, marque } = await fichePrete(
        terrain,
        'circonscription',
        code,
        brute,
        contexte,
      )
      const secteurs = secteursDe(terrain, code)
      const dernieres = await lireDernieres(contexte.base.db, 'secteur', secteurs)
      const origine = origineDe(brute)
      const fiches = () => [
        enFaire(),
        ...secteurs.flatMap((s) => preparer(terrain, 'secteur', s, origine, dernieres) ?? []),
      ]
      return enPdf(
        `livret-${code}`,
        () => livretPdf(fiches(), lAtelier()),
        marqueDe(marque, marqueDeFiche(terrain, dernieres)),
      )
    },
  }),
  ...deChaqueNiveau,
]
