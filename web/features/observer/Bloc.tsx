/** One numbered block, the same as on the verso of the paper fiche; what is missing in it is said under its title. */
import type { ReactNode } from 'react'
import type { Manque } from '#domain/observation/manque'

export function Bloc(props: {
  numero: number
  titre: string
  aide?: string
  manques: readonly Manque[]
  children: ReactNode
}) {
  const siens = props.manques.filter((m) => m.bloc === props.numero)
  return (
    <section className="obs-bloc" id={`bloc-${props.numero}`} aria-labelledby={`titre-${props.numero}`}>
      <header>
        <h2 id={`titre-${props.numero}`}>
          <span className="obs-numero">{props.numero}</span> {props.titre}
        </h2>
        {props.aide && <small>{props.aide}</small>}
      </header>
      {siens.map((m) => (
        <p key={m.quoi} className="obs-manque" role="alert">
          {m.quoi}
        </p>
      ))}
      {props.children}
    </section>
  )
}
