/** The filter, typed in French or built condition by condition; what is not understood is said under the field at once. */
import { useId, useState, type FormEvent } from 'react'
import { CHAMPS } from '#domain/selection/champs'
import { lireRequete, RequeteIllisible } from '#domain/selection/requete'

const EXEMPLES = [
  'hésitant et plus de 25 % de 65 ans et plus',
  'foyer et marge entre −5 et 5',
  'département 30 et gauche législatives 2024 > 40 %',
]
const UNITE: Record<(typeof CHAMPS)[number]['unite'], string> = {
  part: ' %',
  points: ' points',
  voix: ' voix',
  nombre: '',
  euros: ' €',
  ans: ' ans',
}
const CLASSES = ['acquis', 'hésitant', 'à droite', 'foyer'] as const

/** Why a text is not understood; null when it is. */
function fauteDe(texte: string): string | null {
  try {
    lireRequete(texte)
    return null
  } catch (erreur) {
    if (erreur instanceof RequeteIllisible) return erreur.message
    throw erreur
  }
}

export function FiltreSelection(props: {
  texte: string
  appliquer: (texte: string) => void
  scrutins: readonly string[]
  enAttente: boolean
}) {
  const [texte, setTexte] = useState(props.texte)
  const [montree, setMontree] = useState<string | null>(null)
  const id = useId()
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    const faute = fauteDe(texte)
    setMontree(faute)
    if (!faute) props.appliquer(texte.trim())
  }
  const ecrire = (suivant: string): void => {
    setTexte(suivant)
    setMontree(null)
  }
  return (
    <form className="selection-filtre" onSubmit={envoyer}>
      <label htmlFor={id}>Filtrer les bureaux du pays</label>
      <textarea
        id={id}
        className="champ"
        rows={2}
        placeholder={EXEMPLES[0]}
        value={texte}
        aria-invalid={montree !== null}
        aria-describedby={montree === null ? undefined : `${id}-faute`}
        onChange={(e) => ecrire(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && !e.shiftKey) envoyer(e)
        }}
      />
      {montree !== null && (
        <p id={`${id}-faute`} className="selection-faute" role="alert">
          {montree}
        </p>
      )}
      <Constructeur
        scrutins={props.scrutins}
        ajouter={(condition) => ecrire(texte.trim() === '' ? condition : `${texte.trim()} et ${condition}`)}
      />
      <div className="selection-boutons">
        <button
          type="submit"
          className="bouton bouton-petit bouton-principal"
          disabled={texte.trim() === '' || props.enAttente}
        >
          Sélectionner
        </button>
        {texte === '' &&
          EXEMPLES.slice(1).map((exemple) => (
            <button key={exemple} type="button" className="lien" onClick={() => ecrire(exemple)}>
              {exemple}
            </button>
          ))}
      </div>
    </form>
  )
}

/** Adds one condition to the text: a class, or a field and its threshold. */
function Constructeur({
  ajouter,
  scrutins,
}: {
  ajouter: (condition: string) => void
  scrutins: readonly string[]
}) {
  const [cle, setCle] = useState('marge')
  const [comparateur, setComparateur] = useState('>')
  const [seuil, setSeuil] = useState('')
  const champ = CHAMPS.find((c) => c.cle === cle)
  return (
    <details className="selection-constructeur">
      <summary>Construire une condition</summary>
      <div className="selection-boutons">
        {CLASSES.map((classe) => (
          <button key={classe} type="button" className="bouton bouton-petit" onClick={() => ajouter(classe)}>
            {classe}
          </button>
        ))}
      </div>
      <div className="selection-condition">
        <select
          aria-label="Indicateur"
          className="champ"
          value={cle}
          onChange={(e) => setCle(e.target.value)}
        >
          {CHAMPS.filter(({ source }) => !('scrutin' in source) || scrutins.includes(source.scrutin)).map(
            (c) => (
              <option key={c.cle} value={c.cle}>
                {c.libelle}
              </option>
            ),
          )}
        </select>
        <select
          aria-label="Comparaison"
          className="champ"
          value={comparateur}
          onChange={(e) => setComparateur(e.target.value)}
        >
          <option value=">">plus de</option>
          <option value=">=">au moins</option>
          <option value="<">moins de</option>
          <option value="<=">au plus</option>
        </select>
        <input
          className="champ"
          inputMode="decimal"
          aria-label={`Seuil${champ ? UNITE[champ.unite] : ''}`}
          placeholder={champ ? UNITE[champ.unite].trim() || 'nombre' : ''}
          value={seuil}
          onChange={(e) => setSeuil(e.target.value)}
        />
        <button
          type="button"
          className="bouton bouton-petit"
          disabled={!champ || !/^\s*[-−]?\d+([.,]\d+)?\s*$/.test(seuil)}
          onClick={() => ajouter(`${champ!.libelle} ${comparateur} ${seuil.trim()}${UNITE[champ!.unite]}`)}
        >
          Ajouter
        </button>
      </div>
    </details>
  )
}
