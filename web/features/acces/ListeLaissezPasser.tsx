/** Passes in force; taking one back asks first, since it cannot be undone: the link is gone. */
import { useEffect, useState } from 'react'
import type { LaissezPasser } from '#contract/acces'
import { dateLongue } from '#domain/typographie'
import { api, enErreurApi, estAbandon, type ErreurApi } from '../../api.ts'
import { nomDuRole } from '../../session.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'

export function ListeLaissezPasser(props: {
  liste: readonly LaissezPasser[] | null
  recevoir: (liste: LaissezPasser[]) => void
  retirer: (id: string) => void
}) {
  const { recevoir } = props
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  useEffect(() => {
    const abandon = new AbortController()
    api.laissezPasser(abandon.signal).then(
      (l) => recevoir(l.laissezPasser),
      (e: unknown) => {
        if (!estAbandon(e)) setErreur(enErreurApi(e))
      },
    )
    return () => abandon.abort()
  }, [recevoir])
  return (
    <section className="bloc">
      <header>
        <h2>En cours</h2>
      </header>
      {erreur && <Echec erreur={erreur} />}
      {!erreur && !props.liste && <Squelette lignes={3} />}
      {props.liste?.length === 0 && <Vide titre="Aucun laissez-passer en cours." />}
      {props.liste && props.liste.length > 0 && (
        <div className="defilant">
          <table className="donnees">
            <thead>
              <tr>
                {['Groupe', 'Rôle', 'Départements', 'Jusqu’au', ''].map((t) => (
                  <th key={t} scope="col">
                    {t || <span className="invisible">Action</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.liste.map((p) => (
                <Ligne key={p.id} passe={p} retirer={() => props.retirer(p.id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Ligne({ passe, retirer }: { passe: LaissezPasser; retirer: () => void }) {
  const [demande, setDemande] = useState(false)
  return (
    <tr>
      <th scope="row">{passe.libelle}</th>
      <td>{nomDuRole(passe.role)}</td>
      <td>{passe.departements?.join(', ') ?? 'tous'}</td>
      <td>{dateLongue(passe.expireLe.slice(0, 10))}</td>
      <td>
        {demande ? (
          <>
            <button type="button" className="bouton bouton-petit bouton-principal" onClick={retirer}>
              Retirer pour de bon
            </button>{' '}
            <button type="button" className="bouton bouton-petit" onClick={() => setDemande(false)}>
              Garder
            </button>
          </>
        ) : (
          <button
            type="button"
            className="bouton bouton-petit"
            aria-label={`Retirer le laissez-passer de ${passe.libelle}`}
            onClick={() => setDemande(true)}
          >
            Retirer
          </button>
        )}
      </td>
    </tr>
  )
}
