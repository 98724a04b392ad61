/** Words of a closed list, one tap each. */
export function Puces<T extends string>(props: {
  nom: string
  liste: Readonly<Record<T, string>>
  choisies: readonly T[]
  /** One at most. */
  seule?: boolean
  changer: (choisies: T[]) => void
}) {
  const { choisies } = props
  const basculer = (cle: T): void => {
    if (props.seule) props.changer([cle])
    else props.changer(choisies.includes(cle) ? choisies.filter((c) => c !== cle) : [...choisies, cle])
  }
  return (
    <div className="puces" role="group" aria-label={props.nom}>
      {(Object.keys(props.liste) as T[]).map((cle) => (
        <button key={cle} type="button" aria-pressed={choisies.includes(cle)} onClick={() => basculer(cle)}>
          {props.liste[cle]}
        </button>
      ))}
    </div>
  )
}
