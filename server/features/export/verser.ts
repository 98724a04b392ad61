/** A file on its way out: how many leave at once, its name, what stops it. */
import { Readable } from 'node:stream'
import type { Cible } from '#db/bureaux'
import type { BureauExporte } from '#domain/export/bureau'
import { colonnesDe } from '#domain/export/colonnes'
import { FORMATS, type FormatExport } from '#domain/export/format'
import { Probleme } from '../../http/problem.ts'
import type { Contexte, Corps } from '../../http/route.ts'
import { ECRIVAINS } from './ecrivains.ts'
import { lireLots, lireNotice } from './source.ts'

/** Exports at once from one process: each reads the database as fast as its reader takes. */
const SIMULTANES = 4
/** Piece held between the writer and the socket. */
const TAMPON = 256 * 1024
let enCours = 0

export interface Demande {
  cible: Cible
  titre: string
  /** Stem of the file name. */
  nom: string
  format: FormatExport
  colonnes: readonly string[] | null
  contours: boolean
  /** Adds to each bureau what its list knows; absent: no list. */
  completer?: (b: BureauExporte) => BureauExporte
}

async function* completes(
  lots: AsyncIterable<readonly BureauExporte[]>,
  completer: (b: BureauExporte) => BureauExporte,
): AsyncGenerator<BureauExporte[], void, undefined> {
  for await (const lot of lots) yield lot.map(completer)
}

/** Counts an export while it is read: from its first piece to its last, or until its reader leaves. */
async function* compte<T>(morceaux: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  enCours++
  try {
    yield* morceaux
  } finally {
    enCours--
  }
}

/** @throws Probleme when nothing matches, or when too many exports are on their way. */
export async function verser(d: Demande, { base, horloge }: Contexte): Promise<Corps> {
  if (enCours >= SIMULTANES)
    throw new Probleme('tropDeRequetes', `${SIMULTANES} exports sont déjà en cours : attendez qu’un finisse.`)
  const jour = horloge().toISOString().slice(0, 10)
  const notice = await lireNotice(base.db, d.cible, d.titre, jour)
  const { type, extension, octets, contours: permis } = FORMATS[d.format]
  const contours = d.contours && permis
  const lots = lireLots(base.db, d.cible, contours, notice.donnees)
  const morceaux = ECRIVAINS[d.format]({
    notice,
    colonnes: colonnesDe(d.colonnes, d.completer !== undefined, contours),
    lots: d.completer ? completes(lots, d.completer) : lots,
    contours,
  })
  return {
    type,
    contenu: { flux: Readable.from(compte(morceaux), { objectMode: false, highWaterMark: TAMPON }) },
    nomFichier: `${d.nom}-${jour}.${extension}`,
    tailleEstimee: notice.lignes * (octets.ligne + (contours ? octets.contour : 0)),
  }
}
