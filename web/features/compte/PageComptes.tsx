/** Accounts and invitations, for whoever answers for them. */
import { useState } from 'react'
import type { Session } from '#contract/acces'
import type { Compte, InvitationRemise } from '#contract/compte'
import type { Publication } from '#contract/publication'
import { dateLongue } from '#domain/typographie'
import '../../styles/acces.css'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { nomDuRole } from '../../session.ts'
import { annoncer } from '../../ui/annonce.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { LienRemis } from '../../ui/LienRemis.tsx'
import { Reserve } from '../../ui/Reserve.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { useTitre } from '../../ui/useTitre.ts'
import { FormulaireInvitation } from './FormulaireInvitation.tsx'
import { ouDe } from './mots.ts'
import { TableComptes } from './TableComptes.tsx'

export default function PageComptes({ publication }: { publication: Publication }) {
  useTitre('Comptes et invitations')
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Comptes et invitations</h1>
      </div>
      <Reserve roles={['federation', 'siege']}>
        {(session) => <Gestion session={session} publication={publication} />}
      </Reserve>
    </main>
  )
}

const changeDe = ({ role, departements, territoire, libelle }: Compte, actif: boolean) => ({
  role,
  departements,
  territoire,
  libelle,
  actif,
})

function Gestion({ session, publication }: { session: Session; publication: Publication }) {
  const { valeur: tout, erreur: panne, relire, remplacer: setTout } = useListe('comptes', api.comptes)
  const [refus, setErreur] = useState<ErreurApi | null>(null)
  const [remise, setRemise] = useState<InvitationRemise | null>(null)
  const defaire = useDefaire(relire)
  const erreur = refus ?? panne

  const echouer = (e: unknown): void => setErreur(enErreurApi(e))
  const basculer = (c: Compte): void =>
    defaire.faire(
      `Compte « ${c.identifiant} » ${c.actif ? 'fermé' : 'rouvert'}.`,
      () => api.changerCompte(c.id, changeDe(c, !c.actif)),
      () => api.changerCompte(c.id, changeDe(c, c.actif)),
    )
  return (
    <>
      <p className="chapo">
        Un compte est pour qui pilote : on s’y connecte avec un mot de passe. Un groupe local n’en a pas
        besoin, un lien partagé lui suffit.
      </p>
      {erreur && <Echec erreur={erreur} />}
      <section className="bloc">
        <header>
          <h2>Inviter</h2>
        </header>
        <div className="interieur">
          <FormulaireInvitation
            session={session}
            departements={publication.departements}
            inviter={async (demande) => {
              setRemise(await api.inviter(demande))
              relire()
            }}
          />
          {remise && (
            <LienRemis
              chemin={`/rejoindre#${remise.secret}`}
              titre={
                remise.identifiant === null
                  ? `Invitation ${nomDuRole(remise.role)}.`
                  : `Nouveau mot de passe de « ${remise.identifiant} ».`
              }
              suite={`envoyez-le à la personne, il sert une fois, jusqu’au ${dateLongue(remise.expireLe.slice(0, 10))}.`}
            />
          )}
        </div>
      </section>
      <section className="bloc">
        <header>
          <h2>Comptes</h2>
        </header>
        {!tout && !erreur && <Squelette lignes={4} />}
        {tout && (
          <TableComptes
            comptes={tout.comptes}
            basculer={basculer}
            effacer={(c) =>
              void api.effacerCompte(c.id).then((t) => {
                setTout(t)
                annoncer(`Compte « ${c.identifiant} » effacé.`)
              }, echouer)
            }
            remettre={(c, sansDoubleCode) =>
              void api.reinitialiser(c.id, sansDoubleCode).then((r) => {
                setRemise(r)
                annoncer('Lien créé, en haut de la page.')
                relire()
                scrollTo({ top: 0, behavior: 'smooth' })
              }, echouer)
            }
          />
        )}
      </section>
      {tout && tout.invitations.length > 0 && (
        <section className="bloc">
          <header>
            <h2>Liens qui attendent</h2>
          </header>
          <ul className="interieur seances">
            {tout.invitations.map((i) => (
              <li key={i.id}>
                <span>
                  <b>{i.identifiant ? `Mot de passe de ${i.identifiant}` : nomDuRole(i.role)}</b>
                  <span className="muet">
                    {' '}
                    {[i.libelle, ouDe(i)].filter(Boolean).join(', ')}, jusqu’au{' '}
                    {dateLongue(i.expireLe.slice(0, 10))}
                  </span>
                </span>
                <button
                  type="button"
                  className="bouton bouton-petit"
                  onClick={() =>
                    defaire.faire(
                      'Lien retiré.',
                      () => api.retirerInvitation(i.id),
                      () => api.retablirInvitation(i.id),
                    )
                  }
                >
                  Retirer
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <BarreDefaire defaire={defaire} />
    </>
  )
}
