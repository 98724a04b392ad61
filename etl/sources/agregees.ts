/**
 * « Données des élections agrégées » of data.gouv.fr: every election since 1999 in one schema, two tables (general_results: turnout;
 * candidats_results: votes), in Parquet or in CSV (`;`, UTF-8, decimal point). Schema: that of the producer's own program since
 * January 2026. Many rounds in one file: `id_election` chooses.
 */
import fs from 'node:fs'
import os from 'node:os'
import {
  parseCodeBureau,
  parseCodeCirconscription,
  parseCodeCommune,
  parseCodeDepartement,
} from '#domain/codes'
import { SCRUTINS, scrutinDe, type TypeScrutin } from '#domain/scrutin'
import { litteral, ouvrirDuck, type Duck } from '#db/duckdb'
import { SourceInvalide } from '../anomalie.ts'
import { estCsv, signalerNuancesPerdues, signalerOrphelins, signalerRejets } from './agregeesSignaux.ts'
import { Illisibles } from './illisibles.ts'
import { cleCandidat } from './nuance.ts'
import { LigneIllisible, type Fichier, type Lecteur, type ResultatBureau } from './resultat.ts'

/** Columns that are read, of the two tables. */
const GENERAL = [
  'id_election', 'id_brut_miom', 'code_departement', 'libelle_departement', 'code_commune', 'libelle_commune',
  'code_circonscription', 'code_bv', 'inscrits', 'abstentions', 'votants', 'blancs', 'nuls', 'exprimes',
] // prettier-ignore
const CANDIDATS = [
  'id_election', 'id_brut_miom', 'no_panneau', 'voix', 'nuance', 'nom', 'prenom', 'libelle_abrege_liste',
  'libelle_etendu_liste', 'nom_tete_liste', 'binome',
] // prettier-ignore
const COMPTES = new Set([
  'inscrits',
  'abstentions',
  'votants',
  'blancs',
  'nuls',
  'exprimes',
  'no_panneau',
  'voix',
])

const ABREGES: Record<TypeScrutin, string> = {
  presidentielle: 'pres',
  legislatives: 'legi',
  europeennes: 'euro',
  regionales: 'regi',
  departementales: 'dpmt',
  cantonales: 'cant',
  municipales: 'muni',
}

interface Ligne {
  /** Row of the file. */
  ligne: number
  /** First count that is not a number. */
  faute: string | null
  id_brut_miom: string
  code_departement: string | null
  libelle_departement: string | null
  code_commune: string | null
  libelle_commune: string | null
  code_circonscription: string | null
  code_bv: string | null
  inscrits: number | null
  abstentions: number | null
  votants: number | null
  blancs: number | null
  nuls: number | null
  exprimes: number | null
  candidats: CandidatAgrege[] | null
}
interface CandidatAgrege {
  panneau: number | null
  voix: number | null
  nuance: string
  nom: string
  prenom: string
  liste: string
}

/** `id_election` of a round: `2024_legi_t1`. */
export function idAgrege(scrutin: string): string {
  const { annee, type, tour } = scrutinDe(scrutin)
  return `${annee}_${ABREGES[type]}_t${tour}`
}

const CONNUS = new Map<string, Promise<string[]>>()

/**
 * Rounds that a table of turnout holds, among those that we know. A file that has not changed is looked into once.
 * @throws SourceInvalide when it is not such a table.
 */
export function toursAgreges(fichier: string): Promise<string[]> {
  const { size, mtimeMs } = fs.statSync(fichier)
  const cle = `${fichier} ${size} ${mtimeMs}`
  const connus = CONNUS.get(cle) ?? chercherTours(fichier)
  CONNUS.set(cle, connus)
  return connus
}

async function chercherTours(fichier: string): Promise<string[]> {
  const duck = await ouvrirDuck(os.tmpdir())
  try {
    await verifier(duck, fichier, GENERAL)
    const lignes = await duck.lignes<{ id: string }>(
      `select distinct id_election as id from ${brute(fichier)}`,
    )
    const presents = new Set(lignes.map((l) => l.id))
    const tours = SCRUTINS.map((s) => s.code).filter((code) => presents.has(idAgrege(code)))
    // cut after its header, a table would make its rounds vanish without a word
    if (tours.length === 0)
      throw new SourceInvalide(fichier, null, 'aucun tour connu dans cette table : fichier vide ou tronqué')
    return tours
  } finally {
    duck.fermer()
  }
}

export const lireAgregees: Lecteur = async function* (fichier) {
  const { chemin, avec, scrutin } = fichier
  if (avec === null)
    throw new SourceInvalide(chemin, null, 'la table candidats_results qui va avec n’est pas là')
  const duck = await ouvrirDuck(os.tmpdir())
  try {
    await verifier(duck, chemin, GENERAL)
    await verifier(duck, avec, CANDIDATS)
    const filtre = `where id_election = ${litteral(idAgrege(scrutin))}`
    await duck.connexion.run(`
      set preserve_insertion_order = true;
      create temp table general as from ${table(chemin, GENERAL)} ${filtre};
      create temp table candidature as
      select id_brut_miom,
             list({panneau: no_panneau, voix: voix, nuance: coalesce(nuance, ''), prenom: coalesce(prenom, ''),
                   nom: coalesce(nom, nom_tete_liste, binome, libelle_etendu_liste, ''),
                   liste: coalesce(libelle_abrege_liste, libelle_etendu_liste, '')}
                  order by no_panneau, nom, voix) as candidats,
             sum(voix)::int as voix
      from ${table(avec, CANDIDATS)} ${filtre} group by id_brut_miom;`)
    await signalerRejets(duck, fichier)
    yield* lireBureaux(duck, fichier)
    await signalerOrphelins(duck, fichier)
    if (scrutinDe(scrutin).type !== 'presidentielle') await signalerNuancesPerdues(duck, fichier)
  } catch (cause) {
    if (cause instanceof SourceInvalide) throw cause
    throw new SourceInvalide(chemin, null, `lecture impossible (${(cause as Error).message})`, { cause })
  } finally {
    duck.fermer()
  }
}

