/** `npm run etl -- --departements 30` without `--from`: brings what is missing from the producers into a cache, then loads it. */
import fs from 'node:fs'
import path from 'node:path'
import { pluriel } from '#domain/typographie'
import { Barre } from './barre.ts'
import { CATALOGUE, type Fiche } from './catalogue.ts'
import { trouver } from './fichiers.ts'
import { decouperContours } from './contours-nationaux.ts'
import {
  telecharger,
  TelechargementImpossible,
  type Demande,
  type OptionsTelechargement,
} from './telecharger.ts'
import { seulDans } from './verrou.ts'

/** Who follows the downloads: the bar of a terminal, or the page. */
export interface Suivi {
  debut(fichiers: { nom: string; url: string; vers: string }[]): void
  avancer(nom: string, recus: number, total: number | null): void
  incident(nom: string, quoi: string): void
  finir(nom: string, bilan: { octets: number; verifie: boolean }): void
  echouer(nom: string, echec: TelechargementImpossible): void
  /** Accessory files could not be had: the load goes on without them. */
  continuerSans(echecs: readonly TelechargementImpossible[]): void
}

/** The bar of a terminal, plain lines in a log. */
export function suiviConsole(sortie: NodeJS.WritableStream & { isTTY?: boolean }): Suivi {
  let barre = new Barre(0, sortie)
  return {
    debut: (fichiers) => void (barre = new Barre(fichiers.length, sortie)),
    avancer: (nom, recus, total) => barre.avancer(nom, recus, total),
    incident: (nom, quoi) => barre.dire(`! ${nom} : ${quoi}`),
    finir: (nom) => barre.finir(nom),
    echouer: (nom, { pourquoi }) => barre.echouer(nom, pourquoi),
    continuerSans: (echecs) => {
      sortie.write(
        `\nLe chargement continue sans ${pluriel(echecs.length, 'fichier accessoire', 'fichiers accessoires')} :\n`,
      )
      for (const e of echecs) sortie.write(`${e.message}\n`)
    },
  }
}

export interface OptionsCollecte extends Pick<
  OptionsTelechargement,
  'env' | 'essais' | 'pause' | 'patience' | 'annuler'
> {
  /** Cache; it has the shape of a source folder. */
  dossier: string
  departements: ReadonlySet<string>
  /** Downloads at the same time. */
  jobs: number
  suivi: Suivi
  catalogue?: readonly Fiche[]
}

type DemandeDeFiche = Demande & { accessoire: boolean }

/** Files that a load reads, that have an address, and that the cache lacks. */
export function aTelecharger(dossier: string, catalogue: readonly Fiche[] = CATALOGUE): DemandeDeFiche[] {
  return catalogue
    .filter((f) => f.etape !== 'aucune')
    .flatMap((f) =>
      f.fichiers
        .filter((x) => x.facultatif !== true)
        .map((x) => ({ ...x, accessoire: f.accessoire === true })),
    )
    .flatMap(({ chemin, url, sha256, octets, avec, url_avec, accessoire }) => [
      { chemin, url, sha256, octets, accessoire },
      { chemin: avec ?? '', url: avec && url_avec, sha256: undefined, octets: undefined, accessoire },
    ])
    .flatMap(({ chemin, url, sha256, octets, accessoire }) => {
      if (url === undefined || trouver(dossier, chemin)) return []
      // What the producer compresses is kept compressed.
      const nom = url.endsWith('.gz') ? `${chemin}.gz` : chemin
      return [{ url, vers: path.join(dossier, nom), sha256, octets, accessoire }]
    })
}

/**
 * Fills the cache. Every file is tried, whatever happens to the others: what came stays for the next time.
 * @throws TelechargementImpossible telling of each file that could not be had; DossierOccupe when another process fills it.
 */
export function collecter(o: OptionsCollecte): Promise<void> {
  return seulDans(o.dossier, 'Un téléchargement', () => collecterSeul(o))
}

async function collecterSeul(o: OptionsCollecte): Promise<void> {
  const demandes = aTelecharger(o.dossier, o.catalogue)
  const nomDe = (d: Demande) => path.relative(o.dossier, d.vers)
  o.suivi.debut(demandes.map((d) => ({ nom: nomDe(d), url: d.url, vers: d.vers })))
  const echecs: TelechargementImpossible[] = []
  let indispensables = 0
  const file = demandes.values()
  const ouvrier = async () => {
    for (const demande of file) {
      const nom = nomDe(demande)
      try {
        await telecharger(demande, {
          ...o,
          avancer: (recus, total) => o.suivi.avancer(nom, recus, total),
          incident: (quoi) => o.suivi.incident(nom, quoi),
        })
        const octets = fs.statSync(demande.vers).size
        o.suivi.finir(nom, { octets, verifie: demande.sha256 !== undefined })
      } catch (cause) {
        if (!(cause instanceof TelechargementImpossible)) throw cause
        echecs.push(cause)
        if (!demande.accessoire) indispensables++
        o.suivi.echouer(nom, cause)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, o.jobs) }, ouvrier))
  if (indispensables > 0) throw new EchecsDeCollecte(echecs)
  if (echecs.length > 0) o.suivi.continuerSans(echecs)
  await decouperContours(o.dossier, o.departements)
}

class EchecsDeCollecte extends Error {
  override name = 'TelechargementImpossible'
  constructor(echecs: readonly TelechargementImpossible[]) {
    const nombre =
      echecs.length === 1
        ? 'Un fichier n’a pas pu être téléchargé'
        : `${echecs.length} fichiers n’ont pas pu être téléchargés`
    super(`${nombre} :\n${echecs.map((e) => e.message).join('\n')}`)
  }
}
