/** Shared links: the one of this browser; those that a federation or headquarters has handed out. */
import { useState } from 'react'
import type { LaissezPasser, LaissezPasserRemis } from '#contract/acces'
import type { Publication } from '#contract/publication'
import { dateLongue } from '#domain/typographie'
import '../../styles/acces.css'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { lienConnexion } from '../../navigation.ts'
import { nomDuRole, retenirSession, useSession } from '../../session.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { LienRemis } from '../../ui/LienRemis.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { useTitre } from '../../ui/useTitre.ts'
import { FormulaireRemise } from './FormulaireRemise.tsx'
import { ListeLaissezPasser } from './ListeLaissezPasser.tsx'

export default function PageAcces({ publication }: { publication: Publication }) {
  useTitre('Liens partagés')
  const session = useSession()
  const [remis, setRemis] = useState<LaissezPasserRemis | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const peutRemettre = session?.role === 'siege' || session?.role === 'federation'
  const liste = useListe(`liens/${peutRemettre}`, async (s) =>
    peutRemettre ? (await api.laissezPasser(s)).laissezPasser : [],
  )
  const defaire = useDefaire(liste.relire)
  if (!session) return <Cadre>{<Squelette lignes={6} />}</Cadre>

  const sortir = (): void => void api.sortir().then(retenirSession, (e: unknown) => setErreur(enErreurApi(e)))
  const retirer = ({ id, libelle }: LaissezPasser): void =>
    defaire.faire(
      `Lien de « ${libelle} » retiré.`,
      () => api.retirer(id),
      () => api.retablir(id),
    )
  return (
    <Cadre>
      <p className="chapo">
        Un lien s’envoie dans la boucle d’un groupe : il ouvre un lieu ou un département, sans compte, jusqu’à
        une date. Il appartient à un groupe et jamais à une personne ; on le retire quand on veut.
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
            {session.identifiant && `, compte ${session.identifiant}`}
            {session.role === 'siege' &&
              !session.libelle &&
              !session.identifiant &&
              ' : vous êtes sur la machine de la démonstration'}
            {session.role === 'visiteur' && ' : demandez un lien à votre fédération, ou connectez-vous'}.
          </p>
          {session.role === 'visiteur' && (
            <Lien href={lienConnexion()} className="bouton">
              Se connecter
            </Lien>
          )}
          {session.libelle && !session.identifiant && (
            <button type="button" className="bouton" onClick={sortir}>
              Oublier ce lien
            </button>
          )}
        </div>
      </section>
      {peutRemettre && (
        <>
          <section className="bloc">
            <header>
              <h2>Créer un lien</h2>
            </header>
            <div className="interieur">
              <FormulaireRemise
                session={session}
                departements={publication.departements}
                remettre={async (demande) => {
                  const nouveau = await api.remettre(demande)
                  setRemis(nouveau)
                  liste.relire()
                }}
              />
              {remis && (
                <LienRemis
                  chemin={`/entrer#${remis.secret}`}
                  titre={`Lien de « ${remis.libelle} ».`}
                  suite="envoyez-le au groupe, ou faites scanner le carré."
                />
              )}
            </div>
          </section>
          <ListeLaissezPasser liste={liste.valeur} erreur={liste.erreur} retirer={retirer} />
          <BarreDefaire defaire={defaire} />
        </>
      )}
      {!peutRemettre && session.role === 'groupe' && <Vide titre="Les liens se créent à la fédération." />}
    </Cadre>
  )
}

const Cadre = ({ children }: { children: React.ReactNode }) => (
  <main id="contenu" className="page" tabIndex={-1}>
    <div className="page-titre">
      <h1>Liens partagés</h1>
    </div>
    {children}
  </main>
)
