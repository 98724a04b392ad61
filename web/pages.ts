/** The pages of the site, as data: the header lists them, the frame shows them. A page is one line here. */
import { lazy, type ComponentType } from 'react'
import type { Publication } from '#contract/publication'
import type { Role } from '#domain/acteur'
import type { NomIcone } from './ui/Icone.tsx'

export type Groupe = 'principal' | 'Terrain' | 'Méthode' | 'Équipe'

export interface PageDuSite {
  href: string
  nom: string
  /** Name under an icon, on a phone. */
  court: string
  icone: NomIcone
  groupe: Groupe
  /** Who has a use for it; none: everybody. */
  roles?: readonly Role[]
  Page: ComponentType<{ publication: Publication }>
}

const chargerCarte = () => import('./features/carte/ChargeurCarte.tsx')

export const PAGES: readonly PageDuSite[] = [
  {
    href: '/carte',
    nom: 'Carte',
    court: 'Carte',
    icone: 'carte',
    groupe: 'principal',
    Page: lazy(chargerCarte),
  },
  {
    href: '/circonscriptions',
    nom: 'Circonscriptions',
    court: 'Circos',
    icone: 'liste',
    groupe: 'principal',
    Page: lazy(() => import('./features/circonscriptions/PageCirconscriptions.tsx')),
  },
  {
    href: '/ciblage',
    nom: 'Ciblage',
    court: 'Ciblage',
    icone: 'cible',
    groupe: 'principal',
    Page: lazy(() => import('./features/ciblage/PageCiblage.tsx')),
  },
  {
    href: '/listes',
    nom: 'Listes',
    court: 'Listes',
    icone: 'liste',
    groupe: 'principal',
    Page: lazy(() => import('./features/listes/PageListes.tsx')),
  },
  {
    href: '/brief',
    nom: 'Brief de déplacement',
    court: 'Brief',
    icone: 'route',
    groupe: 'Terrain',
    Page: lazy(() => import('./features/brief/PageBrief.tsx')),
  },
  {
    href: '/missions',
    nom: 'Missions et militants',
    court: 'Missions',
    icone: 'groupe',
    groupe: 'Terrain',
    Page: lazy(() => import('./features/militants/PageMissions.tsx')),
  },
  {
    href: '/groupes',
    nom: 'Groupes',
    court: 'Groupes',
    icone: 'groupe',
    groupe: 'Terrain',
    Page: lazy(() => import('./features/groupes/PageGroupes.tsx')),
  },
  {
    href: '/observer',
    nom: 'Observer',
    court: 'Observer',
    icone: 'coche',
    groupe: 'principal',
    Page: lazy(() => import('./features/observer/PageObserver.tsx')),
  },
  {
    href: '/retours',
    nom: 'Retours',
    court: 'Retours',
    icone: 'coche',
    groupe: 'Terrain',
    Page: lazy(() => import('./features/retours/PageRetours.tsx')),
  },
  {
    href: '/enjeux',
    nom: 'Enjeux',
    court: 'Enjeux',
    icone: 'liste',
    groupe: 'Terrain',
    Page: lazy(() => import('./features/enjeux/PageEnjeux.tsx')),
  },
  {
    href: '/techniques',
    nom: 'Techniques et calendrier',
    court: 'Techniques',
    icone: 'livre',
    groupe: 'Terrain',
    Page: lazy(() => import('./features/techniques/PageTechniques.tsx')),
  },
  {
    href: '/secteurs',
    nom: 'Secteurs et fiches',
    court: 'Secteurs',
    icone: 'fiche',
    groupe: 'Terrain',
    Page: lazy(() => import('./features/secteurs/PageSecteurs.tsx')),
  },
  {
    href: '/methode',
    nom: 'Méthode et sources',
    court: 'Méthode',
    icone: 'livre',
    groupe: 'Méthode',
    Page: lazy(() => import('./features/methode/PageMethode.tsx')),
  },
  {
    href: '/qualite',
    nom: 'Qualité des données',
    court: 'Qualité',
    icone: 'aide',
    groupe: 'Méthode',
    Page: lazy(() => import('./features/qualite/PageQualite.tsx')),
  },
  {
    href: '/donnees',
    nom: 'Données',
    court: 'Données',
    icone: 'telecharger',
    groupe: 'Méthode',
    Page: lazy(() => import('./features/donnees/PageDonnees.tsx')),
  },
  {
    href: '/comptes',
    nom: 'Comptes et invitations',
    court: 'Comptes',
    icone: 'groupe',
    groupe: 'Équipe',
    roles: ['federation', 'siege'],
    Page: lazy(() => import('./features/compte/PageComptes.tsx')),
  },
  {
    href: '/journal',
    nom: 'Journal',
    court: 'Journal',
    icone: 'liste',
    groupe: 'Équipe',
    roles: ['siege'],
    Page: lazy(() => import('./features/journal/PageJournal.tsx')),
  },
  {
    href: '/acces',
    nom: 'Liens partagés',
    court: 'Liens',
    icone: 'lien',
    groupe: 'Équipe',
    roles: ['groupe', 'federation', 'siege'],
    Page: lazy(() => import('./features/acces/PageAcces.tsx')),
  },
]

/** Page at a path; null: none, or one that no menu lists. */
export const pageDe = (chemin: string): PageDuSite | null =>
  PAGES.find((p) => p.href === chemin || (chemin === '/' && p.href === '/carte')) ?? null
