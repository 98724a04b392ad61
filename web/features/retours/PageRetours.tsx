/** Inbox of headquarters and federations: what the street sent back, read and decided. */
import '../../styles/retours.css'
import { Reserve } from '../../ui/Reserve.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { BoiteRetours } from './BoiteRetours.tsx'

export default function PageRetours() {
  useTitre('Retours')
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Retours</h1>
      </div>
      <Reserve roles={['federation', 'siege']}>{() => <BoiteRetours />}</Reserve>
    </main>
  )
}
