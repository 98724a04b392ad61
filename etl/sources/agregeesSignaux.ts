/** What the aggregated tables hold that is not read as it stands: said with its votes. Reads the DuckDB tables of agregees.ts. */
import type { Duck } from '#db/duckdb'
import type { Fichier } from './resultat.ts'

export const estCsv = (fichier: string) => /\.csv(\.gz)?$/.test(fichier)

/** Lines of a CSV that have not the right number of fields. */
export async function signalerRejets(
  duck: Duck,
  { chemin, avec, cle, nom, journal }: Fichier,
): Promise<void> {
  if (!estCsv(chemin) && !estCsv(avec!)) return
  const [rejets] = await duck.lignes<{ nombre: number; ligne: number | null; message: string }>(
    `select count(*)::int as nombre, min(line)::int as ligne, arg_min(error_message, line) as message
     from (select distinct line, error_message from reject_errors)`,
  )
  if (!rejets || rejets.nombre === 0) return
  journal.signaler({
    source: cle,
    ligne: rejets.ligne,
    regle: 'ligne illisible',
    gravite: 'erreur',
    message: `${nom} : ${rejets.nombre} lignes que l’on ne peut pas découper (la première : ligne ${rejets.ligne}, ${rejets.message.split('\n')[0]})`,
  })
}

/** Votes of bureaux that the table of turnout does not have: they cannot be placed, and they are counted. */
export async function signalerOrphelins(duck: Duck, { cle, nom, journal }: Fichier): Promise<void> {
  const orphelins = await duck.lignes<{ bureau: string; voix: number }>(
    'select id_brut_miom as bureau, voix from candidature anti join general using (id_brut_miom) order by 1',
  )
  for (const { bureau, voix } of orphelins)
    journal.signaler({
      source: cle,
      champ: 'id_brut_miom',
      valeur: bureau,
      regle: 'voix sans participation',
      gravite: 'erreur',
      voix,
      message: `${nom} : le bureau ${bureau} a ${voix} voix et aucune ligne de participation ; elles sont écartées`,
    })
}

/** A candidate without nuance here who has one elsewhere in the département: the votes leave their bloc, and the file says it nowhere. */
export async function signalerNuancesPerdues(duck: Duck, { cle, nom, journal }: Fichier): Promise<void> {
  const [perdues] = await duck.lignes<{ nombre: number; voix: number; bureau: string }>(
    `with c as (select id_brut_miom as bureau, left(id_brut_miom, 2) as departement, unnest(candidats, recursive := true) from candidature),
     connu as (select distinct departement, nom, prenom from c where nuance <> '' and nom <> '')
     select count(*)::int as nombre, sum(voix)::int as voix, min(bureau) as bureau
     from c semi join connu using (departement, nom, prenom) where nuance = ''`,
  )
  if (!perdues || perdues.nombre === 0) return
  journal.signaler({
    source: cle,
    champ: 'nuance',
    valeur: perdues.bureau,
    regle: 'nuance absente par endroits',
    voix: perdues.voix,
    message:
      `${nom} : ${perdues.nombre} lignes sans nuance (la première : bureau ${perdues.bureau}, ${perdues.voix} voix en tout), ` +
      'dont le candidat en a une ailleurs dans le département ; elles comptent comme sans nuance',
  })
}
