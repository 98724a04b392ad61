/** Head of a table; an empty title is that of the column of buttons, named only to who hears the page. */
export function EnTeteTable({
  titres,
  nombres = [],
  boutons = 'Actions',
}: {
  titres: readonly string[]
  /** Titles of columns of numbers, which stand over them. */
  nombres?: readonly string[]
  boutons?: string
}) {
  return (
    <thead>
      <tr>
        {titres.map((titre) => (
          <th key={titre} scope="col" className={nombres.includes(titre) ? 'nombre' : undefined}>
            {titre || <span className="invisible">{boutons}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}
