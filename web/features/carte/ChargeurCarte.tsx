/** Reads where the map arrays are, then opens the map. Its own file, so that deck.gl waits until it is needed. */
import type { Publication } from '#contract/publication'
import { api } from '../../api.ts'
import { PLAN } from '../../lectures.ts'
import { useRessource } from '../../ressource.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { PageCarte } from './PageCarte.tsx'
import { useTitre } from '../../ui/useTitre.ts'

export default function ChargeurCarte({ publication }: { publication: Publication }) {
  useTitre('Carte')
  const lecture = useRessource(PLAN, api.plan)
  if (lecture.etat === 'pret') return <PageCarte publication={publication} plan={lecture.valeur} />
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      {lecture.etat === 'erreur' ? (
        <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />
      ) : (
        <Squelette lignes={8} />
      )}
    </main>
  )
}
