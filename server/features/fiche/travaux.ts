/** The print shop: the fiches and booklets of a département, each kept as soon as it is made, so that a kill loses one at most. */
import { z } from 'zod'
import type { Base } from '#db/connect'
import type { Travail } from '#db/schemaDurable'
import { zipper } from '../../travaux/archive.ts'
import { lireFichier, nomsDesFichiers } from '../../travaux/fichiers.ts'
import { enfiler } from '../../travaux/file.ts'
import { Impossible, sorte, type Sorte } from '../../travaux/sorte.ts'
import { fichePdf, livretPdf, preparer, secteursDe } from './atelier.ts'
import { ouvrirAtelier, type AtelierFiches } from './gabarits.ts'
import { lireTerrain } from './terrain.ts'
import { lireDernieres } from './versions.ts'

const Donnees = z.object({
  departement: z.string(),
  /** Address of the service, for the QR codes. */
  service: z.string(),
})
type Donnees = z.infer<typeof Donnees>

interface Document {
  nom: string
  composer: () => Promise<Uint8Array>
}

/** @param ouvrir a workshop of its own: a page printed for somebody does not wait behind a federation. */
export function faireImpression(ouvrir: () => AtelierFiches): Sorte {
  let atelier: AtelierFiches | null = null
  return sorte<Donnees>({
    nom: 'impression',
    donnees: Donnees,
    priorite: 10,
    async executer({ donnees, base, horloge, avancer, fichiers, poser }) {
      atelier ??= ouvrir()
      const documents = await documentsDe(base.db, donnees, horloge(), atelier)
      const faits = await fichiers()
      for (const [i, { nom, composer }] of documents.entries()) {
        await avancer(i, documents.length)
        if (!faits.has(nom)) await poser(nom, await composer())
      }
      await avancer(documents.length, documents.length)
    },
  })
}

export const impression = faireImpression(ouvrirAtelier)

/** Queues the printing of a département; the one that already waits or runs for it, if there is one. */
export const demanderImpression = (db: Base['db'], donnees: Donnees, maintenant: Date): Promise<Travail> =>
  enfiler(db, impression, { cle: donnees.departement, departement: donnees.departement, donnees }, maintenant)

/** The documents of a finished job as one ZIP; null when they are no longer kept. */
export async function archiveDe(db: Base['db'], id: string): Promise<AsyncIterable<Uint8Array> | null> {
  const noms = await nomsDesFichiers(db, id)
  if (noms.length === 0) return null
  const ouvrir = async (nom: string): Promise<AsyncIterable<Uint8Array>> => {
    const fichier = await lireFichier(db, id, nom)
    if (!fichier) throw new Error(`« ${nom} » n’est plus gardé`)
    return fichier.flux
  }
  return zipper(noms.map((nom) => ({ nom, ouvrir: () => ouvrir(nom) })))
}

/** Fiche and booklet of each circonscription. */
async function documentsDe(
  db: Base['db'],
  { departement, service }: Donnees,
  maintenant: Date,
  atelier: AtelierFiches,
): Promise<Document[]> {
  const terrain = await lireTerrain(db, departement, maintenant)
  if (!terrain) throw new Impossible(`Le département ${departement} n’est pas publié.`)
  const codes = [...terrain.fonds.parCirconscription.keys()].toSorted()
  const dernieres = await lireDernieres(db, 'circonscription', codes)
  return codes.flatMap((code): Document[] => {
    const fiche = () => preparer(terrain, 'circonscription', code, service, dernieres)!
    return [
      { nom: `fiche-${code}.pdf`, composer: () => fichePdf(fiche(), atelier) },
      {
        nom: `livret-${code}.pdf`,
        composer: () =>
          livretPdf(
            [
              fiche(),
              ...secteursDe(terrain, code).flatMap((s) => preparer(terrain, 'secteur', s, service) ?? []),
            ],
            atelier,
          ),
      },
    ]
  })
}
