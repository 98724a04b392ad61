/** A slider whose value, above it, can also be typed. */
import { useId } from 'react'
import { nombre } from '#domain/typographie'
import type { Borne } from './etat.ts'
import { useSaisie } from './useSaisie.ts'

interface Propriete {
  nom: string
  unite: string
  /** The unit as it is read aloud. */
  uniteLue: string
  valeur: number
  borne: Borne
  /** True: only whole steps are kept. */
  parPas?: boolean
  /** Places of the slider when they are not evenly spread; by default every step of the bounds. */
  paliers?: readonly number[]
  reperes: readonly number[]
  changer: (valeur: number) => void
}

const parDefaut = ({ min, max, pas }: Borne): number[] =>
  Array.from({ length: Math.floor((max - min) / pas) + 1 }, (_, k) => min + k * pas)

/** Rank of the nearest place. */
const rangDe = (paliers: readonly number[], valeur: number): number =>
  paliers.reduce((r, p, k) => (Math.abs(p - valeur) < Math.abs(paliers[r]! - valeur) ? k : r), 0)

export function Curseur({ nom, unite, uniteLue, valeur, borne, changer, reperes, ...reste }: Propriete) {
  const id = useId()
  const saisie = useSaisie(valeur, borne, changer, reste.parPas)
  const paliers = reste.paliers ?? parDefaut(borne)
  const rang = rangDe(paliers, valeur)
  const part = (r: number): number => r / (paliers.length - 1)
  return (
    <div className="curseur">
      <label htmlFor={id}>{nom}</label>
      <span className="curseur-valeur">
        <input id={id} {...saisie} style={{ width: `${Math.max(2, String(saisie.value).length) + 1}ch` }} />
        {unite}
      </span>
      <input
        type="range"
        min={0}
        max={paliers.length - 1}
        step={1}
        value={rang}
        aria-label={nom}
        aria-valuetext={`${nombre(valeur)} ${uniteLue}`}
        style={{ '--part': part(rang) } as React.CSSProperties}
        onChange={(e) => changer(paliers[Number(e.target.value)]!)}
      />
      <span className="curseur-reperes" aria-hidden="true">
        {reperes.map((r) => (
          <span key={r} style={{ left: `${100 * part(rangDe(paliers, r))}%` }}>
            {nombre(r)}
          </span>
        ))}
      </span>
    </div>
  )
}
