/** My account: what it opens, password, one-time codes, open sessions, leaving. */
import { useState } from 'react'
import type { MonCompte } from '#contract/compte'
import '../../styles/acces.css'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { aller, lienConnexion } from '../../navigation.ts'
import { nomDuRole, retenirSession } from '../../session.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useListe } from '../../ui/useListe.ts'
import { useTitre } from '../../ui/useTitre.ts'
import { ChampMotDePasse } from './ChampMotDePasse.tsx'
import { DoubleCode } from './DoubleCode.tsx'
import { Formulaire } from './Formulaire.tsx'
import { ouDe } from './mots.ts'
import { Seances } from './Seances.tsx'

export default function PageCompte() {
  useTitre('Mon compte')
  const { valeur: compte, erreur: panne, relire, remplacer } = useListe('compte', api.monCompte)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const partir = async (): Promise<void> => {
    retenirSession(await api.sortir())
    annoncer('Vous êtes sorti de votre compte.')
    aller('/connexion')
  }
  return (
    <main id="contenu" className="page page-etroite" tabIndex={-1}>
      <div className="page-titre">
        <h1>Mon compte</h1>
        {compte && (
          <button
            type="button"
            className="bouton"
            onClick={() => void partir().catch((e: unknown) => setErreur(enErreurApi(e)))}
          >
            Sortir
          </button>
        )}
      </div>
      {erreur && <Echec erreur={erreur} />}
      {!compte && !panne && <Squelette lignes={8} />}
      {panne &&
        (panne.statut === 403 ? (
          <Vide titre="Vous n’êtes pas entré avec un compte.">
            <p>
              <Lien href={lienConnexion()}>Se connecter</Lien>
            </p>
          </Vide>
        ) : (
          <Echec erreur={panne} reessayer={relire} />
        ))}
      {compte && (
        <>
          <p className="chapo">
            <b>{compte.identifiant}</b>, {nomDuRole(compte.role).toLowerCase()}
            {compte.libelle && `, « ${compte.libelle} »`}, {ouDe(compte)}.
            {compte.demonstration && ' Compte de démonstration : il ne se change pas.'}
          </p>
          <section className="bloc">
            <header>
              <h2>Sessions ouvertes</h2>
            </header>
            <div className="interieur">
              <Seances
                compte={compte}
                fermer={(id) =>
                  void api.fermerSeance(id).then(
                    (c) => {
                      remplacer(c)
                      annoncer('Session fermée.')
                    },
                    (e: unknown) => setErreur(enErreurApi(e)),
                  )
                }
              />
            </div>
          </section>
          {!compte.demonstration && <Protection compte={compte} relire={relire} />}
        </>
      )}
    </main>
  )
}

function Protection({ compte, relire }: { compte: MonCompte; relire: () => void }) {
  const [ancien, setAncien] = useState('')
  const [nouveau, setNouveau] = useState('')
  const [quitter, setQuitter] = useState(false)
  const [motDePasse, setMotDePasse] = useState('')
  return (
    <>
      <section className="bloc">
        <header>
          <h2>Double code</h2>
        </header>
        <div className="interieur">
          <DoubleCode compte={compte} relire={relire} />
        </div>
      </section>
      <section className="bloc">
        <header>
          <h2>Mot de passe</h2>
        </header>
        <div className="interieur">
          <Formulaire
            bouton="Changer"
            envoyer={async () => {
              await api.changerMotDePasse(ancien, nouveau)
              setAncien('')
              setNouveau('')
              annoncer('Mot de passe changé ; les autres sessions sont fermées.')
              relire()
            }}
          >
            <ChampMotDePasse nom="Actuel" valeur={ancien} changer={setAncien} />
            <ChampMotDePasse nom="Nouveau" valeur={nouveau} changer={setNouveau} neuf />
          </Formulaire>
        </div>
      </section>
      <section className="bloc">
        <header>
          <h2>Partir</h2>
        </header>
        <div className="interieur">
          <p>
            Effacer son compte ne se défait pas. Ce qui a été publié reste ; le journal garde un numéro qui ne
            désigne plus personne.
          </p>
          {quitter ? (
            <Formulaire
              bouton="Effacer pour de bon"
              annuler={() => setQuitter(false)}
              envoyer={async () => {
                await api.effacerMonCompte(motDePasse)
                retenirSession(await api.sortir())
                annoncer('Compte effacé.')
                aller('/connexion')
              }}
            >
              <ChampMotDePasse nom="Mot de passe" valeur={motDePasse} changer={setMotDePasse} />
            </Formulaire>
          ) : (
            <button type="button" className="bouton" onClick={() => setQuitter(true)}>
              Effacer mon compte…
            </button>
          )}
        </div>
      </section>
    </>
  )
}
