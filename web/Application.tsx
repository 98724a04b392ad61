/** Frame of every page: header, banner, search; the page itself by the path. The map comes in its own file, later. */
import { lazy, Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import type { LieuResume } from '#contract/commun'
import type { Publication } from '#contract/publication'
import { api } from './api.ts'
import { PUBLICATION } from './lectures.ts'
import { EnTete } from './EnTete.tsx'
import { aller, useAdresse } from './navigation.ts'
import { pageDe } from './pages.ts'
import { envoyerALaSelection } from './selection.ts'
import { useRessource } from './ressource.ts'
import { Recherche } from './features/recherche/Recherche.tsx'
import { PageCirconscription } from './features/circonscriptions/PageCirconscription.tsx'
import { idAnnonces } from './ui/annonce.ts'
import { BandeauReseau } from './horsLigne/BandeauReseau.tsx'
import { Echec, Squelette, Vide } from './ui/Etats.tsx'
import { Lien } from './ui/Lien.tsx'

const PageEntrer = lazy(() => import('./features/acces/PageEntrer.tsx'))
const PageConnexion = lazy(() => import('./features/compte/PageConnexion.tsx'))
const PageRejoindre = lazy(() => import('./features/compte/PageRejoindre.tsx'))
const PageCompte = lazy(() => import('./features/compte/PageCompte.tsx'))
const PageListe = lazy(() => import('./features/listes/PageListe.tsx'))
const PageComparer = lazy(() => import('./features/comparer/PageComparer.tsx'))
/** Pages that no menu lists. */
const HORS_MENU: Record<string, ComponentType> = {
  '/entrer': PageEntrer,
  '/comparer': PageComparer,
  '/connexion': PageConnexion,
  '/rejoindre': PageRejoindre,
  '/compte': PageCompte,
}

/** Address of the map on a place, keeping what the map shows when one is already there. */
function adresseDuLieu(lieu: LieuResume): string {
  const p = new URLSearchParams(location.pathname === '/carte' ? location.search : '')
  for (const cle of ['z', 'c', 'sel']) p.delete(cle)
  p.set('sel', lieu.code)
  return `/carte?${p
    .toString()
    .replaceAll('%2C', ',')
    .replace(/=(?=&|$)/g, '')}`
}

function page(chemin: string, publication: Publication): ReactNode {
  const circonscription = /^\/circonscriptions\/([^/]+)$/.exec(chemin)?.[1]
  if (circonscription)
    return <PageCirconscription code={decodeURIComponent(circonscription)} publication={publication} />
  const liste = /^\/listes\/([0-9a-f-]{36})$/.exec(chemin)?.[1]
  if (liste)
    return (
      <Suspense fallback={<Attente />}>
        <PageListe key={liste} id={liste} />
      </Suspense>
    )
  const Page = HORS_MENU[chemin] ?? pageDe(chemin)?.Page
  if (Page)
    return (
      <Suspense fallback={<Attente />}>
        <Page publication={publication} />
      </Suspense>
    )
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <Vide titre="Cette page n’existe pas.">
        <p>
          <Lien href="/carte">Revenir à la carte</Lien>
        </p>
      </Vide>
    </main>
  )
}

const Attente = () => (
  <main id="contenu" className="page" tabIndex={-1}>
    <Squelette lignes={8} />
  </main>
)

export function Application() {
  const chemin = useAdresse()
    .replace(/\?.*$/, '')
    .replace(/(.)\/$/, '$1')
  const [recherche, setRecherche] = useState(false)
  const lecture = useRessource(PUBLICATION, api.publication)

  useEffect(() => {
    const ouvrir = (e: KeyboardEvent): void => {
      if ((e.metaKey || e.ctrlKey) && e.key.toLowerCase() === 'k') {
        e.preventDefault()
        setRecherche(true)
      }
    }
    addEventListener('keydown', ouvrir)
    return () => removeEventListener('keydown', ouvrir)
  }, [])

  const publication = lecture.etat === 'pret' ? lecture.valeur : null
  return (
    <>
      <a className="evitement" href="#contenu">
        Aller au contenu
      </a>
      <EnTete chemin={chemin} publication={publication} chercher={() => setRecherche(true)} />
      <BandeauReseau />
      {publication && page(chemin, publication)}
      {lecture.etat === 'attente' && <Attente />}
      {lecture.etat === 'erreur' && (
        <main id="contenu" className="page" tabIndex={-1}>
          <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />
        </main>
      )}
      {recherche && (
        <Recherche
          fermer={() => setRecherche(false)}
          ajouter={(lieu) => {
            setRecherche(false)
            envoyerALaSelection(lieu.code)
            if (location.pathname !== '/carte') aller('/carte')
          }}
          choisirSecteur={({ circonscription }) => {
            setRecherche(false)
            aller(`/secteurs?c=${circonscription}`)
          }}
          choisir={(lieu) => {
            setRecherche(false)
            aller(adresseDuLieu(lieu))
          }}
        />
      )}
      <p id={idAnnonces} className="invisible" role="status" aria-live="polite" />
    </>
  )
}
