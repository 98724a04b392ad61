/** Small layers for tests: squares on a grid, with values. */
import { ecrireTopologie, PAS } from '#contract/topologie'
import { decoderContours } from '../../web/carte/geometrie.ts'
import type { Geometrie, Morceau, Valeurs } from '../../web/carte/morceau.ts'

type Anneau = readonly (readonly [number, number])[]

/** Geometry of places given by their rings (not closed, holes clockwise), in degrees; an empty list is a place without polygon. */
export function geometrie(lieux: readonly (readonly Anneau[])[]): Geometrie {
  const anneaux = lieux.flat()
  const points = anneaux.flatMap((a) => [...a, a[0]!])
  const cumuler = (tailles: readonly number[]) => {
    let somme = 0
    return Uint32Array.from([0, ...tailles.map((t) => (somme += t))])
  }
  const octets = ecrireTopologie({
    n: lieux.length,
    empreinte: 0,
    x: Int32Array.from(points, ([x]) => Math.round(x / PAS)),
    y: Int32Array.from(points, ([, y]) => Math.round(y / PAS)),
    arcs: cumuler(anneaux.map((a) => a.length + 1)),
    classe: new Uint8Array(anneaux.length),
    anneaux: cumuler(lieux.map((l) => l.length)),
    suitesDe: cumuler(anneaux.map(() => 1)),
    suites: Uint32Array.from(anneaux, (_, i) => 2 * i),
  })
  return decoderContours(octets).geometrie
}

export const carre = (x: number, y: number, cote = 1): Anneau => [
  [x, y],
  [x + cote, y],
  [x + cote, y + cote],
  [x, y + cote],
]

export interface LigneTest {
  code: string
  nom: string
  departement?: string
  profil?: number
  foyer?: number
  schematique?: number
  marge?: number
  reserve?: number
  inscrits?: number
}

export function valeurs(lignes: readonly LigneTest[]): Valeurs {
  const nombres = (f: (l: LigneTest) => number | undefined) =>
    Float32Array.from(lignes, (l) => f(l) ?? Number.NaN)
  const vides = () => Float32Array.from(lignes, () => Number.NaN)
  return {
    n: lignes.length,
    code: lignes.map((l) => l.code),
    nom: lignes.map((l) => l.nom),
    departement: lignes.map((l) => l.departement ?? '96'),
    circonscription: lignes.map(() => '96-01'),
    commune: lignes.map(() => null),
    inscrits: Int32Array.from(lignes, (l) => l.inscrits ?? 1000),
    bureaux: Int32Array.from(lignes, () => 1),
    profil: Uint8Array.from(lignes, (l) => l.profil ?? 3),
    rival: Uint8Array.from(lignes, () => 255),
    foyer: Uint8Array.from(lignes, (l) => l.foyer ?? 0),
    schematique: Uint8Array.from(lignes, (l) => l.schematique ?? 0),
    longitude: vides(),
    latitude: vides(),
    marge: nombres((l) => l.marge),
    probabilite: vides(),
    ecartParticipation: vides(),
    reserveNette: nombres((l) => l.reserve),
    volatilite: vides(),
    gauche: vides(),
    centre: vides(),
    droite: vides(),
    extremeDroite: vides(),
  }
}

export function morceau(lignes: readonly LigneTest[]): Morceau {
  return {
    cle: 'bureau/96',
    niveau: 'bureau',
    departement: '96',
    geometrie: geometrie(lignes.map((_, i) => [carre(i, 0)])),
    valeurs: valeurs(lignes),
  }
}
