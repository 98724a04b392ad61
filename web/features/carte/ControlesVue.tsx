/** Zoom buttons, and back to the whole territory. */
import { Icone } from '../../ui/Icone.tsx'

export const ControlesVue = ({
  zoomer,
  recadrer,
}: {
  zoomer: (pas: number) => void
  recadrer: () => void
}) => (
  <div className="flottant zoom" role="group" aria-label="Vue">
    <button type="button" onClick={() => zoomer(0.75)} aria-label="Agrandir" title="Agrandir (+)">
      <Icone nom="plus" />
    </button>
    <button type="button" onClick={() => zoomer(-0.75)} aria-label="Réduire" title="Réduire (−)">
      <Icone nom="moins" />
    </button>
    <button
      type="button"
      onClick={recadrer}
      aria-label="Voir tout le territoire"
      title="Voir tout le territoire"
    >
      <Icone nom="cadrer" />
    </button>
  </div>
)
