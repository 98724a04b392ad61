/** Header of every page: name, territory, pages, search, theme; under it the banner that says the data are invented. */
import type { Session } from '#contract/acces'
import type { Publication } from '#contract/publication'
import { pluriel } from '#domain/typographie'
import { CompteEnvois } from './observation/CompteEnvois.tsx'
import { nomDuRole, useSession } from './session.ts'
import { useTheme } from './theme.ts'
import { PAGES, type Groupe } from './pages.ts'
import { lienConnexion } from './navigation.ts'
import { Icone, type NomIcone } from './ui/Icone.tsx'
import { Lien } from './ui/Lien.tsx'
import { Menu } from './ui/Menu.tsx'

function territoire({ departements }: Publication): string {
  const [premier, second] = departements
  if (!premier) return 'Aucun département'
  if (!second) return `${premier.nom} ${premier.code}`
  return departements.length > 90 ? 'France entière' : pluriel(departements.length, 'département')
}

const estCourante = (href: string, chemin: string): boolean =>
  chemin.startsWith(href) || (href === '/carte' && chemin === '/')

const ICONES: Record<Exclude<Groupe, 'principal'>, NomIcone> = {
  Terrain: 'fiche',
  Équipe: 'groupe',
  Méthode: 'livre',
}

interface Quoi {
  groupe: Groupe
  chemin: string
  session: Session | null
}

/** Pages of a group that the reader has a use for. */
const pagesDe = ({ groupe, session }: Omit<Quoi, 'chemin'>) =>
  PAGES.filter(
    (p) => p.groupe === groupe && (!p.roles || (session !== null && p.roles.includes(session.role))),
  )

const LiensDe = ({ chemin, ...quoi }: Quoi) =>
  pagesDe(quoi).map((p) => (
    <Lien key={p.href} href={p.href} aria-current={estCourante(p.href, chemin) ? 'page' : undefined}>
      <Icone nom={p.icone} taille={20} />
      <span className="long">{p.nom}</span>
      <span className="court">{p.court}</span>
    </Lien>
  ))

/** Who the server believes the reader to be, and the way to change it. */
function Qui({ session, chemin }: { session: Session | null; chemin: string }) {
  const href = session?.identifiant ? '/compte' : session?.libelle ? '/acces' : lienConnexion()
  const nom = session && session.role !== 'visiteur' ? nomDuRole(session.role) : 'Se connecter'
  return (
    <Lien
      href={href}
      className="bouton bouton-nu portee-session"
      title={session?.identifiant ? `Mon compte : ${session.identifiant}` : 'Connexion'}
      aria-current={href.startsWith(chemin) ? 'page' : undefined}
    >
      {nom}
    </Lien>
  )
}

export function EnTete(props: { chemin: string; publication: Publication | null; chercher: () => void }) {
  const [theme, basculerTheme] = useTheme()
  const session = useSession()
  return (
    <header className="entete">
      <div className="entete-barre">
        <Lien href="/carte" className="marque" aria-label="Quartier Général, carte">
          <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
            <rect width="24" height="24" rx="4" fill="var(--encre)" />
            <path
              d="M6 18V6.5l12 3.2-8.6 3.6"
              fill="none"
              stroke="var(--inverse)"
              strokeWidth="2"
              strokeLinejoin="round"
              strokeLinecap="round"
            />
          </svg>
          <span>Quartier Général</span>
        </Lien>
        {props.publication && <span className="portee">{territoire(props.publication)}</span>}
        <nav className="pages" aria-label="Pages">
          <LiensDe groupe="principal" chemin={props.chemin} session={session} />
          {(['Terrain', 'Équipe', 'Méthode'] as const)
            .filter((groupe) => pagesDe({ groupe, session }).length > 0)
            .map((groupe) => (
              <Menu
                key={groupe}
                nom={groupe}
                icone={ICONES[groupe]}
                courant={pagesDe({ groupe, session }).some((p) => estCourante(p.href, props.chemin))}
              >
                <LiensDe groupe={groupe} chemin={props.chemin} session={session} />
              </Menu>
            ))}
        </nav>
        <button type="button" className="recherche" onClick={props.chercher}>
          <span className="invisible">Chercher un lieu : </span>
          <Icone nom="loupe" />
          <span>Commune, bureau, code…</span>
          <kbd>{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'}</kbd>
        </button>
        <CompteEnvois />
        <Qui session={session} chemin={props.chemin} />
        <button
          type="button"
          className="bouton bouton-nu bouton-icone"
          onClick={basculerTheme}
          aria-label={theme === 'clair' ? 'Passer au thème sombre' : 'Passer au thème clair'}
          title={theme === 'clair' ? 'Thème sombre' : 'Thème clair'}
        >
          <Icone nom={theme === 'clair' ? 'lune' : 'soleil'} />
        </button>
      </div>
      {props.publication?.fictive && (
        <p className="fictives" role="note">
          <b>Données fictives.</b>{' '}
          <span>Département, noms et chiffres sont inventés, pour la démonstration.</span>
        </p>
      )}
    </header>
  )
}
