/** One good request for each route. */
import type { Fabrique } from './exemple.ts'
import { COMPTES } from './exemplesComptes.ts'
import { DONNEES } from './exemplesDonnees.ts'
import { TERRAIN } from './exemplesTerrain.ts'

export const EXEMPLES: Record<string, Fabrique> = { ...DONNEES, ...COMPTES, ...TERRAIN }
