/** Seats that the blocs would win under a scenario, with an interval; slower than the map, so it waits for a longer rest. */
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { Sieges } from '#contract/moteur'
import { NOM_BLOC } from '#domain/bloc'
import { accord, enumeration, nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { BLOCS_ELAN, estNeutre, requeteElans, type Elans } from '../../carte/elans.ts'
import { useRessource } from '../../ressource.ts'

const REPOS_MS = 400

type Sieges = z.infer<typeof Sieges>

/** A value once it has rested. */
function useRepos<T>(valeur: T): T {
  const [posee, poser] = useState(valeur)
  useEffect(() => {
    const minuterie = setTimeout(() => poser(valeur), REPOS_MS)
    return () => clearTimeout(minuterie)
  }, [valeur])
  return posee
}

export function SiegesAttendus({ elans, approchee }: { elans: Elans; approchee: boolean }) {
  const requete = useRepos(requeteElans(elans))
  const lecture = useRessource(`sieges/${requete}`, (s) => api.sieges(requete, s))
  const [derniers, setDerniers] = useState<Sieges | null>(null)
  if (lecture.etat === 'pret' && lecture.valeur !== derniers) setDerniers(lecture.valeur)
  // Without a prediction, seats do not follow the swing: better to say nothing than the neutral ones.
  if (approchee && !estNeutre(elans)) return null
  if (lecture.etat === 'erreur')
    return <p className="source sieges">Sièges : {lecture.erreur.message.toLowerCase()}</p>
  if (!derniers) return <p className="source sieges">Calcul des sièges…</p>
  const perimes = lecture.etat !== 'pret' || requete !== requeteElans(elans)
  const { moyenne, bas, haut } = derniers.sieges
  const total = derniers.circonscriptions.length
  const autres = BLOCS_ELAN.filter((b) => b !== 'gauche').map((b) => `${NOM_BLOC[b]} ${nombre(moyenne[b])}`)
  return (
    <div className={perimes ? 'sieges perimes' : 'sieges'} aria-busy={perimes}>
      <p>
        <b className="sieges-nombre">{nombre(moyenne.gauche)}</b> {accord(moyenne.gauche, 'siège')} pour la
        gauche sur {nombre(total)}
      </p>
      <p className="source">
        Estimation, de {nombre(bas.gauche)} à {nombre(haut.gauche)} huit fois sur dix. Les autres :{' '}
        {enumeration(autres)}.
      </p>
    </div>
  )
}
