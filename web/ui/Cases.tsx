/** Several words of a closed list, ticked. */
export function Cases<T extends string>(props: {
  titre: string
  liste: Readonly<Record<T, string>>
  choisis: readonly T[]
  changer: (choisis: T[]) => void
}) {
  const cles = Object.keys(props.liste) as T[]
  return (
    <fieldset className="cases">
      <legend>{props.titre}</legend>
      {cles.map((cle) => (
        <label key={cle}>
          <input
            type="checkbox"
            checked={props.choisis.includes(cle)}
            onChange={(e) =>
              props.changer(cles.filter((c) => (c === cle ? e.target.checked : props.choisis.includes(c))))
            }
          />
          {props.liste[cle]}
        </label>
      ))}
    </fieldset>
  )
}
