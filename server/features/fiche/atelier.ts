/** One fiche, from the database to its two forms. */
import { construireFiche } from '#domain/fiche'
import { remplirGabarit } from './gabarit.ts'
import { composerPage } from './page.ts'
import type { AtelierPdf } from './pdf.ts'
import type { DonneesFiche } from './queries.ts'

/** Where the page of a circonscription is, from the root of the service. */
export function cheminFiche(code: string): string {
  return `/fiches/circonscriptions/${code}`
}

/** @param origine address of the service, as a phone reaches it, for the QR code. */
export function fichePdf(donnees: DonneesFiche, origine: string, atelier: AtelierPdf): Promise<Uint8Array> {
  const fiche = construireFiche(donnees.source)
  return atelier.composer(remplirGabarit(fiche, donnees.geometrie, origine + cheminFiche(fiche.code)))
}

export function fichePage(donnees: DonneesFiche): string {
  return composerPage(construireFiche(donnees.source), donnees.geometrie)
}
