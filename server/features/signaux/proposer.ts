/** From the files of a folder to suggested issues, each figure once. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import type { Kysely } from 'kysely'
import { ouvrirDuck } from '#db/duckdb'
import { publicationEnCours } from '#db/publication'
import type { Schema } from '#db/schema'
import { departementDe } from '#domain/codes'
import { signauxChomage, signauxPoste, signauxUrgences, type Signal } from '#domain/signal'
import {
  anneeDuRecensement,
  FICHIERS,
  lireDistances,
  lireFranceServices,
  lireGuichets,
  lireRecensement,
  trouver,
} from './lectures.ts'

export interface Bilan {
  /** What could not be said, for want of a file. */
  absents: string[]
  /** By family of figures: suggested now, there already, about a commune that is not published. */
  familles: { nom: string; proposes: number; connus: number; sansLieu: number }[]
}

/** @param departements those to look at; null: all. */
export async function proposerEnjeux(
  db: Kysely<Schema>,
  dossier: string,
  departements: ReadonlySet<string> | null,
  maintenant: Date,
): Promise<Bilan> {
  const { absents, familles } = await lireSignaux(dossier)
  const publiees = await communesPubliees(db)
  const bilan: Bilan = { absents, familles: [] }
  for (const [nom, tous] of familles) {
    const vus = tous.filter((s) => departements?.has(departementDe(s.commune)) ?? true)
    const signaux = vus.filter((s) => publiees?.has(s.commune) ?? true)
    const proposes = await inserer(db, signaux, maintenant)
    bilan.familles.push({
      nom,
      proposes,
      connus: signaux.length - proposes,
      sansLieu: vus.length - signaux.length,
    })
  }
  return bilan
}

async function lireSignaux(dossier: string): Promise<{ absents: string[]; familles: [string, Signal[]][] }> {
  const absents: string[] = []
  const chercher = (nom: RegExp, quoi: string): string | null => {
    const fichier = trouver(dossier, nom)
    if (fichier === null) absents.push(quoi)
    return fichier
  }
  const bpe2009 = chercher(FICHIERS.bpe2009, 'bureaux de poste, BPE 2009 (bpe2009.xlsx)')
  const bpe2013 = chercher(FICHIERS.bpe2013, 'bureaux de poste, BPE 2013 (bpe2013.xlsx)')
  const services = chercher(FICHIERS.franceServices, 'France services (liste-fs-AAAAMMJJ.csv)')
  const urgences = chercher(FICHIERS.urgences, 'urgences (distances_communes_urgence_*.csv)')
  const recensement = chercher(FICHIERS.recensement, 'chômage (rp_AAAA_commune.parquet)')
  const duck = await ouvrirDuck(os.tmpdir())
  try {
    const familles: [string, Signal[]][] = []
    if (bpe2009 && bpe2013)
      familles.push([
        'Bureaux de poste fermés',
        signauxPoste(
          await lireGuichets(bpe2009),
          await lireGuichets(bpe2013),
          services ? await lireFranceServices(services, duck) : null,
        ),
      ])
    if (urgences) {
      const jour = fs.statSync(urgences).mtime.toISOString().slice(0, 10)
      familles.push(['Urgences lointaines', signauxUrgences(await lireDistances(urgences, duck), jour)])
    }
    if (recensement)
      familles.push([
        'Chômage',
        signauxChomage(await lireRecensement(recensement, duck), anneeDuRecensement(recensement)),
      ])
    return { absents, familles }
  } finally {
    duck.fermer()
  }
}

/** Null when nothing is published yet: codes are then taken as they are. */
async function communesPubliees(db: Kysely<Schema>): Promise<Set<string> | null> {
  if (!(await publicationEnCours(db))) return null
  const communes = await db
    .withSchema('publie')
    .selectFrom('lieu')
    .select('code')
    .where('niveau', '=', 'commune')
    .execute()
  return new Set(communes.map((c) => c.code))
}

const LOT = 500

/** How many were new. One that headquarters set aside stays aside. */
async function inserer(db: Kysely<Schema>, signaux: readonly Signal[], maintenant: Date): Promise<number> {
  let nouveaux = 0
  for (let i = 0; i < signaux.length; i += LOT) {
    const ecrits = await db
      .insertInto('enjeu')
      .values(
        signaux.slice(i, i + LOT).map(({ cle, commune, theme, texte, source, jour }) => ({
          id: randomUUID(),
          niveau: 'commune' as const,
          code: commune,
          theme,
          texte,
          source,
          sourceDate: jour,
          statut: 'propose' as const,
          creeLe: maintenant,
          provenance: 'signal' as const,
          signal: cle,
        })),
      )
      .onConflict((c) => c.column('signal').doNothing())
      .returning('id')
      .execute()
    nouveaux += ecrits.length
  }
  return nouveaux
}