async function* lireBureaux(duck: Duck, fichier: Fichier): AsyncGenerator<ResultatBureau[]> {
  const illisibles = new Illisibles(fichier)
  const { type } = scrutinDe(fichier.scrutin)
  const flux = await duck.connexion.stream(
    'select g.*, c.candidats from general g left join candidature c using (id_brut_miom) order by g.ligne',
  )
  for await (const lignes of flux.yieldRowObjectJs()) {
    const lot: ResultatBureau[] = []
    for (const ligne of lignes as unknown as Ligne[])
      try {
        lot.push(bureauDe(ligne, type))
        illisibles.lues++
      } catch (cause) {
        illisibles.ecarter(ligne.ligne, cause as Error)
      }
    yield lot
  }
  illisibles.juger()
}

/** @throws CodeInvalide, LigneIllisible */
function bureauDe(l: Ligne, type: TypeScrutin): ResultatBureau {
  if (l.faute !== null) throw new LigneIllisible(l.faute, '', `« ${l.faute} » n’est pas un nombre entier`)
  const compte = (champ: 'inscrits' | 'votants' | 'exprimes'): number => {
    const valeur = l[champ]
    if (valeur === null || valeur < 0)
      throw new LigneIllisible(champ, '', `« ${champ} » est absent ou négatif`)
    return valeur
  }
  const departement = l.code_departement ?? ''
  const commune = parseCodeCommune(departement, l.code_commune ?? '')
  const [inscrits, votants] = [compte('inscrits'), compte('votants')]
  return {
    ligne: l.ligne,
    departement: parseCodeDepartement(departement),
    nomDepartement: l.libelle_departement,
    commune,
    nomCommune: l.libelle_commune ?? commune,
    circonscription:
      type === 'legislatives' && l.code_circonscription
        ? parseCodeCirconscription(departement, l.code_circonscription)
        : null,
    bureau: parseCodeBureau(commune, l.code_bv ?? ''),
    inscrits,
    votants,
    abstentions: l.abstentions ?? inscrits - votants,
    exprimes: compte('exprimes'),
    blancs: l.blancs,
    // Before 2014 blank and null votes are one number.
    nuls: l.blancs === null ? null : l.nuls,
    candidats: (l.candidats ?? []).map((c) => ({
      panneau: c.panneau ?? 0,
      nuance: cleCandidat(type, c),
      nom: c.nom,
      prenom: c.prenom,
    })),
    voix: (l.candidats ?? []).map((c) => {
      if (c.voix === null)
        throw new LigneIllisible('voix', '', `les voix de « ${c.nom || c.nuance} » sont absentes`)
      return c.voix
    }),
    incoherence: null,
  }
}

/** A table as it is written. */
function brute(fichier: string): string {
  return estCsv(fichier)
    ? `read_csv(${litteral(fichier)}, delim = ';', header = true, quote = '"', all_varchar = true, store_rejects = true)`
    : `read_parquet(${litteral(fichier)}, file_row_number = true)`
}

/** Columns of a table with their types, the row of the file, and the first count that is not a number. */
function table(fichier: string, colonnes: readonly string[]): string {
  const comptes = colonnes.filter((c) => COMPTES.has(c))
  const lues = colonnes.map((c) =>
    COMPTES.has(c) ? `try_cast(nullif(${c}::varchar, '') as integer) as ${c}` : `nullif(${c}, '') as ${c}`,
  )
  const fautes = comptes.map(
    (c) => `when nullif(${c}::varchar, '') is not null and try_cast(${c} as integer) is null then '${c}'`,
  )
  const rang = estCsv(fichier) ? '(row_number() over () + 1)::int' : '(file_row_number + 1)::int'
  return `(select ${lues.join()}, case ${fautes.join(' ')} end as faute, ${rang} as ligne from ${brute(fichier)})`
}

/** @throws SourceInvalide when the file is not a table, or lacks one of the columns. */
async function verifier(duck: Duck, fichier: string, attendues: readonly string[]): Promise<void> {
  let presentes: Set<string>
  try {
    const lignes = await duck.lignes<{ column_name: string }>(`describe select * from ${brute(fichier)}`)
    presentes = new Set(lignes.map((l) => l.column_name))
  } catch (cause) {
    throw new SourceInvalide(fichier, null, `table illisible (${(cause as Error).message.split('\n')[0]})`, {
      cause,
    })
  }
  const absente = attendues.find((c) => !presentes.has(c))
  if (absente !== undefined)
    throw new SourceInvalide(
      fichier,
      1,
      `en-tête inconnu : colonne « ${absente} » absente` +
        (presentes.has('Code du département')
          ? ' : cette table est d’avant janvier 2026, téléchargez-la de nouveau'
          : ''),
    )
}
