/** A slider whose value, above it, can also be typed. */
import { useId, useState } from 'react'
import { nombre } from '#domain/typographie'
import { borner, type Borne } from './etat.ts'

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
  const [saisie, setSaisie] = useState<string | null>(null)
  const paliers = reste.paliers ?? parDefaut(borne)
  const rang = rangDe(paliers, valeur)
  const part = (r: number): number => r / (paliers.length - 1)
  const saisir = (texte: string): void => {
    setSaisie(texte)
    const lu = Number(texte)
    if (texte.trim() !== '' && lu >= borne.min && lu <= borne.max)
      changer(borner(lu, borne, reste.parPas ?? false))
  }
  return (
    <div className="curseur">
      <label htmlFor={id}>{nom}</label>
      <span className="curseur-valeur">
        <input
          id={id}
          type="number"
          min={borne.min}
          max={borne.max}
          step={borne.pas}
          value={saisie ?? valeur}
          style={{ width: `${Math.max(2, String(saisie ?? valeur).length) + 1}ch` }}
          onChange={(e) => saisir(e.target.value)}
          onBlur={() => setSaisie(null)}
          onKeyDown={(e) => e.key === 'Enter' && setSaisie(null)}
        />
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
