/** Arrow streams of the map → typed arrays. See `#contract/carte` for the columns. */
import { tableFromIPC, type Table } from 'apache-arrow'
import { PROFILS } from '#domain/profil'
import type { PAS_DEGRE as PasContrat } from '#contract/carte'
import type { ColonneLue } from './colonneCouche.ts'
import { INDETERMINE, type ColonnesScenario } from './scenario.ts'
import { AUCUN_RIVAL, COLONNES_NOMBRE, type ColonneNombre, type Geometrie, type Valeurs } from './morceau.ts'

/** The compiler checks it against the contract; importing the value would ship the validator to every reader. */
const PAS_DEGRE: typeof PasContrat = 1e-5

type Nombres = Int32Array | Uint32Array

/** A list column as offsets and values joined over the batches. Offsets are read up to the length: Arrow pads them. */
function liste(table: Table, nom: string): { debuts: Uint32Array; valeurs: Nombres[]; bases: number[] } {
  const colonne = table.getChild(nom)
  if (!colonne) throw new Error(`colonne « ${nom} » absente`)
  const debuts = new Uint32Array(table.numRows + 1)
  const valeurs: Nombres[] = []
  const bases: number[] = []
  let rang = 0
  let total = 0
  for (const data of colonne.data) {
    const offsets = data.valueOffsets as Int32Array
    valeurs.push((data.children[0]?.values ?? new Int32Array(0)) as Nombres)
    bases.push(rang)
    const premier = offsets[0] ?? 0
    for (let i = 1; i <= data.length; i++) debuts[++rang] = total + offsets[i]! - premier
    total = debuts[rang]!
  }
  return { debuts, valeurs, bases }
}

/** Values of a joined list column, in one array. */
function aplatir({ debuts, valeurs, bases }: ReturnType<typeof liste>): Nombres {
  if (valeurs.length === 1) return valeurs[0]!
  const tout = new Int32Array(debuts.at(-1) ?? 0)
  valeurs.forEach((v, k) => {
    const de = debuts[bases[k]!]!
    const a = debuts[bases[k + 1] ?? debuts.length - 1]!
    tout.set(v.subarray(0, a - de), de)
  })
  return tout
}

export function decoderContours(octets: Uint8Array): { code: string[]; geometrie: Geometrie } {
  const table = tableFromIPC(octets)
  const n = table.numRows
  const listeAnneaux = liste(table, 'anneaux')
  const listeSommets = liste(table, 'sommets')
  const listeTriangles = liste(table, 'triangles')
  const deltas = aplatir(listeSommets)
  const anneauxLus = aplatir(listeAnneaux)
  const trianglesLus = aplatir(listeTriangles)
  const debuts = new Uint32Array(n + 1)
  const anneauxDe = new Uint32Array(n + 1)
  const sommets = new Float64Array(listeSommets.debuts[n]!)
  const triangles = new Uint32Array(listeTriangles.debuts[n]!)
  const anneaux = new Uint32Array(listeAnneaux.debuts[n]! + 1)
  const emprises = new Float64Array(4 * n).fill(NaN)
  let nbAnneaux = 0
  for (let i = 0; i < n; i++) {
    const [de, a] = [listeSommets.debuts[i]!, listeSommets.debuts[i + 1]!]
    let [x, y] = [0, 0]
    let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let k = de; k < a; k += 2) {
      x += deltas[k]!
      y += deltas[k + 1]!
      sommets[k] = x * PAS_DEGRE
      sommets[k + 1] = y * PAS_DEGRE
      if (x < ouest) ouest = x
      if (x > est) est = x
      if (y < sud) sud = y
      if (y > nord) nord = y
    }
    const debut = de / 2
    debuts[i + 1] = a / 2
    if (a > de)
      emprises.set(
        [ouest, sud, est, nord].map((v) => v * PAS_DEGRE),
        4 * i,
      )
    // The last entry of each row is its vertex count: the start of the next ring says the same.
    for (let k = listeAnneaux.debuts[i]!; k < listeAnneaux.debuts[i + 1]! - 1; k++)
      anneaux[nbAnneaux++] = debut + anneauxLus[k]!
    anneauxDe[i + 1] = nbAnneaux
    for (let k = listeTriangles.debuts[i]!; k < listeTriangles.debuts[i + 1]!; k++)
      triangles[k] = debut + trianglesLus[k]!
  }
  anneaux[nbAnneaux] = sommets.length / 2
  const code = textes(table, 'code') as string[]
  return {
    code,
    geometrie: {
      n,
      debuts,
      sommets,
      triangles,
      trianglesDe: listeTriangles.debuts,
      anneaux: anneaux.subarray(0, nbAnneaux + 1),
      anneauxDe,
      emprises,
    },
  }
}

function textes(table: Table, nom: string): (string | null)[] {
  const colonne = table.getChild(nom)
  if (!colonne) throw new Error(`colonne « ${nom} » absente`)
  return Array.from(colonne as Iterable<string | null>)
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
  }
}
