/** All the fiches and booklets of the federation in one ZIP: asked for, followed, stopped, fetched. */
import { useEffect, useState } from 'react'
import type { Impression } from '#contract/impression'
import { nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { Icone } from '../../ui/Icone.tsx'

const cleDe = (departement: string): string => `qg.impression.${departement}`
const PERIODE_MS = 1500

export function ImpressionFederation({ departement }: { departement: string }) {
  const [impression, setImpression] = useState<Impression | null>(null)
  const [id, setId] = useState(() => localStorage.getItem(cleDe(departement)))
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const active = impression === null || impression.statut === 'attente' || impression.statut === 'encours'

  useEffect(() => {
    if (id === null || !active) return undefined
    const arret = new AbortController()
    const lire = (): void => {
      api
        .impression(id, arret.signal)
        .then(setImpression)
        .catch((e: unknown) => {
          if (arret.signal.aborted) return
          const lue = enErreurApi(e)
          if (lue.statut === 404) {
            localStorage.removeItem(cleDe(departement))
            setId(null)
          } else setErreur(lue)
        })
    }
    lire()
    const minuterie = setInterval(lire, PERIODE_MS)
    return () => {
      clearInterval(minuterie)
      arret.abort()
    }
  }, [id, active, departement])

  const demander = async (): Promise<void> => {
    setErreur(null)
    try {
      const demandee = await api.demanderImpression(departement)
      localStorage.setItem(cleDe(departement), demandee.id)
      setImpression(demandee)
      setId(demandee.id)
    } catch (e) {
      setErreur(enErreurApi(e))
    }
  }
  const arreter = async (): Promise<void> => {
    if (id !== null) setImpression(await api.annulerImpression(id))
  }
  const enCours = id !== null && impression !== null && active
  return (
    <div className="impression-federation">
      {!enCours && (
        <button type="button" className="bouton" onClick={() => void demander()}>
          <Icone nom="telecharger" />
          Préparer le ZIP de la fédération
        </button>
      )}
      {enCours && (
        <>
          <label>
            Fiches et livrets du département : {nombre(impression.fait)} sur {nombre(impression.total)}
            <progress value={impression.fait} max={Math.max(1, impression.total)} />
          </label>
          <button type="button" className="bouton" onClick={() => void arreter()}>
            Arrêter
          </button>
        </>
      )}
      {impression?.statut === 'fini' && (
        <a className="bouton bouton-principal" href={`/fiches/impressions/${impression.id}.zip`} download>
          <Icone nom="telecharger" />
          Télécharger {nombre(impression.total)} documents (ZIP)
        </a>
      )}
      {impression?.statut === 'annule' && <p className="source">Impression arrêtée.</p>}
      {impression?.statut === 'echoue' && <p role="alert">L’impression a échoué : {impression.erreur}</p>}
      {erreur && (
        <p role="alert">
          {erreur.message} {erreur.conseil}
        </p>
      )}
    </div>
  )
}
