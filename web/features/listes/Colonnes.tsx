/** Which columns the list shows and takes away. */
import { useState } from 'react'
import { colonnesDe } from '#domain/export/colonnes'
import { Icone } from '../../ui/Icone.tsx'
import { useVolet } from '../../ui/useVolet.ts'

/** Shown in their own place, or of no use on a screen. */
const A_PART = new Set(['rang', 'code', 'bureau', 'commune', 'departement', 'raison', 'statut', 'groupe', 'quand', 'classe', 'foyer', 'trace', 'longitude', 'latitude']) // prettier-ignore
const CHOISISSABLES = colonnesDe(null, true).filter((c) => !A_PART.has(c.cle))

export function Colonnes({
  choisies,
  choisir,
}: {
  choisies: readonly string[]
  choisir: (cles: string[]) => void
}) {
  const volet = useVolet()
  const [cles, setCles] = useState<ReadonlySet<string>>(new Set(choisies))
  const basculer = (cle: string): void => {
    const copie = new Set(cles)
    if (!copie.delete(cle)) copie.add(cle)
    setCles(copie)
  }
  return (
    <details ref={volet} className="exporter colonnes" onToggle={() => setCles(new Set(choisies))}>
      <summary className="bouton">
        Colonnes
        <Icone nom="bas" taille={12} />
      </summary>
      <div className="exporter-volet">
        <ul>
          {CHOISISSABLES.map((c) => (
            <li key={c.cle}>
              <label>
                <input type="checkbox" checked={cles.has(c.cle)} onChange={() => basculer(c.cle)} /> {c.titre}
              </label>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="bouton bouton-principal"
          disabled={cles.size === 0}
          onClick={(e) => {
            e.currentTarget.closest('details')!.open = false
            choisir(CHOISISSABLES.map((c) => c.cle).filter((c) => cles.has(c)))
          }}
        >
          Montrer
        </button>
      </div>
    </details>
  )
}
