/** An invitation, or a link that sets a password again, has been opened. The secret leaves the address at once. */
import { useEffect, useId, useState } from 'react'
import type { Invitation } from '#contract/compte'
import '../../styles/acces.css'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { aller } from '../../navigation.ts'
import { nomDuRole, retenirSession } from '../../session.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { ChampMotDePasse } from './ChampMotDePasse.tsx'
import { Formulaire } from './Formulaire.tsx'

export default function PageRejoindre() {
  useTitre('Invitation')
  const [secret] = useState(() => location.hash.slice(1))
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  useEffect(() => {
    aller('/rejoindre', { remplacer: true })
    api.lireInvitation(secret).then(setInvitation, (e: unknown) => setErreur(enErreurApi(e)))
  }, [secret])
  return (
    <main id="contenu" className="page page-etroite" tabIndex={-1}>
      <div className="page-titre">
        <h1>{invitation?.identifiant ? 'Nouveau mot de passe' : 'Créer mon compte'}</h1>
      </div>
      {erreur && <Echec erreur={erreur} />}
      {!erreur && !invitation && <Squelette lignes={5} />}
      {invitation && <Accepter secret={secret} invitation={invitation} />}
    </main>
  )
}

function Accepter({ secret, invitation }: { secret: string; invitation: Invitation }) {
  const id = useId()
  const [identifiant, setIdentifiant] = useState('')
  const [motDePasse, setMotDePasse] = useState('')
  const remise = invitation.identifiant !== null
  const accepter = async (): Promise<void> => {
    const rendu = await api.accepterInvitation({ secret, motDePasse, ...(!remise && { identifiant }) })
    if (rendu.etat === 'codeDemande') {
      annoncer('Mot de passe changé : connectez-vous avec votre code.')
      aller('/connexion')
      return
    }
    retenirSession(rendu.session)
    annoncer(remise ? 'Mot de passe changé.' : 'Compte créé.')
    aller('/compte')
  }
  return (
    <>
      <p className="chapo">
        {remise ? (
          <>
            Pour le compte <b>{invitation.identifiant}</b>. Ses sessions ouvertes se ferment.
          </>
        ) : (
          <>
            Ce lien ouvre un compte <b>{nomDuRole(invitation.role)}</b>
            {invitation.libelle && `, « ${invitation.libelle} »`}
            {invitation.departements && `, ${invitation.departements.join(', ')}`}. Il sert une fois.
          </>
        )}
      </p>
      <section className="bloc">
        <div className="interieur">
          <Formulaire bouton={remise ? 'Changer et entrer' : 'Créer et entrer'} envoyer={accepter}>
            {!remise && (
              <>
                <label htmlFor={`${id}-qui`}>Identifiant</label>
                <input
                  id={`${id}-qui`}
                  className="champ"
                  required
                  minLength={3}
                  maxLength={60}
                  pattern="[A-Za-z0-9][A-Za-z0-9._@+\-]{2,59}"
                  title="De 3 à 60 lettres sans accent, chiffres, points ou tirets"
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  aria-describedby={`${id}-aide`}
                  value={identifiant}
                  onChange={(e) => setIdentifiant(e.target.value)}
                />
                <p id={`${id}-aide`} className="muet aide-champ">
                  Un mot de votre choix, pas forcément votre nom ni votre adresse.
                </p>
              </>
            )}
            <ChampMotDePasse nom="Mot de passe" valeur={motDePasse} changer={setMotDePasse} neuf />
          </Formulaire>
        </div>
      </section>
    </>
  )
}
