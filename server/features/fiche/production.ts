/** Fiches in number: a département is read while the last ones of the previous are being composed. */
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { TableFicheVersion } from '#db/schemaDurable'
import { fichePage, fichePdf, livretPdf, preparer, secteursDe } from './atelier.ts'
import type { Terrain } from './extraire.ts'
import { lireFonds } from './fonds.ts'
import type { AtelierFiches } from './gabarits.ts'
import { listerDepartements } from './terrain.ts'
import { cleVersion, ecrireVersions, lireDernieres, versionSuivante } from './versions.ts'
import { lireVivant } from './vivant.ts'

export interface OptionsProduction {
  /** Null: the whole publication. */
  departement: string | null
  origine: string
  livrets: boolean
  /** Documents being composed at once: enough to keep the threads busy, few enough to stay small. */
  enCoursMax: number
  ecrire: (nom: string, contenu: Uint8Array | string) => Promise<void>
  progresser: (faites: number, total: number, code: string) => void
}

export interface Bilan {
  fiches: number
  livrets: number
  /** Fiches composed, those of the sectors inside booklets included. */
  composees: number
  /** Fiches that said something new, kept as a version. */
  versions: number
  /** Whole time and time waiting for the database, seconds. */
  secondes: number
  lecture: number
  /** Heaviest PDF of a fiche. */
  octets: number
  /** Codes whose fiche is not on two pages: a fault to report. */
  pagesInattendues: string[]
}

export async function produire(
  db: Kysely<Schema>,
  atelier: AtelierFiches,
  { departement, origine, livrets, enCoursMax, ecrire, progresser }: OptionsProduction,
): Promise<Bilan> {
  const debut = performance.now()
  const bilan: Bilan = {
    fiches: 0,
    livrets: 0,
    composees: 0,
    versions: 0,
    secondes: 0,
    lecture: 0,
    octets: 0,
    pagesInattendues: [],
  }
  const departements = departement ? [departement] : await listerDepartements(db)
  const lire = async (code: string): Promise<Terrain | null> => {
    const fonds = await lireFonds(db, code)
    return fonds && { fonds, vivant: await lireVivant(db, fonds, new Date()) }
  }
  const total = await compter(db, departement)
  const enCours = new Set<Promise<void>>()
  const lancer = async (tache: Promise<void>): Promise<void> => {
    enCours.add(tache)
    void tache.finally(() => enCours.delete(tache)).catch(() => {})
    if (enCours.size >= enCoursMax) await Promise.race(enCours)
  }
  let suivant = departements[0] === undefined ? null : lire(departements[0])
  for (const [i] of departements.entries()) {
    const avant = performance.now()
    const terrain = await suivant
    bilan.lecture += (performance.now() - avant) / 1000
    const prochain = departements[i + 1]
    suivant = prochain === undefined ? null : lire(prochain)
    suivant?.catch(() => {})
    if (!terrain) continue
    const codes = [...terrain.fonds.parCirconscription.keys()].toSorted()
    const dernieres = await lireDernieres(db, 'circonscription', codes)
    const maintenant = new Date()
    const versions: TableFicheVersion[] = []
    for (const code of codes) {
      const prete = preparer(terrain, 'circonscription', code, origine, dernieres)
      if (!prete) continue
      const version = versionSuivante(
        prete.fiche,
        dernieres.get(cleVersion('circonscription', code)),
        terrain.fonds.publication,
        maintenant,
      )
      if (version) versions.push(version)
      await ecrire(`fiche-${code}.html`, fichePage(terrain, prete))
      await lancer(
        fichePdf(prete, atelier).then(async (pdf) => {
          bilan.fiches++
          bilan.composees++
          bilan.octets = Math.max(bilan.octets, pdf.length)
          if (compterPages(pdf) !== 2) bilan.pagesInattendues.push(code)
          progresser(bilan.fiches, total, code)
          await ecrire(`fiche-${code}.pdf`, pdf)
        }),
      )
      if (!livrets) continue
      const fiches = secteursDe(terrain, code).flatMap((s) => preparer(terrain, 'secteur', s, origine) ?? [])
      await lancer(
        livretPdf([prete, ...fiches], atelier).then(async (pdf) => {
          bilan.livrets++
          bilan.composees += fiches.length + 1
          if (compterPages(pdf) !== 2 * fiches.length + 3) bilan.pagesInattendues.push(`livret ${code}`)
          await ecrire(`livret-${code}.pdf`, pdf)
        }),
      )
    }
    await ecrireVersions(db, versions)
    bilan.versions += versions.length
  }
  await Promise.all(enCours)
  bilan.secondes = (performance.now() - debut) / 1000
  return bilan
}

async function compter(db: Kysely<Schema>, departement: string | null): Promise<number> {
  const { n } = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .where('niveau', '=', 'circonscription')
    .$if(departement !== null, (q) => q.where('departement', '=', departement))
    .executeTakeFirstOrThrow()
  return n
}

/** Pages of a PDF that typst made: it leaves its page objects readable. */
export function compterPages(pdf: Uint8Array): number {
  const texte = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  return texte.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
