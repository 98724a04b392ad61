/** The map where the browser cannot draw it: a picture made by the server, with the same buttons. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { NOM_NIVEAU, type NiveauCarte } from '#domain/lieu'
import { urlCarteSvg } from '../../adresses.ts'
import { empriseVue, vueSur, type Vue } from '../../carte/moteur.ts'
import type { Morceau } from '../../carte/morceau.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import { ControlesVue } from './ControlesVue.tsx'

/** The département of the drawn layers when they are of a single one: its full detail can be drawn. */
export const departementSeul = (morceaux: readonly Morceau[]): string | null =>
  morceaux.length === 1 ? morceaux[0]!.departement : null

export function CarteServeur(props: {
  niveau: NiveauCarte
  couche: string
  departement: string | null
  vueInitiale: Vue
  cadre: Emprise
  surVue: (vue: Vue, emprise: Emprise) => void
}) {
  const { niveau, couche, departement, cadre, surVue } = props
  const boite = useRef<HTMLDivElement>(null)
  const [taille, setTaille] = useState<readonly [number, number] | null>(null)
  const [vue, setVue] = useState(props.vueInitiale)
  useEffect(() => {
    const el = boite.current
    if (!el) return undefined
    const observateur = new ResizeObserver(() => setTaille([el.clientWidth, el.clientHeight]))
    observateur.observe(el)
    return () => observateur.disconnect()
  }, [])
  const emprise = useMemo(() => (taille ? empriseVue(vue, ...taille) : null), [vue, taille])
  useEffect(() => {
    if (emprise) surVue(vue, emprise)
  }, [vue, emprise, surVue])
  return (
    <>
      <div ref={boite} className="carte-serveur">
        {taille && emprise && (
          <img
            className="carte-serveur"
            src={urlCarteSvg(niveau, { couche, departement, emprise, taille })}
            alt={`Carte par ${NOM_NIVEAU[niveau]} ; son équivalent est le tableau`}
          />
        )}
      </div>
      <ControlesVue
        zoomer={(pas) => setVue({ ...vue, zoom: Math.max(3.5, Math.min(15, vue.zoom + pas)) })}
        recadrer={() =>
          taille && setVue(vueSur(cadre, ...taille, { top: 20, right: 20, bottom: 20, left: 20 }))
        }
      />
    </>
  )
}
