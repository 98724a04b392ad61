/** Head of a table; an empty title is that of the column of buttons, named only to who hears the page. */
export function EnTeteTable({
  titres,
  boutons = 'Actions',
}: {
  titres: readonly string[]
  boutons?: string
}) {
  return (
    <thead>
      <tr>
        {titres.map((titre) => (
          <th key={titre} scope="col">
            {titre || <span className="invisible">{boutons}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}
