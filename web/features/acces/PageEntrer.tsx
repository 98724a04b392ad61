/** A pass link has been opened: exchange its secret, then say what it opens. The secret leaves the address at once. */
import { useEffect, useState } from 'react'
import type { Session } from '#contract/acces'
import '../../styles/acces.css'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { aller } from '../../navigation.ts'
import { useRessource } from '../../ressource.ts'
import { nomDuRole, retenirSession } from '../../session.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { dateLongue } from '#domain/typographie'
import { Lien } from '../../ui/Lien.tsx'
import { useTitre } from '../../ui/useTitre.ts'

/** Where a link leads once inside: a shared list, and nowhere else. */
const listeDe = (recherche: string): string | null =>
  /^\/listes\/[0-9a-f-]{36}$/.exec(new URLSearchParams(recherche).get('vers') ?? '')?.[0] ?? null

export default function PageEntrer() {
  useTitre('Lien partagé')
  const [secret] = useState(() => location.hash.slice(1))
  const [vers] = useState(() => listeDe(location.search))
  const [session, setSession] = useState<Session | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)

  const t = session?.territoire ?? null
  const nom = useRessource(t && `nom-du-lieu/${t.niveau}/${t.code}`, async (s): Promise<string> =>
    t!.niveau === 'secteur'
      ? (await api.secteur(t!.code, s)).nom
      : (await api.lieu(t!.niveau, t!.code, s)).nom,
  )

  const entrer = (): void => {
    setErreur(null)
    api.entrer(secret).then(
      (s) => {
        setSession(s)
        retenirSession(s)
        if (vers !== null) aller(vers, { remplacer: true })
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
        <h1>{session?.libelle ?? 'Lien partagé'}</h1>
      </div>
      {erreur && <Echec erreur={erreur} reessayer={entrer} />}
      {!erreur && !session && <Squelette lignes={3} />}
      {session && (
        <>
          <p className="chapo">
            {session.role === 'lien'
              ? `Ce lien ouvre ${nom.etat === 'pret' ? nom.valeur : 'un lieu'}, sa fiche et son formulaire, et rien d’autre.`
              : `Ce téléphone ou cet ordinateur agit désormais au nom de « ${session.libelle} » (${nomDuRole(session.role).toLowerCase()}${session.departements ? `, ${session.departements.join(', ')}` : ''}).`}
            {session.expireLe && ` Jusqu’au ${dateLongue(session.expireLe.slice(0, 10))}.`}
          </p>
          {session.territoire && <DuLieu territoire={session.territoire} />}
          <p>
            <Lien href="/carte" className="bouton">
              Ouvrir la carte
            </Lien>
          </p>
        </>
      )}
    </main>
  )
}

const DOSSIERS = {
  circonscription: 'circonscriptions',
  commune: 'communes',
  secteur: 'secteurs',
  bureau: 'bureaux',
}

/** What the street needs first, one tap away. */
function DuLieu({ territoire: { niveau, code } }: { territoire: NonNullable<Session['territoire']> }) {
  return (
    <p className="boutons">
      {niveau !== 'departement' && (
        <a href={`/fiches/${DOSSIERS[niveau]}/${code}`} className="bouton bouton-principal">
          Ouvrir la fiche
        </a>
      )}
      <Lien
        href={`/observer?niveau=${niveau}&code=${encodeURIComponent(code)}`}
        className="bouton bouton-principal"
      >
        Remplir une fiche d’observation
      </Lien>
    </p>
  )
}
