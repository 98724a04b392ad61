/** A number with two large buttons; it can be typed too. */
interface Props {
  nom: string
  /** Null: not said yet. */
  valeur: number | null
  max: number
  min?: number
  pas?: number
  changer: (valeur: number) => void
}

export function Compteur({ nom, valeur, max, min = 0, pas = 1, changer }: Props) {
  const borner = (v: number) => Math.max(min, Math.min(max, v))
  const ajouter = (v: number) => changer(borner((valeur ?? 0) + v))
  return (
    <div className="compteur" role="group" aria-label={nom}>
      <span className="compteur-nom">{nom}</span>
      <div>
        <button
          type="button"
          onClick={() => ajouter(-1)}
          disabled={valeur === null || valeur <= min}
          aria-label={`${nom} : un de moins`}
        >
          −
        </button>
        <input
          inputMode="numeric"
          pattern="[0-9]*"
          maxLength={4}
          aria-label={nom}
          placeholder="–"
          value={valeur ?? ''}
          onFocus={(e) => e.target.select()}
          onChange={(e) => changer(borner(Number(e.target.value.replace(/\D/g, ''))))}
        />
        <button
          type="button"
          onClick={() => ajouter(1)}
          disabled={valeur !== null && valeur >= max}
          aria-label={`${nom} : un de plus`}
        >
          +
        </button>
        {pas > 1 && (
          <button
            type="button"
            className="compteur-pas"
            onClick={() => ajouter(pas)}
            aria-label={`${nom} : ${pas} de plus`}
          >
            +{pas}
          </button>
        )}
      </div>
    </div>
  )
}
