/** In the header of every page: fiches of this device that the server does not have yet. Nothing when there is none. */
import { pluriel } from '#domain/typographie'
import { Lien } from '../ui/Lien.tsx'
import { useBoite } from './etat.ts'

export function CompteEnvois() {
  const { envois } = useBoite()
  if (envois.length === 0) return null
  const refusees = envois.filter((e) => e.refus).length
  return (
    <Lien
      href="/observer"
      className={`compte-envois${refusees > 0 ? ' compte-refus' : ''}`}
      aria-label={`${pluriel(envois.length, 'fiche')} à envoyer${refusees > 0 ? `, dont ${pluriel(refusees, 'refusée')}` : ''}`}
    >
      <b>{envois.length}</b> <span>à envoyer</span>
    </Lien>
  )
}
