/** A pass link has been opened: exchange its secret, then say what it opens. The secret leaves the address at once. */
import { useEffect, useState } from 'react'
import type { Session } from '#contract/acces'
import { api, enErreurApi, type ErreurApi } from '../../api.ts'
import { aller } from '../../navigation.ts'
import { nomDuRole, retenirSession } from '../../session.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useTitre } from '../../ui/useTitre.ts'

export default function PageEntrer() {
  useTitre('Laissez-passer')
  const [secret] = useState(() => location.hash.slice(1))
  const [session, setSession] = useState<Session | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)

  const entrer = (): void => {
    setErreur(null)
    api.entrer(secret).then(
      (s) => {
        setSession(s)
        retenirSession(s)
      },
      (e: unknown) => setErreur(enErreurApi(e)),
    )
  }
  useEffect(() => {
    aller('/entrer', { remplacer: true })
    entrer()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the link is opened
  }, [])

  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Laissez-passer</h1>
      </div>
      {erreur && <Echec erreur={erreur} reessayer={entrer} />}
      {!erreur && !session && <Squelette lignes={3} />}
      {session && (
        <>
          <p className="chapo">
            Ce téléphone ou cet ordinateur écrit désormais au nom de « {session.libelle} » (
            {nomDuRole(session.role).toLowerCase()}
            {session.departements && `, ${session.departements.join(', ')}`}).
          </p>
          <p>
            <Lien href="/carte" className="bouton bouton-principal">
              Ouvrir la carte
            </Lien>
          </p>
        </>
      )}
    </main>
  )
}
