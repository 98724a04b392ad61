/** A département among those that one may see, or all of them. */
export function ChoixDepartement(props: {
  departements: readonly { code: string; nom: string }[]
  valeur: string | undefined
  changer: (code: string) => void
  /** What the empty choice reads, which gives ''; absent: one must be chosen. */
  tous?: string
  /** Of the field, when a label names it. */
  id?: string
}) {
  return (
    <select
      id={props.id}
      className="champ"
      aria-label={props.id ? undefined : 'Département'}
      value={props.valeur}
      onChange={(e) => props.changer(e.target.value)}
    >
      {props.tous !== undefined && <option value="">{props.tous}</option>}
      {props.departements.map((d) => (
        <option key={d.code} value={d.code}>
          {d.code} {d.nom}
        </option>
      ))}
    </select>
  )
}
