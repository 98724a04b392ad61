/** The anomalies as a virtual list: only the lines in sight are in the page. */
import { useState } from 'react'
import { nombre } from '#domain/typographie'
import { lienCarte } from '../../navigation.ts'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import type { Anomalie } from './filtrer.ts'

/** Height of a line, that of the style sheet. */
const HAUTEUR = 88
const AVANCE = 8

export function ListeAnomalies({ anomalies }: { anomalies: readonly Anomalie[] }) {
  const [haut, setHaut] = useState(0)
  const premiere = Math.max(0, Math.floor(haut / HAUTEUR) - AVANCE)
  const derniere = premiere + Math.ceil(innerHeight / HAUTEUR) + 2 * AVANCE
  return (
    <div
      className="bloc qualite-cadre"
      tabIndex={0}
      role="group"
      aria-label="Anomalies : flèches pour défiler"
      onScroll={(e) => setHaut(e.currentTarget.scrollTop)}
    >
      <ol className="qualite-liste" style={{ height: anomalies.length * HAUTEUR }}>
        {anomalies.slice(premiere, derniere).map((a, k) => (
          <li
            key={a.id}
            aria-setsize={anomalies.length}
            aria-posinset={premiere + k + 1}
            style={{ top: (premiere + k) * HAUTEUR }}
          >
            <Anomalie anomalie={a} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Anomalie({ anomalie: a }: { anomalie: Anomalie }) {
  const ou = [a.ligne !== null && `ligne ${nombre(a.ligne)}`, a.champ, a.valeur].filter(Boolean).join(', ')
  return (
    <>
      <p>
        <span className={`gravite gravite-${a.gravite}`}>{a.gravite}</span> <b>{a.regle}</b>
        {a.voix !== null && <span className="voix">{nombre(a.voix)} voix</span>}
        {a.lieu && (
          <Lien href={lienCarte(a.lieu.code)}>
            <Texte>{a.lieu.nom}</Texte>
          </Lien>
        )}
      </p>
      <p className="message" title={a.message}>
        <Texte>{a.message}</Texte>
      </p>
      <p className="muet">
        {a.source}
        {ou && ` · ${ou}`}
      </p>
    </>
  )
}
