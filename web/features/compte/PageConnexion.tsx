/** The entrance: identifier, password, then a code if the account asks for one; on the demonstration, a role in one click. */
import { useId, useState } from 'react'
import { ROLES_COMPTE } from '#domain/compte'
import '../../styles/acces.css'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { aller, apresConnexion } from '../../navigation.ts'
import { nomDuRole, retenirSession, useSession } from '../../session.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Echec } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { ChampMotDePasse } from './ChampMotDePasse.tsx'
import { Formulaire } from './Formulaire.tsx'

/**
 * Keeps the session and goes where the reader was going, unless they have left this page while the server answered.
 * @returns true: in; false: a code is asked for.
 */
function recevoir(rendu: Awaited<ReturnType<typeof api.connecter>>): boolean {
  if (rendu.etat === 'codeDemande') return false
  retenirSession(rendu.session)
  annoncer(`Connecté : ${nomDuRole(rendu.session.role)}.`)
  if (location.pathname === '/connexion') aller(apresConnexion(location.search))
  return true
}

export default function PageConnexion() {
  useTitre('Connexion')
  const session = useSession()
  const id = useId()
  const [identifiant, setIdentifiant] = useState('')
  const [motDePasse, setMotDePasse] = useState('')
  const [code, setCode] = useState<string | null>(null)

  const entrer = async (): Promise<void> => {
    const entre = recevoir(await api.connecter(identifiant, motDePasse, code?.trim() || undefined))
    if (!entre) setCode('')
  }
  return (
    <main id="contenu" className="page page-etroite" tabIndex={-1}>
      <div className="page-titre">
        <h1>Connexion</h1>
      </div>
      {session?.identifiant && (
        <p className="chapo">
          Vous êtes <b>{session.identifiant}</b>. <Lien href="/compte">Mon compte</Lien>
        </p>
      )}
      {session?.demonstration && <Demonstration />}
      <section className="bloc">
        <header>
          <h2>Avec un compte</h2>
        </header>
        <div className="interieur">
          <Formulaire bouton="Entrer" envoyer={entrer}>
            <label htmlFor={`${id}-qui`}>Identifiant</label>
            <input
              id={`${id}-qui`}
              className="champ"
              required
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={60}
              value={identifiant}
              onChange={(e) => setIdentifiant(e.target.value)}
            />
            <ChampMotDePasse nom="Mot de passe" valeur={motDePasse} changer={setMotDePasse} />
            {code !== null && (
              <>
                <label htmlFor={`${id}-code`}>Code de votre téléphone, ou code de secours</label>
                <input
                  id={`${id}-code`}
                  className="champ"
                  required
                  autoFocus
                  autoComplete="one-time-code"
                  inputMode="text"
                  maxLength={20}
                  value={code}
                  onChange={(e) => setCode(e.target.value)}
                />
              </>
            )}
          </Formulaire>
          <p className="muet">
            Mot de passe oublié ? Votre fédération ou le siège vous remet un lien qui le change. Pas de compte
            ? Un groupe local n’en a pas besoin : le lien reçu dans la boucle suffit.
          </p>
        </div>
      </section>
    </main>
  )
}

const CE_QUE_CA_OUVRE = {
  siege: 'tout le pays, les comptes, le journal',
  federation: 'son département : secteurs, retours, missions, liens',
  groupe: 'ses fiches et ses retours',
  lecture: 'regarder sans rien changer',
} as const

function Demonstration() {
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const choisir = (role: keyof typeof CE_QUE_CA_OUVRE): void => {
    setErreur(null)
    api.choisirDemonstration(role).then(recevoir, (e: unknown) => setErreur(enErreurApi(e)))
  }
  return (
    <section className="bloc bloc-demonstration">
      <header>
        <h2>Démonstration : entrer d’un clic</h2>
      </header>
      <div className="interieur">
        <p>
          Comptes prêts, sans mot de passe. Ils n’existent que sur ces <b>données fictives</b> et sur cette
          machine.
        </p>
        <ul className="choix-roles">
          {ROLES_COMPTE.toReversed().map((role) => (
            <li key={role}>
              <button type="button" className="bouton" onClick={() => choisir(role)}>
                <b>{nomDuRole(role)}</b>
                <span className="muet">{CE_QUE_CA_OUVRE[role]}</span>
              </button>
            </li>
          ))}
        </ul>
        {erreur && <Echec erreur={erreur} />}
      </div>
    </section>
  )
}
