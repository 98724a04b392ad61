/** Step « colonnes »: the lake as the engine reads it, under one mapping. */
import type { Groupement } from '#domain/bloc'
import { scrutinDe } from '#domain/scrutin'
import { chargerDonnees, type Donnees } from '../backtest/charger.ts'
import { piece, type Chantier } from '../chantier.ts'

/** Columns of the mapping that the step works under. */
const COLONNES = piece<Donnees>('colonnes')
export const relireColonnes = (c: Chantier, groupement = c.valeurs['groupement']!) =>
  COLONNES.relire(c.de(`colonnes-${groupement}`))

export async function executer(c: Chantier): Promise<void> {
  const tours = c.valeurs['tours']!.split(',')
  const groupement = c.valeurs['groupement'] as Groupement
  COLONNES.deposer(c.dossier, await chargerDonnees(await c.duck(), c.de('lac'), c.source, tours, groupement))
}

/** The latest first round of a type among those loaded. */
export function derniere(donnees: Donnees, type: string): string | null {
  return (
    [...donnees.tours.keys()]
      .filter((s) => s.endsWith('-1') && scrutinDe(s).type === type)
      .sort()
      .at(-1) ?? null
  )
}
