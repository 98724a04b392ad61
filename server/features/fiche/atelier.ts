/** From what was read to the forms of a fiche: phone page, two A4 pages, portrait, booklet. */
import { construireFiche } from '#domain/fiche'
import { construirePortrait } from '#domain/fiche/portrait'
import type { NiveauFiche } from '#domain/fiche/fiche'
import { pluriel } from '#domain/typographie'
import { cheminFiche, cheminSaisie } from './adresses.ts'
import { extraireLieu, extrairePortrait, type Terrain } from './extraire.ts'
import { remplirGabarit, type FicheAComposer } from './gabarit.ts'
import { remplirPortrait } from './gabaritPortrait.ts'
import { composerPage } from './page.ts'
import type { AtelierFiches } from './gabarits.ts'
import { changementDe, cleVersion, type Dernieres } from './versions.ts'

/** Model and geometry of one fiche; null when the place is not there. @param origine address of the service, as a phone reaches it. @param dernieres published versions, for what changed since. */
export function preparer(
  terrain: Terrain,
  niveau: NiveauFiche,
  code: string,
  origine: string,
  dernieres: Dernieres = new Map(),
): FicheAComposer | null {
  const donnees = extraireLieu(terrain, niveau, code)
  if (!donnees) return null
  const fiche = construireFiche(donnees.source)
  return {
    fiche,
    geometrie: donnees.geometrie,
    changement: changementDe(fiche, dernieres.get(cleVersion(niveau, code))),
    adresse: origine + cheminFiche(niveau, code),
    adresseSaisie: origine + cheminSaisie(niveau, code),
  }
}

export function fichePdf(prete: FicheAComposer, atelier: AtelierFiches): Promise<Uint8Array> {
  return atelier.composer('fiche', remplirGabarit([prete]))
}

/** The fiche of a circonscription, then those of its sectors by number, behind a contents page. */
export function livretPdf(fiches: readonly FicheAComposer[], atelier: AtelierFiches): Promise<Uint8Array> {
  const { fiche, adresse } = fiches[0]!
  return atelier.composer(
    'fiche',
    remplirGabarit(fiches, {
      titre: fiche.titre,
      surtitre: `Quartier Général · Livret · Circonscription ${fiche.code}`,
      sousTitre: fiche.sousTitre,
      suite: pluriel(fiches.length - 1, 'secteur'),
      adresse,
    }),
  )
}

/** Codes of the sectors of the cut of a circonscription, by number. */
export function secteursDe({ vivant }: Terrain, circonscription: string): string[] {
  return vivant.secteurs.filter((s) => !s.libre && s.circonscription === circonscription).map((s) => s.id)
}

/** The phone page. */
export function fichePage(terrain: Terrain, { fiche, geometrie, changement }: FicheAComposer): string {
  const source = fiche.niveau === 'circonscription' ? extrairePortrait(terrain, fiche.code) : null
  return composerPage({
    fiche,
    geometrie,
    changement,
    portrait: source && construirePortrait(source),
    jour: terrain.vivant.aujourdhui,
  })
}

export function portraitPdf(
  { terrain, code, origine }: { terrain: Terrain; code: string; origine: string },
  atelier: AtelierFiches,
): Promise<Uint8Array> | null {
  const source = extrairePortrait(terrain, code)
  const donnees = extraireLieu(terrain, 'circonscription', code)
  if (!source || !donnees) return null
  const adresse = origine + cheminFiche('circonscription', code)
  return atelier.composer('portrait', remplirPortrait(construirePortrait(source), donnees.geometrie, adresse))
}
