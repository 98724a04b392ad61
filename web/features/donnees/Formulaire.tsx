/** What to load: départements to download, or a folder of the server's machine. */
import { useState, type FormEvent } from 'react'
import type { DemandeChargement, EtatDonnees } from '#contract/chargement'
import { pluriel } from '#domain/typographie'
import { sansAccent } from '../../texte.ts'

export function Formulaire(props: {
  departements: EtatDonnees['departements']
  occupe: boolean
  demarrer: (demande: DemandeChargement) => void
}) {
  const [origine, setOrigine] = useState<'reseau' | 'dossier'>('reseau')
  const [dossier, setDossier] = useState('')
  const [filtre, setFiltre] = useState('')
  const [choisis, setChoisis] = useState<ReadonlySet<string>>(new Set())
  const basculer = (code: string): void => {
    const suite = new Set(choisis)
    if (!suite.delete(code)) suite.add(code)
    setChoisis(suite)
  }
  const cherche = sansAccent(filtre.trim())
  const visibles = props.departements.filter(
    (d) => choisis.has(d.code) || sansAccent(`${d.code} ${d.nom}`).includes(cherche),
  )
  const complet = origine === 'reseau' ? choisis.size > 0 : dossier.trim() !== ''
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    props.demarrer({
      departements: [...choisis].sort((a, b) => a.localeCompare(b)),
      dossier: origine === 'dossier' ? dossier.trim() : null,
    })
  }
  return (
    <form className="interieur chargement-formulaire" onSubmit={envoyer}>
      <fieldset className="origines">
        <legend className="invisible">D’où viennent les fichiers</legend>
        <label>
          <input
            type="radio"
            name="origine"
            checked={origine === 'reseau'}
            onChange={() => setOrigine('reseau')}
          />
          Télécharger chez les producteurs officiels
        </label>
        <label>
          <input
            type="radio"
            name="origine"
            checked={origine === 'dossier'}
            onChange={() => setOrigine('dossier')}
          />
          Lire un dossier de cette machine
        </label>
      </fieldset>
      {origine === 'dossier' && (
        <label className="champ-libelle">
          Chemin du dossier, sur la machine du serveur
          <input
            type="text"
            className="champ"
            value={dossier}
            onChange={(e) => setDossier(e.target.value)}
            placeholder="/chemin/vers/les/fichiers"
            spellCheck={false}
          />
        </label>
      )}
      <fieldset>
        <legend>
          Départements à publier
          <span className="muet">
            {choisis.size > 0
              ? `, ${pluriel(choisis.size, 'choisi')}`
              : origine === 'dossier'
                ? ', tous ceux du dossier si aucun n’est choisi'
                : ''}
          </span>
        </legend>
        <input
          type="search"
          className="champ"
          value={filtre}
          onChange={(e) => setFiltre(e.target.value)}
          placeholder="Nom ou numéro"
          aria-label="Filtrer les départements"
        />
        <div className="departements">
          {visibles.map((d) => (
            <label key={d.code}>
              <input type="checkbox" checked={choisis.has(d.code)} onChange={() => basculer(d.code)} />
              <span className="muet">{d.code}</span> {d.nom}
            </label>
          ))}
          {visibles.length === 0 && <p className="muet">Aucun département ne porte ce nom.</p>}
        </div>
      </fieldset>
      <p className="bouton-et-mot">
        <button type="submit" className="bouton bouton-principal" disabled={!complet || props.occupe}>
          {origine === 'reseau' ? 'Télécharger et charger' : 'Charger le dossier'}
        </button>
        <span className="muet">
          {props.occupe
            ? 'Un chargement est en cours : un seul à la fois.'
            : 'La publication à l’écran reste en place jusqu’à la fin, et reste si le chargement échoue.'}
        </span>
      </p>
    </form>
  )
}
