/** A table of the page « Méthode et sources », where a title tells whether its column holds numbers. */
import type { ReactNode } from 'react'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

const NUMERIQUES = [
  'Bureaux',
  'Lignes',
  'Nombre',
  'Voix',
  'Prévision',
  'Règle simple',
  'Circonscriptions',
  'Version',
]

export const Table = (props: { titres: readonly string[]; className?: string; children: ReactNode }) => (
  <TableDonnees nombres={NUMERIQUES} {...props} />
)
