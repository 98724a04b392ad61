/** Mutations of a Parquet table that keep it one: cells, columns and rows, where {@link muter} spoils bytes. */
import fs from 'node:fs'
import path from 'node:path'
import type { Hasard } from '#domain/hasard'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { dossierTemporaire } from '../support/base.ts'

interface Table {
  colonnes: { nom: string; type: string }[]
  lignes: number
}
const tirer = (h: Hasard, n: number) => Math.floor(h.uniforme() * n)
const nomme = (nom: string) => `"${nom}"`

/** Two different columns of the same type. */
function paire({ colonnes }: Table, h: Hasard): [string, string] {
  const pareillesA = (c: Table['colonnes'][number]) => colonnes.filter((d) => d !== c && d.type === c.type)
  const possibles = colonnes.filter((c) => pareillesA(c).length > 0)
  const une = possibles[tirer(h, possibles.length)]!
  const pareilles = pareillesA(une)
  return [une.nom, pareilles[tirer(h, pareilles.length)]!.nom]
}
const remplacer = (par: Record<string, string>) =>
  `select * replace (${Object.entries(par)
    .map(([nom, valeur]) => `${valeur} as ${nomme(nom)}`)
    .join()}) from t`
const dansUneLigne = (ligne: number, nom: string, valeur: string) =>
  `case when file_row_number = ${ligne} then ${valeur} else ${nomme(nom)} end`

/** The query that makes the mutated table from `t`, whose rows have their `file_row_number`. */
const MUTATIONS: Record<string, (table: Table, h: Hasard) => string> = {
  'colonnes échangées dans une ligne'(t, h) {
    const [a, b] = paire(t, h)
    const ligne = tirer(h, t.lignes)
    return remplacer({ [a]: dansUneLigne(ligne, a, nomme(b)), [b]: dansUneLigne(ligne, b, nomme(a)) })
  },
  'colonnes échangées partout sauf l’en-tête'(t, h) {
    const [a, b] = paire(t, h)
    return remplacer({ [a]: nomme(b), [b]: nomme(a) })
  },
  'colonnes échangées, en-tête compris'(t, h) {
    const noms = t.colonnes.map((c) => nomme(c.nom))
    const [i, j] = [tirer(h, noms.length), tirer(h, noms.length)]
    ;[noms[i], noms[j]] = [noms[j]!, noms[i]!]
    return `select ${noms.join()}, file_row_number from t`
  },
  'colonne ôtée': ({ colonnes }, h) =>
    `select * exclude (${nomme(colonnes[tirer(h, colonnes.length)]!.nom)}) from t`,
  'cellule vidée': ({ colonnes, lignes }, h) => {
    const { nom } = colonnes[tirer(h, colonnes.length)]!
    return remplacer({ [nom]: dansUneLigne(tirer(h, lignes), nom, 'null') })
  },
  'nombres écrits en texte': ({ colonnes }, h) => {
    const entieres = colonnes.filter((c) => /INT|DOUBLE/.test(c.type))
    const { nom } = entieres[tirer(h, entieres.length)]!
    return remplacer({ [nom]: `${nomme(nom)}::varchar || '${['', ',0', ' '][tirer(h, 3)]}'` })
  },
  'ligne doublée': ({ lignes }, h) =>
    `select * from t union all select * from t where file_row_number = ${tirer(h, lignes)}`,
}
export const MUTATIONS_PARQUET = Object.keys(MUTATIONS)

/** @returns the bytes of the mutated table. */
export async function muterParquet(fichier: string, mutation: string, hasard: Hasard): Promise<Buffer> {
  const vers = path.join(dossierTemporaire(), 'mutee.parquet')
  const duck = await ouvrirDuck(path.dirname(vers))
  try {
    await duck.connexion.run(
      `create table t as from read_parquet(${litteral(fichier)}, file_row_number = true)`,
    )
    const colonnes = (
      await duck.lignes<{ column_name: string; column_type: string }>(
        'describe select * exclude (file_row_number) from t',
      )
    ).map((c) => ({ nom: c.column_name, type: c.column_type }))
    const [compte] = await duck.lignes<{ n: number }>('select count(*)::int as n from t')
    const requete = MUTATIONS[mutation]!({ colonnes, lignes: compte!.n }, hasard)
    await duck.connexion.run(
      `copy (select * exclude (file_row_number) from (${requete})) to ${litteral(vers)} (format parquet)`,
    )
    return fs.readFileSync(vers)
  } finally {
    duck.fermer()
  }
}
