/** A layer on a sheet of paper: SVG, PDF, PNG. */
import { QueryPlanche } from '#contract/planche'
import { route } from '../../../http/route.ts'
import { composerPlanche } from './composer.ts'
import { dessinerFeuille } from './feuille.ts'
import { enPdf, enPng } from './rendre.ts'
import type { Planche } from './modele.ts'

const RENDUS = {
  svg: { type: 'image/svg+xml', rendre: (_: Planche, svg: string) => svg },
  pdf: {
    type: 'application/pdf',
    rendre: async (p: Planche, svg: string) => Buffer.from(await enPdf(p, svg)),
  },
  png: { type: 'image/png', rendre: (p: Planche, svg: string) => enPng(p, svg) },
} as const

export const routesPlanche = Object.entries(RENDUS).map(([extension, { type, rendre }]) =>
  route({
    chemin: `/api/v1/planche.${extension}`,
    resume: `Carte imprimable d’une couche (${extension.toUpperCase()}), avec titre, légende, échelle et sources`,
    acces: 'public',
    frein: 'document',
    query: QueryPlanche,
    reponse: type,
    async repondre({ query }, { base, horloge }) {
      const planche = await composerPlanche(base.db, query, horloge())
      const territoire = query.departement ?? query.region ?? (query.emprise ? 'vue' : 'france')
      return {
        type,
        contenu: await rendre(planche, dessinerFeuille(planche)),
        nomFichier: `carte-${territoire}-${query.niveau}-${query.couche}.${extension}`,
      }
    },
  }),
)
