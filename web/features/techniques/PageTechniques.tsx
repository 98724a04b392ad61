/** What headquarters decide for everybody: the techniques, and the date of the next vote. */
import '../../styles/acces.css'
import '../../styles/missions.css'
import '../../styles/retours.css'
import { Reserve } from '../../ui/Reserve.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { ListeTechniques } from './ListeTechniques.tsx'

export default function PageTechniques() {
  useTitre('Techniques')
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Techniques et calendrier</h1>
      </div>
      <Reserve roles={['siege']}>{() => <ListeTechniques />}</Reserve>
    </main>
  )
}
