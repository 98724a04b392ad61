/** The shortcuts of the keyboard. */
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { RACCOURCIS } from './raccourcis.ts'

export const Aide = ({ fermer }: { fermer: () => void }) => (
  <Dialogue titre="Raccourcis du clavier" fermer={fermer} className="dialogue aide">
    <EnteteDialogue titre="Raccourcis du clavier" fermer={fermer} />
    <dl>
      {RACCOURCIS.map(([touches, effet]) => (
        <div key={touches}>
          <dt>
            <kbd>{touches}</kbd>
          </dt>
          <dd>{effet}</dd>
        </div>
      ))}
    </dl>
  </Dialogue>
)
