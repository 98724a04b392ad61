/** Entry of the page. The map starts to be read before React starts to run. */
import './carte/amorce.ts'
import '@fontsource-variable/source-sans-3/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/application.css'
import './styles/carte.css'
import './styles/couches.css'
import './styles/scenario.css'
import './styles/panneau.css'
import './styles/tableau.css'
import './styles/pages.css'
import './styles/comparer.css'
import './styles/selection.css'
import './styles/impression.css'
import { createRoot } from 'react-dom/client'
import { Application } from './Application.tsx'
import { enregistrerService } from './horsLigne/enregistrer.ts'
import { noterVersion } from './horsLigne/etat.ts'
import { demarrerEnvois } from './observation/etat.ts'
import { appliquerTheme } from './theme.ts'

appliquerTheme()
demarrerEnvois()
createRoot(document.getElementById('racine')!).render(<Application />)
/** The first picture comes before the copies for a day without network. */
const AVANT_COPIES_MS = 3000
// In development the files change under the page's feet: no copy.
if (import.meta.env.PROD)
  addEventListener('load', () => setTimeout(() => void enregistrerService(noterVersion), AVANT_COPIES_MS))
