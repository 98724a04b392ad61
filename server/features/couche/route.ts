/** Layers of the map: what exists, and the values of one at a level. */
import zlib from 'node:zlib'
import { promisify } from 'node:util'
import * as arrow from 'apache-arrow'
import type { z } from 'zod'
import { Couches, ParamsCouche, QueryCouche, QueryHeures } from '#contract/couche'
import { millesimeDe } from '#domain/couche/couche'
import { coucheDe, toutesLesCouches } from '#domain/couche/registre'
import type { Echelle } from '#domain/couche/quantification'
import { Probleme } from '../../http/problem.ts'
import { route, type Contexte, type Corps } from '../../http/route.ts'
import { calculer } from './calcul.ts'
import { envoyer } from './heures.ts'
import { anneesDe, scrutinsPublies } from './scrutins.ts'

const ARROW = 'application/vnd.apache.arrow.stream'
const brotli = promisify(zlib.brotliCompress)
/** Quick: an array is made for one reader, who is waiting. */
const QUALITE = 4

async function corps(
  rangs: Uint16Array,
  { origine, pas }: Echelle,
  dits: Record<string, string | number | null>,
): Promise<Corps> {
  const vecteur = arrow.makeVector(rangs)
  const champ = new arrow.Field('rang', vecteur.type, false)
  const meta = { origine, pas, ...dits }
  const schema = new arrow.Schema(
    [champ],
    new Map(Object.entries(meta).map(([cle, v]) => [cle, v === null ? '' : String(v)])),
  )
  const donnees = arrow.makeData({
    type: new arrow.Struct([champ]),
    length: rangs.length,
    nullCount: 0,
    children: [vecteur.data[0]!],
  })
  const table = new arrow.Table(schema, new arrow.RecordBatch(schema, donnees))
  const octets = arrow.tableToIPC(table, 'stream')
  const contenu = await brotli(octets, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: QUALITE,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: octets.length,
    },
  })
  return { type: ARROW, contenu, encodage: 'br' }
}

const millisecondes = (debut: number): number => Math.round(performance.now() - debut)

async function servir(
  { niveau, cle }: z.output<typeof ParamsCouche>,
  { base, log, horloge }: Contexte,
): Promise<Corps> {
  const couche = coucheDe(cle)
  if (!couche || couche.cle === 'heures')
    throw new Probleme('introuvable', `Aucune couche « ${cle} » : voyez /api/v1/couches.`)
  const debut = performance.now()
  const { rangs, echelle, moyenne } = await calculer(base.db, niveau, couche, horloge())
  const { source } = couche
  const millesime = millesimeDe(couche, anneesDe(await scrutinsPublies(base.db)))
  const reponse = await corps(rangs, echelle, { moyenne, source, millesime })
  log.debug({ couche: couche.cle, niveau, ms: millisecondes(debut) }, 'couche')
  return reponse
}

export const routesCouche = [
  route({
    chemin: '/api/v1/couches',
    resume: 'Couches de la carte : nom, unité, grain, source et millésime de chacune',
    acces: 'public',
    reponse: Couches,
    async repondre(_requete, { base }) {
      const scrutins = await scrutinsPublies(base.db)
      const annees = anneesDe(scrutins)
      const couches = toutesLesCouches(scrutins).filter((c) => c.cle !== 'heures')
      return {
        couches: couches.map((c) => ({
          cle: c.cle,
          groupe: c.groupe,
          libelle: c.libelle,
          unite: c.unite,
          nature: c.nature,
          source: c.source,
          millesime: millesimeDe(c, annees),
          grain: c.grain,
          niveaux: [...c.niveaux],
          aide: c.aide,
          adresse: `/api/v1/carte/${c.niveaux.at(-1)!}/couches/${c.cle}`,
        })),
      }
    },
  }),
  route({
    chemin: '/api/v1/carte/:niveau/couches/rendement',
    resume: 'Voix par heure militante, avec ce que les fiches ont appris à cet instant',
    acces: 'public',
    vivante: true,
    params: ParamsCouche.pick({ niveau: true }),
    query: QueryCouche,
    reponse: ARROW,
    repondre: ({ params }, contexte) => servir({ ...params, cle: 'rendement' }, contexte),
  }),
  route({
    chemin: '/api/v1/carte/:niveau/couches/:cle',
    resume: 'Valeurs d’une couche à un niveau, en Arrow, dans l’ordre de sa géométrie',
    acces: 'public',
    params: ParamsCouche,
    query: QueryCouche,
    reponse: ARROW,
    repondre: ({ params }, contexte) => servir(params, contexte),
  }),
  route({
    chemin: '/api/v1/carte/heures.arrow',
    resume:
      'Où envoyer N heures sur tout le territoire : heures de chaque bureau, en Arrow, et voix attendues',
    acces: 'public',
    vivante: true,
    query: QueryHeures,
    reponse: ARROW,
    async repondre({ query }, { base, horloge }) {
      const { plan, rangs, echelle } = await envoyer(base.db, query, horloge())
      return corps(rangs, echelle, {
        heures: plan.heures,
        voixBas: plan.voix.bas,
        voix: plan.voix.central,
        voixHaut: plan.voix.haut,
        marginale: plan.marginale,
        bureaux: plan.lignes.length,
      })
    },
  }),
]
