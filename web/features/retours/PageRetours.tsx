/** Inbox of headquarters and federations: what the street sent back, read and decided. */
import type { Publication } from '#contract/publication'
import '../../styles/retours.css'
import { Reserve } from '../../ui/Reserve.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { BoiteRetours } from './BoiteRetours.tsx'

export default function PageRetours({ publication }: { publication: Publication }) {
  useTitre('Retours')
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Retours</h1>
      </div>
      <Reserve roles={['federation', 'siege']}>
        {(session) => (
          <BoiteRetours
            permis={publication.departements.filter((d) => session.departements?.includes(d.code) ?? true)}
          />
        )}
      </Reserve>
    </main>
  )
}
