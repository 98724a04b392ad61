/** Small layers for tests: squares on a grid, with values. */
import type { Geometrie, Morceau, Valeurs } from '../../web/carte/morceau.ts'

type Anneau = readonly (readonly [number, number])[]

/** Geometry of places given by their rings (not closed); an empty list of rings is a place without polygon. */
export function geometrie(lieux: readonly (readonly Anneau[])[]): Geometrie {
  const sommets: number[] = []
  const debuts = [0]
  const anneaux: number[] = []
  const anneauxDe = [0]
  const emprises: number[] = []
  for (const lieu of lieux) {
    const points = lieu.flat()
    for (const anneau of lieu) {
      anneaux.push(sommets.length / 2)
      sommets.push(...anneau.flat())
    }
    debuts.push(sommets.length / 2)
    anneauxDe.push(anneaux.length)
    const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])]
    emprises.push(
      ...(points.length > 0
        ? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
        : [NaN, NaN, NaN, NaN]),
    )
  }
  return {
    n: lieux.length,
    debuts: Uint32Array.from(debuts),
    sommets: Float64Array.from(sommets),
    triangles: new Uint32Array(0),
    trianglesDe: new Uint32Array(lieux.length + 1),
    anneaux: Uint32Array.from([...anneaux, sommets.length / 2]),
    anneauxDe: Uint32Array.from(anneauxDe),
    emprises: Float64Array.from(emprises),
  }
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
