/** A part of the panel: its title, what it is measured in, its content. */
import type { ReactNode } from 'react'

export const Rubrique = ({
  titre,
  fin,
  children,
}: {
  titre: string
  fin?: ReactNode
  children: ReactNode
}) => (
  <section>
    <h2 className="rubrique">
      {titre} <span className="fin">{fin}</span>
    </h2>
    {children}
  </section>
)
