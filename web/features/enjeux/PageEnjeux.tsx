/** Local issues of one's scope: written, checked, published, set aside. */
import '../../styles/acces.css'
import '../../styles/retours.css'
import { Reserve } from '../../ui/Reserve.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { SuiviEnjeux } from './SuiviEnjeux.tsx'

export default function PageEnjeux() {
  useTitre('Enjeux')
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Enjeux</h1>
      </div>
      <Reserve roles={['federation', 'siege']}>
        {(session) => <SuiviEnjeux national={session.departements === null} />}
      </Reserve>
    </main>
  )
}
