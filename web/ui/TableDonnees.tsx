/** Tables of the pages: a head named to who hears it, in a frame that the finger and the keyboard scroll when the screen is narrow. */
import type { ReactNode } from 'react'

export const Defilant = ({ cadre, children }: { cadre?: string | undefined; children: ReactNode }) => (
  <div
    className={cadre ? `defilant ${cadre}` : 'defilant'}
    tabIndex={0}
    role="group"
    aria-label="Tableau, à faire défiler"
  >
    {children}
  </div>
)

export function TableDonnees({
  titres,
  nombres = [],
  boutons = 'Actions',
  className = 'donnees',
  cadre,
  children,
}: {
  /** An empty title is that of the column of buttons. */
  titres: readonly string[]
  /** Titles of columns of numbers, which stand over them. */
  nombres?: readonly string[]
  /** Name of the column of buttons, for who hears the page. */
  boutons?: string
  className?: string
  /** Class of the frame. */
  cadre?: string
  /** Rows. */
  children: ReactNode
}) {
  return (
    <Defilant cadre={cadre}>
      <table className={className}>
        <thead>
          <tr>
            {titres.map((titre) => (
              <th key={titre} scope="col" className={nombres.includes(titre) ? 'nombre' : undefined}>
                {titre || <span className="invisible">{boutons}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Defilant>
  )
}
