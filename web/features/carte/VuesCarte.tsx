/** The map, or two of them side by side under one camera, with linked pointers. */
import { useEffect, useState } from 'react'
import type { MoteurCarte, Rappels } from '../../carte/moteur.ts'
import type { Cible } from '../../carte/pointage.ts'
import { Attelage } from './attelage.ts'
import { LegendeCompacte } from './LegendeCompacte.tsx'
import { Toile, type ProprietesToile } from './Toile.tsx'
import type { CoucheDessinee } from './useCouche.ts'

export function VuesCarte(
  props: ProprietesToile & {
    /** Layer of the second map; null: one map. */
    seconde: CoucheDessinee | null
    fictive: boolean
    annees: readonly number[]
    /** Place outlined on both. */
    montre: Cible | null
    rappels: Rappels
  },
) {
  const { seconde, fictive, annees, montre, rappels, installer, ...commun } = props
  const [principal, setPrincipal] = useState<MoteurCarte | null>(null)
  const [jumeau, setJumeau] = useState<MoteurCarte | null>(null)
  const [attelage] = useState(() => new Attelage())
  useEffect(() => {
    principal?.survoler(montre)
    jumeau?.survoler(montre)
  }, [principal, jumeau, montre])
  return (
    <>
      <div className="demi">
        <Toile
          {...commun}
          installer={(m) => {
            setPrincipal(m)
            installer(m)
          }}
          rappels={{
            ...rappels,
            surVue: (vue, emprise) => {
              rappels.surVue(vue, emprise)
              attelage.suivre(vue, jumeau)
            },
          }}
        />
        {seconde && <i className="curseur-jumeau" hidden />}
      </div>
      {seconde && (
        <div className="demi">
          <Toile
            {...commun}
            rendu={seconde.rendu}
            fondu={false}
            vueInitiale={principal?.vue() ?? commun.vueInitiale}
            installer={setJumeau}
            rappels={{ ...rappels, surVue: (vue) => attelage.mener(vue, principal) }}
          />
          <i className="curseur-jumeau" hidden />
          <LegendeCompacte
            rendu={seconde.rendu}
            theme={commun.theme}
            fictive={fictive}
            annees={annees}
            enAttente={seconde.enAttente}
          />
        </div>
      )}
    </>
  )
}
