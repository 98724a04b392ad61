/** How far a list is: a bar in three parts, told in words. */
import { accord, nombre } from '#domain/typographie'
import type { Avancement as Compte } from './phrases.ts'

export function Avancement({ compte: { aFaire, enCours, fait } }: { compte: Compte }) {
  const total = Math.max(1, aFaire + enCours + fait)
  return (
    <div className="avancement">
      <span className="avancement-barre" aria-hidden="true">
        <i className="part-fait" style={{ width: `${(100 * fait) / total}%` }} />
        <i className="part-enCours" style={{ width: `${(100 * enCours) / total}%` }} />
      </span>
      <span className="avancement-mots">
        <b>{nombre(fait)}</b> {accord(fait, 'fait')}, <b>{nombre(enCours)}</b> en cours,{' '}
        <b>{nombre(aFaire)}</b> à faire
      </span>
    </div>
  )
}
