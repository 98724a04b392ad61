/** Arrow streams of values → typed arrays. See `#contract/carte` for the columns. */
import { tableFromIPC, type Table } from 'apache-arrow'
import { UNITE_SCENARIO } from '#domain/moteur'
import { PROFILS } from '#domain/profil'
import type { ColonneLue } from './colonneCouche.ts'
import { INDETERMINE, type ColonnesScenario } from './scenario.ts'
import { deballer, TEXTES, type Colis, type TexteBrut } from './colis.ts'
import { AUCUN_RIVAL, COLONNES_NOMBRE, type ColonneNombre, type Valeurs } from './morceau.ts'

/** A text column as bytes; a null owns none. */
function textes(table: Table, nom: string): TexteBrut {
  const colonne = table.getChild(nom)
  if (!colonne) throw new Error(`colonne « ${nom} » absente`)
  const bouts = new Int32Array(table.numRows + 1)
  const morceaux: Uint8Array[] = []
  let [rang, ici] = [0, 0]
  for (const data of colonne.data) {
    const decalages = data.valueOffsets as Int32Array
    const [premier, dernier] = [decalages[0] ?? 0, decalages[data.length] ?? 0]
    morceaux.push((data.values as Uint8Array).subarray(premier, dernier))
    for (let i = 1; i <= data.length; i++) bouts[++rang] = ici + decalages[i]! - premier
    ici += dernier - premier
  }
  const octets = new Uint8Array(ici)
  let debut = 0
  for (const m of morceaux) {
    octets.set(m, debut)
    debut += m.length
  }
  return { octets, bouts }
}

/** A number column in one array; a null reads `vide`. */
function nombres<T extends Float32Array | Int32Array | Uint8Array>(
  table: Table,
  nom: string,
  cible: T,
  vide: number,
): T {
  const colonne = table.getChild(nom)
  if (!colonne) throw new Error(`colonne « ${nom} » absente`)
  let rang = 0
  for (const data of colonne.data) {
    const lues = (data.values as T | Int16Array).subarray(0, data.length)
    cible.set(lues, rang)
    if (data.nullCount > 0)
      for (let i = 0; i < data.length; i++) if (!data.getValid(i)) cible[rang + i] = vide
    rang += data.length
  }
  return cible
}

/** A column of whole numbers of UNITE_SCENARIO; all NaN when the answer has none. */
function parts(table: Table, nom: string): Float32Array {
  const lues = new Float32Array(table.numRows).fill(NaN)
  if (table.getChild(nom) === null) return lues
  return nombres(table, nom, lues, NaN).map((v) => v * UNITE_SCENARIO)
}

/** Answer of the scenario endpoints: the columns present, a null read as NaN. */
export function decoderScenario(octets: Uint8Array): { code: string[] | null; colonnes: ColonnesScenario } {
  const table = tableFromIPC(octets)
  const n = table.numRows
  const absente = (nom: string): boolean => table.getChild(nom) === null
  return {
    code: absente('code') ? null : Array.from(table.getChild('code')!, String),
    colonnes: {
      probabilite: parts(table, 'probabilite'),
      marge: parts(table, 'marge'),
      profil: absente('profil')
        ? new Uint8Array(n).fill(INDETERMINE)
        : nombres(table, 'profil', new Uint8Array(n), INDETERMINE),
    },
  }
}

/** One layer of values: steps and their scale. */
export function decoderColonne(octets: Uint8Array): ColonneLue {
  const table = tableFromIPC(octets)
  const dits = Object.fromEntries(table.schema.metadata)
  const moyenne = dits['moyenne'] ?? ''
  return {
    // A copy: the bytes of the answer hold more than the column.
    rangs: Uint16Array.from(table.getChild('rang')!.toArray() as Uint16Array),
    echelle: { origine: Number(dits['origine']), pas: Number(dits['pas']) },
    moyenne: moyenne === '' ? null : Number(moyenne),
    dits,
  }
}

/** Values of a layer, texts still in bytes: what crosses to the page. */
export function lireColis(octets: Uint8Array): Colis {
  const table = tableFromIPC(octets)
  const n = table.numRows
  const colonnes = Object.fromEntries(
    COLONNES_NOMBRE.map((nom) => [nom, nombres(table, nom, new Float32Array(n), NaN)]),
  ) as Record<ColonneNombre, Float32Array>
  return {
    nombres: {
      ...colonnes,
      n,
      inscrits: nombres(table, 'inscrits', new Int32Array(n), 0),
      bureaux: nombres(table, 'bureaux', new Int32Array(n), 0),
      profil: nombres(table, 'profil', new Uint8Array(n), PROFILS.indexOf('indetermine')),
      rival: nombres(table, 'rival', new Uint8Array(n), AUCUN_RIVAL),
      foyer: nombres(table, 'foyer', new Uint8Array(n), 0),
      schematique: nombres(table, 'schematique', new Uint8Array(n), 0),
    },
    textes: Object.fromEntries(TEXTES.map((nom) => [nom, textes(table, nom)])) as Colis['textes'],
  }
}

export const decoderValeurs = (octets: Uint8Array): Valeurs => deballer(lireColis(octets))
