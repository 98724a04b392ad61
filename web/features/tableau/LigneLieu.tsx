/** One line of the table. */
import { memo } from 'react'
import { profilDe } from '../../carte/morceau.ts'
import type { Cible } from '../../carte/pointage.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Texte } from '../../ui/Texte.tsx'
import type { CleColonne, Colonne } from '../../carte/colonnes.ts'

interface ProprietesLigne {
  id: string
  rang: number
  cible: Cible
  colonnes: readonly Colonne[]
  active: boolean
  choisie: boolean
  survolee: boolean
  choisir: (maj: boolean) => void
  survoler: (cible: Cible) => void
}

const classes = (p: ProprietesLigne): string =>
  [p.choisie && 'choisie', p.active && 'active', p.survolee && 'survolee'].filter(Boolean).join(' ')

export const LigneLieu = memo(
  function LigneLieu(p: ProprietesLigne) {
    return (
      <tr
        id={p.id}
        aria-rowindex={p.rang + 2}
        aria-selected={p.choisie}
        className={classes(p)}
        onClick={(e) => p.choisir(e.shiftKey)}
        // Shift and click selects places, not text.
        onMouseDown={(e) => e.shiftKey && e.preventDefault()}
        onMouseEnter={() => p.survoler(p.cible)}
      >
        {p.colonnes.map((c) => (
          <td key={c.cle} className={c.numerique ? 'nombre' : undefined}>
            <Cellule
              cle={c.cle}
              texte={c.texte(p.cible.morceau.valeurs, p.cible.rang, p.cible.morceau)}
              cible={p.cible}
            />
          </td>
        ))}
      </tr>
    )
  },
  (a, b) =>
    a.cible === b.cible &&
    a.rang === b.rang &&
    a.colonnes === b.colonnes &&
    a.active === b.active &&
    a.choisie === b.choisie &&
    a.survolee === b.survolee,
)

function Cellule({ cle, texte, cible }: { cle: CleColonne; texte: string; cible: Cible }) {
  if (cle === 'nom')
    return (
      <b>
        <Texte>{texte}</Texte>
      </b>
    )
  if (cle !== 'profil') return texte
  const v = cible.morceau.valeurs
  return (
    <span className="cellule-classe">
      <Pastille profil={profilDe(v, cible.rang)} />
      {texte}
      {v.foyer[cible.rang] !== 0 && (
        <>
          <Hachure />
          <span className="invisible">, foyer d’abstention</span>
        </>
      )}
    </span>
  )
}
