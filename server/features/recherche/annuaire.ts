/** The places of the publication, in memory, ready to be found; read once a publication. */
import type { LieuResume } from '#contract/commun'
import type { ResultatRecherche } from '#contract/recherche'
import { resumer, selectionLieux } from '#db/lieux'
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import { codesPossibles } from '#domain/recherche/code'
import { chercher, indexer, type Document, type Indice } from '#domain/recherche/indice'
import type { Niveau } from '#domain/lieu'

/** Among equals, the wider level first; the number of inscrits decides inside a level. */
const POIDS_NIVEAU: Record<Niveau, number> = {
  france: 1,
  region: 0.95,
  departement: 0.9,
  commune: 0.4,
  circonscription: 0.3,
  bureau: 0,
}
/** Inscrits of the largest commune, as a power of ten. */
const GRANDEUR_MAX = 6.2

/** What people call some régions. */
const SIGLES: Readonly<Record<string, string>> = {
  R11: 'IDF',
  R27: 'BFC',
  R32: 'HDF',
  R84: 'AURA',
  R93: 'PACA',
}

export interface Annuaire {
  lieux: readonly ResultatRecherche[]
  parCode: ReadonlyMap<string, number>
  indice: Indice
}

function documentDe({ niveau, nom, code, inscrits, pour, lieuDeVote }: ResultatRecherche): Document {
  const grandeur = Math.min(1, Math.log10(Math.max(1, inscrits)) / GRANDEUR_MAX)
  const entier = niveau === 'commune' || niveau === 'departement' || niveau === 'region'
  const sigle = SIGLES[code]
  return {
    nom: pour ?? nom,
    autres: [...(entier ? [code] : []), ...(sigle ? [sigle] : []), ...(lieuDeVote ? [lieuDeVote] : [])],
    poids: 0.5 * POIDS_NIVEAU[niveau] + 0.5 * grandeur,
    soudable: entier && pour === null,
  }
}

/**
 * Directory of places.
 * @param deputes name by circonscription. @param lieuxDeVote polling place by bureau.
 */
export function faireAnnuaire(
  resumes: readonly LieuResume[],
  deputes: ReadonlyMap<string, string>,
  lieuxDeVote: ReadonlyMap<string, string>,
): Annuaire {
  const lieux = resumes.map((lieu): ResultatRecherche => ({
    ...lieu,
    pour: null,
    lieuDeVote: lieuxDeVote.get(lieu.code) ?? null,
  }))
  const parCode = new Map(lieux.map((l, rang) => [l.code, rang]))
  for (const [circonscription, depute] of deputes) {
    const lieu = lieux[parCode.get(circonscription) ?? -1]
    if (lieu) lieux.push({ ...lieu, pour: depute })
  }
  return { lieux, parCode, indice: indexer(lieux.map(documentDe)) }
}

/** Reads the whole publication: a few seconds for the country. */
export async function lireAnnuaire(db: Kysely<Schema>): Promise<Annuaire> {
  const publie = db.withSchema('publie')
  const [rows, elus, votes] = await Promise.all([
    selectionLieux(db).where('lieu.niveau', '!=', 'france').execute(),
    publie.selectFrom('elu').select(['circonscription', 'nom']).execute(),
    publie.selectFrom('lieu').select(['code', 'lieuDeVote']).where('lieuDeVote', 'is not', null).execute(),
  ])
  return faireAnnuaire(
    rows.map(resumer),
    new Map(elus.map((e) => [e.circonscription, e.nom])),
    new Map(votes.map((v) => [v.code, v.lieuDeVote!])),
  )
}

/** Places that a text means: the one whose code it is, then those whose name resembles it. */
export function trouver(
  { lieux, parCode, indice }: Annuaire,
  q: string,
  limite: number,
): ResultatRecherche[] {
  const exacts = codesPossibles(q).flatMap((code) => parCode.get(code) ?? [])
  const rangs = new Set([...exacts, ...chercher(indice, q, limite)])
  return [...rangs].slice(0, limite).map((rang) => lieux[rang]!)
}
