/** Bureaux of a place by class: one bar, then the counts in words. */
import type { Lieu } from '#contract/lieu'
import { accord, nombre } from '#domain/typographie'

export function RepartitionBureaux({ lieu }: { lieu: Lieu }) {
  const { acquis, hesitant, droite, indetermine } = lieu.comptes
  const parts = [
    ['acquis', acquis, 'acquis'],
    ['hesitant', hesitant, accord(hesitant, 'hésitant')],
    ['droite', droite, 'à droite'],
    ['indetermine', indetermine, accord(indetermine, 'indéterminé')],
  ] as const
  return (
    <>
      <div className="repartition" aria-hidden="true">
        {parts.map(([cle, n]) => n > 0 && <i key={cle} className={`fond-${cle}`} style={{ flexGrow: n }} />)}
      </div>
      <p className="repartition-mots">
        {parts
          .filter(([, n]) => n > 0)
          .map(([cle, n, mot]) => (
            <span key={cle}>
              <i className={`pastille pastille-${cle}`} aria-hidden="true" />
              {nombre(n)} {mot}
            </span>
          ))}
      </p>
    </>
  )
}
