/** A plain table that scrolls sideways in a narrow window. */
import type { ReactNode } from 'react'

const NUMERIQUES = new Set([
  'Bureaux',
  'Lignes',
  'Nombre',
  'Voix',
  'Prévision',
  'Règle simple',
  'Circonscriptions',
  'Version',
])

export const Table = (props: { titres: readonly string[]; className?: string; children: ReactNode }) => (
  <div className="defilant" tabIndex={0} role="group" aria-label="Tableau, à faire défiler">
    <table className={props.className ?? 'donnees'}>
      <thead>
        <tr>
          {props.titres.map((t) => (
            <th key={t} scope="col" className={NUMERIQUES.has(t) ? 'nombre' : undefined}>
              {t}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  </div>
)
