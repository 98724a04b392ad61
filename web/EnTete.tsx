/** Header of every page: name, territory, pages, search, theme; under it the banner that says the data are invented. */
import type { Publication } from '#contract/publication'
import { pluriel } from '#domain/typographie'
import { CompteEnvois } from './observation/CompteEnvois.tsx'
import { nomDuRole, useSession } from './session.ts'
import { useTheme } from './theme.ts'
import { PAGES, type Groupe } from './pages.ts'
import { Icone } from './ui/Icone.tsx'
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

const LiensDe = ({ groupe, chemin }: { groupe: Groupe; chemin: string }) =>
  PAGES.filter((p) => p.groupe === groupe).map((p) => (
    <Lien key={p.href} href={p.href} aria-current={estCourante(p.href, chemin) ? 'page' : undefined}>
      <Icone nom={p.icone} taille={20} />
      <span className="long">{p.nom}</span>
      <span className="court">{p.court}</span>
    </Lien>
  ))

export function EnTete(props: { chemin: string; publication: Publication | null; chercher: () => void }) {
  const [theme, basculerTheme] = useTheme()
  const session = useSession()
  return (
    <header className="entete">
      <div className="entete-barre">
        <Lien href="/carte" className="marque">
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
          <LiensDe groupe="principal" chemin={props.chemin} />
          {(['Terrain', 'Méthode'] as const)
            .filter((groupe) => PAGES.some((p) => p.groupe === groupe))
            .map((groupe) => (
              <Menu
                key={groupe}
                nom={groupe}
                icone={groupe === 'Terrain' ? 'fiche' : 'livre'}
                courant={PAGES.some((p) => p.groupe === groupe && estCourante(p.href, props.chemin))}
              >
                <LiensDe groupe={groupe} chemin={props.chemin} />
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
        <Lien
          href="/acces"
          className="bouton bouton-nu portee-session"
          title="Accès et laissez-passer"
          aria-current={props.chemin === '/acces' ? 'page' : undefined}
        >
          {session ? nomDuRole(session.role) : 'Accès'}
        </Lien>
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
