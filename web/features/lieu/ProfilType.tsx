/** Kind of bureau among the profils-types, and the strategy that fits it. */
import type { Lieu } from '#contract/lieu'
import { pourcentage } from '#domain/typographie'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { Rubrique } from './Rubrique.tsx'

export function ProfilType({ type }: { type: NonNullable<Lieu['profilType']> }) {
  const lecture = useRessource('profils-types', api.profilsTypes)
  const details = lecture.etat === 'pret' ? lecture.valeur.types.find((t) => t.rang === type.rang) : undefined
  return (
    <Rubrique titre="Profil-type" fin={details && `${pourcentage(details.part, 0)} des inscrits du pays`}>
      <p className="profil-type">
        <b>{type.nom}</b>
        <span>
          Stratégie : <b>{type.strategie.toLowerCase()}</b>. {details?.strategieTexte}
        </span>
      </p>
    </Rubrique>
  )
}
