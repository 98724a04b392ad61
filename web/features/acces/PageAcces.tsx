/** Pass links: the one of this browser; those that a federation or headquarters has handed out. */
import { useState } from 'react'
import type { LaissezPasser, LaissezPasserRemis } from '#contract/acces'
import type { Publication } from '#contract/publication'
import { dateLongue } from '#domain/typographie'
import '../../styles/acces.css'
import { api, enErreurApi, type ErreurApi } from '../../api.ts'
import { nomDuRole, retenirSession, useSession } from '../../session.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { FormulaireRemise } from './FormulaireRemise.tsx'
import { LienRemis } from './LienRemis.tsx'
import { ListeLaissezPasser } from './ListeLaissezPasser.tsx'

export default function PageAcces({ publication }: { publication: Publication }) {
  useTitre('Accès')
  const session = useSession()
  const [remis, setRemis] = useState<LaissezPasserRemis | null>(null)
  const [liste, setListe] = useState<LaissezPasser[] | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  if (!session) return <Cadre>{<Squelette lignes={6} />}</Cadre>

  const sortir = (): void => void api.sortir().then(retenirSession, (e: unknown) => setErreur(enErreurApi(e)))
  const retirer = (id: string): void =>
    void api.retirer(id).then(
      (l) => {
        setListe(l.laissezPasser)
        annoncer('Laissez-passer retiré.')
      },
      (e: unknown) => setErreur(enErreurApi(e)),
    )
  const peutRemettre = session.role === 'siege' || session.role === 'federation'
  return (
    <Cadre>
      <p className="chapo">
        Lire est ouvert à qui atteint ce service. Pour écrire (envoyer une fiche d’observation, corriger un
        secteur, publier un enjeu), on ouvre une fois un lien de laissez-passer, remis à un groupe et jamais à
        une personne.
      </p>
      {erreur && <Echec erreur={erreur} />}
      <section className="bloc">
        <header>
          <h2>Ce navigateur</h2>
        </header>
        <div className="interieur">
          <p>
            <b>{nomDuRole(session.role)}</b>
            {session.libelle && `, « ${session.libelle} »`}
            {session.departements &&
              session.departements.length > 0 &&
              `, ${session.departements.join(', ')}`}
            {session.expireLe && `, jusqu’au ${dateLongue(session.expireLe.slice(0, 10))}`}
            {session.role === 'siege' && !session.libelle && ' : vous êtes sur la machine du service'}
            {session.role === 'visiteur' && ' : demandez un lien à votre fédération'}.
          </p>
          {session.libelle && (
            <button type="button" className="bouton" onClick={sortir}>
              Oublier ce laissez-passer
            </button>
          )}
        </div>
      </section>
      {peutRemettre && (
        <>
          <section className="bloc">
            <header>
              <h2>Remettre un laissez-passer</h2>
            </header>
            <div className="interieur">
              <FormulaireRemise
                session={session}
                departements={publication.departements}
                remettre={async (demande) => {
                  const nouveau = await api.remettre(demande)
                  setRemis(nouveau)
                  setListe((l) => l && [nouveau, ...l])
                }}
              />
              {remis && <LienRemis remis={remis} />}
            </div>
          </section>
          <ListeLaissezPasser liste={liste} recevoir={setListe} retirer={retirer} />
        </>
      )}
      {!peutRemettre && session.role === 'groupe' && (
        <Vide titre="Les laissez-passer se remettent à la fédération." />
      )}
    </Cadre>
  )
}

const Cadre = ({ children }: { children: React.ReactNode }) => (
  <main id="contenu" className="page" tabIndex={-1}>
    <div className="page-titre">
      <h1>Accès</h1>
    </div>
    {children}
  </main>
)
