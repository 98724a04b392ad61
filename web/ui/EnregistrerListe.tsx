/** Makes a target list of what is on the page: asks its name, then goes to it. */
import { useId, useState, type FormEvent } from 'react'
import type { ListeDemandee } from '#contract/liste'
import { LIGNES_MAX } from '#domain/liste/taille'
import { pluriel } from '#domain/typographie'
import { api } from '../api.ts'
import { enErreurApi, type ErreurApi } from '../appel.ts'
import { aller } from '../navigation.ts'
import { Dialogue, EnteteDialogue } from './Dialogue.tsx'
import { Echec } from './Etats.tsx'
import { Icone } from './Icone.tsx'
import '../styles/acces.css'

interface Props {
  nomPropose: string
  demande: Omit<ListeDemandee, 'nom'>
  /** Why it cannot be done now; null: it can. */
  desactive?: string | null
  petit?: boolean
}

export function EnregistrerListe({ nomPropose, demande, desactive = null, petit = false }: Props) {
  const id = useId()
  const [nom, setNom] = useState<string | null>(null)
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const trop = demande.lignes.length > LIGNES_MAX
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    setOccupe(true)
    setErreur(null)
    api
      .creerListe({ ...demande, nom: nom!.trim() })
      .then(
        (liste) => aller(`/listes/${liste.id}`),
        (cause: unknown) => setErreur(enErreurApi(cause)),
      )
      .finally(() => setOccupe(false))
  }
  return (
    <>
      <button
        type="button"
        className={petit ? 'bouton bouton-petit' : 'bouton bouton-principal'}
        disabled={desactive !== null || demande.lignes.length === 0}
        title={desactive ?? undefined}
        onClick={() => setNom(nomPropose)}
      >
        {!petit && <Icone nom="liste" />}
        En faire une liste
      </button>
      {nom !== null && (
        <Dialogue titre="En faire une liste" className="dialogue" fermer={() => setNom(null)}>
          <EnteteDialogue titre="En faire une liste" fermer={() => setNom(null)} />
          <form className="formulaire" onSubmit={envoyer}>
            <p>
              {pluriel(demande.lignes.length, 'bureau', 'bureaux')}, dans cet ordre ; vous pourrez en retirer,
              les ranger autrement, et partager la liste avec des groupes.
            </p>
            <label htmlFor={id}>Nom de la liste</label>
            <input
              id={id}
              className="champ"
              required
              maxLength={80}
              value={nom}
              onChange={(e) => setNom(e.target.value)}
            />
            {trop && (
              <p className="manque">Une liste compte {LIGNES_MAX} bureaux au plus : réduisez la sélection.</p>
            )}
            {erreur && <Echec erreur={erreur} />}
            <button
              type="submit"
              className="bouton bouton-principal"
              disabled={occupe || trop || nom.trim() === ''}
            >
              Créer la liste
            </button>
          </form>
        </Dialogue>
      )}
    </>
  )
}
