/** Tooltip of the place under the pointer: four lines at most, all of them also in the panel and the table. */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { NOM_PROFIL } from '#domain/profil'
import { nombre, nombreSigne } from '#domain/typographie'
import { lireValeur } from '../../carte/lireValeur.ts'
import { profilDe } from '../../carte/morceau.ts'
import type { Cible } from '../../carte/pointage.ts'
import { probabiliteCourte } from '../../texte.ts'
import type { Rendu, Variable } from '../../carte/coucheDessinee.ts'
import { Texte } from '../../ui/Texte.tsx'

export interface Pointeur {
  x: number
  y: number
}

const LARGEUR = 210
const HAUTEUR = 124

/** Beside the pointer, on the side where there is room. */
function position(x: number, y: number, cadre: HTMLElement): string {
  const gauche = x + 18 + LARGEUR > cadre.clientWidth ? x - LARGEUR - 14 : x + 18
  const haut = Math.max(8, Math.min(y + 14, cadre.clientHeight - HAUTEUR))
  return `translate(${Math.round(gauche)}px, ${Math.round(haut)}px)`
}

/** `pointeur`: where the pointer was last seen, in the window; the bubble opens there, then follows. */
export function Bulle(props: { cible: Cible; rendus: readonly Rendu[]; pointeur: RefObject<Pointeur> }) {
  const { cible, rendus, pointeur } = props
  const bulle = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const cadre = bulle.current?.parentElement
    if (!cadre) return undefined
    const suivre = (): void => {
      const { left, top } = cadre.getBoundingClientRect()
      const { x, y } = pointeur.current
      if (bulle.current) bulle.current.style.transform = position(x - left, y - top, cadre)
    }
    suivre()
    cadre.addEventListener('pointermove', suivre)
    return () => cadre.removeEventListener('pointermove', suivre)
  }, [pointeur])
  const { morceau, rang } = cible
  const v = morceau.valeurs
  const marge = v.marge[rang]!
  const p = v.probabilite[rang]!
  // The class is the first line whatever the layer; each variable drawn has its own.
  const lignes = rendus.flatMap((rendu) =>
    [rendu.variable, rendu.seconde]
      .filter((k): k is Variable => k !== null && !['profil', 'marge'].includes(k.couche.cle))
      .map((variable) => ({ rendu, variable })),
  )
  return (
    <div ref={bulle} className="flottant bulle" style={{ width: LARGEUR }} aria-hidden="true">
      <b>
        <Texte>{v.nom[rang]!}</Texte>
      </b>
      <dl>
        <div>
          <dt>Classe</dt>
          <dd>
            {NOM_PROFIL[profilDe(v, rang)]}
            {v.foyer[rang] !== 0 && ', foyer'}
          </dd>
        </div>
        {lignes.map(({ rendu, variable }) => (
          <div key={variable.couche.cle}>
            <dt>{variable.couche.court}</dt>
            <dd>{lireValeur(rendu, variable, morceau, rang)}</dd>
          </div>
        ))}
        {lignes.length < 2 && (
          <div>
            <dt>Marge de la gauche</dt>
            <dd>{Number.isNaN(marge) ? '–' : `${nombreSigne(marge * 100, { decimales: 1 })} pts`}</dd>
          </div>
        )}
        {lignes.length === 0 && (
          <div>
            <dt>Gauche en tête</dt>
            <dd>{Number.isNaN(p) ? '–' : probabiliteCourte(p)}</dd>
          </div>
        )}
        <div>
          <dt>Inscrits</dt>
          <dd>{nombre(v.inscrits[rang]!)}</dd>
        </div>
      </dl>
    </div>
  )
}
