/** Groups that a list is shared with; a new link is shown once, with its QR code. */
import { useState, type FormEvent } from 'react'
import type { Liste, PartageRemis } from '#contract/liste'
import { dateLongue } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { ChampGroupe } from '../../ui/ChampGroupe.tsx'
import { Echec } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'

const JOURS = 30

export function Partages({ liste, relire }: { liste: Liste; relire: () => void }) {
  const [groupe, setGroupe] = useState('')
  const [remis, setRemis] = useState<PartageRemis | null>(null)
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const ecrire = (agir: () => Promise<void>): void => {
    setOccupe(true)
    setErreur(null)
    agir()
      .then(relire, (e: unknown) => setErreur(enErreurApi(e)))
      .finally(() => setOccupe(false))
  }
  const partager = (e: FormEvent): void => {
    e.preventDefault()
    ecrire(async () => {
      setRemis(await api.partagerListe(liste.id, groupe.trim(), JOURS))
      setGroupe('')
    })
  }
  return (
    <section className="bloc" aria-labelledby="titre-partages">
      <header>
        <h2 id="titre-partages">Groupes</h2>
        <span className="fin">un lien chacun, 30 jours</span>
      </header>
      {(liste.partages ?? []).length > 0 && (
        <ul className="partages">
          {liste.partages!.map((p) => (
            <li key={p.id}>
              <span>
                <b>{p.groupe}</b>
                <small>jusqu’au {dateLongue(p.expireLe)}</small>
              </span>
              <button
                type="button"
                className="bouton bouton-petit"
                disabled={occupe}
                onClick={() => ecrire(async () => void (await api.retirerPartage(liste.id, p.id)))}
              >
                Retirer
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="partager" onSubmit={partager}>
        <ChampGroupe
          nom="Partager avec"
          departement={liste.departement}
          valeur={groupe}
          changer={setGroupe}
        />
        <button type="submit" className="bouton bouton-principal" disabled={occupe || groupe.trim() === ''}>
          Créer le lien
        </button>
      </form>
      {erreur && <Echec erreur={erreur} />}
      {remis && <LienDeListe remis={remis} />}
    </section>
  )
}

function LienDeListe({ remis }: { remis: PartageRemis }) {
  const copier = async (): Promise<void> => {
    await navigator.clipboard.writeText(remis.lien)
    annoncer('Lien copié.')
  }
  return (
    <div className="lien-liste" role="status">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(remis.qr)}`}
        width={144}
        height={144}
        alt={`QR code du lien de ${remis.groupe}`}
      />
      <div>
        <p>
          <b>Lien de « {remis.groupe} ».</b> Il ne sera plus montré : copiez-le dans la boucle du groupe, ou
          faites scanner le carré.
        </p>
        <input
          className="champ"
          readOnly
          value={remis.lien}
          aria-label={`Lien de ${remis.groupe}`}
          onFocus={(e) => e.target.select()}
        />
        <button type="button" className="bouton" onClick={() => void copier()}>
          <Icone nom="lien" />
          Copier
        </button>
      </div>
    </div>
  )
}
