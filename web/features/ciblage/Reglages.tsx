/** What the user asks: hours, travel, and under them the place, the start, the days and the share drawn at random. */
import { useId } from 'react'
import type { Publication } from '#contract/publication'
import { INSECABLE } from '#domain/typographie'
import { Curseur } from './Curseur.tsx'
import { Departs } from './Departs.tsx'
import { BORNES, type Borne, type EtatCiblage } from './etat.ts'
import { useSaisie } from './useSaisie.ts'
import { ChoixDepartement } from '../../ui/ChoixDepartement.tsx'

const echelle = (de: number, a: number, pas: number): number[] =>
  Array.from({ length: Math.floor((a - de) / pas) }, (_, k) => de + k * pas)

/** Fine where most groups are, coarse beyond: every place of the slider is a whole number of sessions. */
const PALIERS_HEURES = [
  ...echelle(4, 100, 4),
  ...echelle(100, 500, 20),
  ...echelle(500, 1000, 40),
  ...echelle(1000, 5000, 200),
  5000,
].map((h) => Math.round(h / 4) * 4)

interface Proprietes {
  etat: EtatCiblage
  changer: (partiel: Partial<EtatCiblage>) => void
  departements: Publication['departements']
  departParDefaut: string | null
  /** Days until the vote where the address says none. */
  joursParDefaut: number
}

export const Curseurs = ({ etat, changer }: Pick<Proprietes, 'etat' | 'changer'>) => (
  <>
    <Curseur
      nom="Heures de militants"
      unite="h"
      uniteLue="heures"
      valeur={etat.heures}
      borne={BORNES.heures}
      parPas
      paliers={PALIERS_HEURES}
      reperes={[4, 100, 500, 1000, 5000]}
      changer={(heures) => changer({ heures })}
    />
    <Curseur
      nom="Trajet aller, au plus"
      unite="min"
      uniteLue="minutes"
      valeur={etat.trajet}
      borne={BORNES.trajet}
      reperes={[5, 45, 90, 120]}
      changer={(trajet) => changer({ trajet })}
    />
  </>
)

export function Contexte({ etat, changer, departements, departParDefaut, joursParDefaut }: Proprietes) {
  const id = useId()
  return (
    <div className="contexte">
      {departements.length > 1 && (
        <span className="champ-nomme">
          <label htmlFor={`${id}-dep`}>Département</label>
          <ChoixDepartement
            id={`${id}-dep`}
            departements={departements}
            valeur={etat.departement}
            changer={(departement) => changer({ departement, departs: [], ouvertes: new Set() })}
          />
        </span>
      )}
      <Departs
        departs={etat.departs}
        parDefaut={departParDefaut}
        changer={(departs) => changer({ departs })}
      />
      <Nombre
        nom="Vote dans"
        unite="jours"
        valeur={etat.jours ?? joursParDefaut}
        borne={BORNES.jours}
        changer={(jours) => changer({ jours })}
      />
      <Nombre
        nom="Tirage au sort"
        unite={`%${INSECABLE}des heures`}
        valeur={etat.exploration}
        borne={BORNES.exploration}
        changer={(exploration) => changer({ exploration })}
      />
    </div>
  )
}

function Nombre(props: {
  nom: string
  unite: string
  valeur: number
  borne: Borne
  changer: (valeur: number) => void
}) {
  const id = useId()
  const saisie = useSaisie(props.valeur, props.borne, props.changer)
  return (
    <span className="champ-nomme">
      <label htmlFor={id}>{props.nom}</label>
      <input id={id} className="champ" {...saisie} />
      <span>{props.unite}</span>
    </span>
  )
}
