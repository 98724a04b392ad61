/** What the simulation of seats says of a circonscription: its chances, and what votes are worth there. */
import type { Lieu } from '#contract/lieu'
import { phraseLevier, probabilite } from '../../texte.ts'
import { Rubrique } from './Rubrique.tsx'

export const Siege = ({ siege }: { siege: NonNullable<Lieu['siege']> }) => (
  <Rubrique titre="Le siège, pour la gauche" fin="simulation, scénario neutre">
    <dl className="chiffres">
      <div>
        <dt>Chances de gagner</dt>
        <dd>{probabilite(siege.gagne)}</dd>
      </div>
      <div>
        <dt>Chances d’être au second tour</dt>
        <dd>{probabilite(siege.secondTour)}</dd>
      </div>
    </dl>
    <p className="levier">{phraseLevier(siege.levier)}</p>
  </Rubrique>
)
