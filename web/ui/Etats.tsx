/** What is shown instead of a content: failure, emptiness, waiting. */
import type { ReactNode } from 'react'
import type { ErreurApi } from '../appel.ts'
import { Icone } from './Icone.tsx'

export function Echec({ erreur, reessayer }: { erreur: ErreurApi; reessayer?: () => void }) {
  return (
    <div className="etat" role="alert">
      <p className="etat-titre">{erreur.message}</p>
      <p>{erreur.conseil}</p>
      {reessayer && (
        <button type="button" className="bouton" onClick={reessayer}>
          <Icone nom="recharger" />
          Réessayer
        </button>
      )}
    </div>
  )
}

export const Vide = ({ titre, children }: { titre: string; children?: ReactNode }) => (
  <div className="etat">
    <p className="etat-titre">{titre}</p>
    {children}
  </div>
)

/** Grey lines of the final height, while something is read. */
export const Squelette = ({ lignes = 4, hauteur = 16 }: { lignes?: number; hauteur?: number }) => (
  <div className="squelette" role="status" aria-busy="true" aria-label="Chargement">
    {Array.from({ length: lignes }, (_, k) => (
      <i key={k} style={{ height: hauteur, width: `${96 - ((k * 23) % 40)}%` }} />
    ))}
  </div>
)
