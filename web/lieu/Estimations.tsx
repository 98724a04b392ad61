/** Under a chart of the past: which of its rounds are estimations, and how they were made. */
import type { Historique } from '#contract/lieu'
import { direEstimations } from '#domain/qualite'
import { Texte } from '../ui/Texte.tsx'

export function Estimations({ historique }: { historique: Historique }) {
  const estimes = direEstimations(historique.lieu.filter((t) => t.tour === 1))
  return (
    estimes && (
      <p className="source">
        <Texte>{`* Estimation — ${estimes}.`}</Texte>
      </p>
    )
  )
}
