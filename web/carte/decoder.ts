/** Arrow streams of values → typed arrays. See `#contract/carte` for the columns. */
import { tableFromIPC, type Table } from 'apache-arrow'
import { PROFILS } from '#domain/profil'
import type { ColonneLue } from './colonneCouche.ts'
import { INDETERMINE, type ColonnesScenario } from './scenario.ts'
import { AUCUN_RIVAL, COLONNES_NOMBRE, type ColonneNombre, type Valeurs } from './morceau.ts'

const utf8 = new TextDecoder()

/** A text column: its bytes are decoded at once, then cut. */
function textes(table: Table, nom: string): (string | null)[] {
  const colonne = table.getChild(nom)
  if (!colonne) throw new Error(`colonne « ${nom} » absente`)
  const lus: (string | null)[] = []
  for (const data of colonne.data) {
    const [octets, bouts] = [data.values as Uint8Array, data.valueOffsets as Int32Array]
    const [premier, dernier] = [bouts[0] ?? 0, bouts[data.length] ?? 0]
    const texte = utf8.decode(octets.subarray(premier, dernier))
    // where each entry starts in the text: bytes that go on a character count for nothing, four-byte ones for two
    let [o, u] = [premier, 0]
    for (let i = 0; i < data.length; i++) {
      const debut = u
      for (const fin = bouts[i + 1]!; o < fin; o++) {
        const octet = octets[o]!
        if ((octet & 0xc0) !== 0x80) u += octet >= 0xf0 ? 2 : 1
      }
      lus.push(data.nullCount > 0 && !data.getValid(i) ? null : texte.slice(debut, u))
    }
  }
  return lus
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
    const lues = (data.values as T).subarray(0, data.length)
    cible.set(lues, rang)
    if (data.nullCount > 0)
      for (let i = 0; i < data.length; i++) if (!data.getValid(i)) cible[rang + i] = vide
    rang += data.length
  }
  return cible
}

/** Answer of the scenario endpoints: the columns present, a null read as NaN. */
export function decoderScenario(octets: Uint8Array): { code: string[] | null; colonnes: ColonnesScenario } {
  const table = tableFromIPC(octets)
  const n = table.numRows
  const absente = (nom: string): boolean => table.getChild(nom) === null
  const vide = (): Float32Array => new Float32Array(n).fill(NaN)
  return {
    code: absente('code') ? null : (textes(table, 'code') as string[]),
    colonnes: {
      probabilite: nombres(table, 'probabilite', new Float32Array(n), NaN),
      marge: absente('marge') ? vide() : nombres(table, 'marge', new Float32Array(n), NaN),
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

export function decoderValeurs(octets: Uint8Array): Valeurs {
  const table = tableFromIPC(octets)
  const n = table.numRows
  const code = textes(table, 'code') as string[]
  const colonnes = Object.fromEntries(
    COLONNES_NOMBRE.map((nom) => [nom, nombres(table, nom, new Float32Array(n), NaN)]),
  ) as Record<ColonneNombre, Float32Array>
  return {
    ...colonnes,
    n,
    code,
    nom: textes(table, 'nom') as string[],
    departement: textes(table, 'departement') as string[],
    circonscription: textes(table, 'circonscription'),
    commune: textes(table, 'commune'),
    inscrits: nombres(table, 'inscrits', new Int32Array(n), 0),
    bureaux: nombres(table, 'bureaux', new Int32Array(n), 0),
    profil: nombres(table, 'profil', new Uint8Array(n), PROFILS.indexOf('indetermine')),
    rival: nombres(table, 'rival', new Uint8Array(n), AUCUN_RIVAL),
    foyer: nombres(table, 'foyer', new Uint8Array(n), 0),
    schematique: nombres(table, 'schematique', new Uint8Array(n), 0),
  }
}
