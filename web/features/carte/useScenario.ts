/** The layers on screen under the scenario of the reader; the last one computed stays while the next is on its way. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { enErreurApi, estAbandon, type ErreurApi } from '../../appel.ts'
import { chargerScenario, type Recu } from '../../carte/chargerScenario.ts'
import { estNeutre, requeteElans, type Elans } from '../../carte/elans.ts'
import type { Morceau } from '../../carte/morceau.ts'
import { suitScenario } from '../../carte/niveaux.ts'
import { sousScenario } from '../../carte/scenario.ts'
import type { DonneesCarte } from './useCarte.ts'

export interface EtatScenario {
  /** `neutre`: nothing to show; `hors`: the level on screen does not follow scenarios. */
  etat: 'neutre' | 'hors' | 'calcul' | 'pret' | 'erreur'
  /** Chances come from the simple rule: the publication has no prediction. */
  approchee: boolean
  erreur: ErreurApi | null
}

interface Lu {
  requete: string
  recus: ReadonlyMap<string, Recu>
}

/** What could not be read is asked again when the scenario or the places change, not for ever. */
interface Echec {
  requete: string
  manquants: readonly Morceau[]
  erreur: ErreurApi
}

const RIEN: Lu = { requete: '', recus: new Map() }

export function useScenario(
  neutres: DonneesCarte,
  elans: Elans,
): { donnees: DonneesCarte; scenario: EtatScenario } {
  const { magasin, morceaux } = neutres
  const requete = requeteElans(elans)
  const [lu, setLu] = useState(RIEN)
  const [echec, setEchec] = useState<Echec | null>(null)
  const manquants = useMemo(
    () =>
      requete === ''
        ? []
        : morceaux.filter((m) => suitScenario(m.niveau) && !(lu.requete === requete && lu.recus.has(m.cle))),
    [morceaux, lu, requete],
  )

  /** One request at a time, and the latest scenario next: a hand that keeps moving still sees the map follow. */
  const [enVol, setEnVol] = useState(false)
  const abandon = useRef<AbortController | null>(null)
  useEffect(() => {
    if (manquants.length === 0 || enVol || echec?.manquants === manquants) return
    const ici = new AbortController()
    abandon.current = ici
    setEnVol(true)
    chargerScenario(manquants, magasin, elans, ici.signal)
      .then(
        (recus) => {
          setEchec(null)
          setLu((avant) => ({
            requete,
            recus: new Map([
              ...(avant.requete === requete ? avant.recus : []),
              ...recus.map((r): [string, Recu] => [r.cle, r]),
            ]),
          }))
        },
        (erreur: unknown) => {
          if (!estAbandon(erreur)) setEchec({ requete, manquants, erreur: enErreurApi(erreur) })
        },
      )
      .finally(() => {
        if (!ici.signal.aborted) setEnVol(false)
      })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `requete` stands for `elans`.
  }, [manquants, magasin, requete, enVol, echec])
  useEffect(() => () => abandon.current?.abort(), [])

  const neutre = estNeutre(elans)
  const sous = useMemo(
    () => (neutre ? morceaux : morceaux.map((m) => appliquer(m, lu))),
    [neutre, morceaux, lu],
  )
  const selection = useMemo(() => {
    const choisie = neutres.selection
    const morceau = sous.find((m) => m.geometrie === choisie?.morceau.geometrie)
    return choisie && morceau ? { morceau, rang: choisie.rang } : choisie
  }, [neutres.selection, sous])

  const erreur = echec?.requete === requete ? echec.erreur : null
  const etat = neutre
    ? 'neutre'
    : morceaux.some((m) => !suitScenario(m.niveau))
      ? 'hors'
      : erreur
        ? 'erreur'
        : manquants.length > 0
          ? 'calcul'
          : 'pret'
  const approchee = [...lu.recus.values()].some((r) => r.approchee)
  return { donnees: { ...neutres, morceaux: sous, selection }, scenario: { etat, approchee, erreur } }
}

function appliquer(m: Morceau, { recus }: Lu): Morceau {
  const colonnes = recus.get(m.cle)?.colonnes
  return colonnes ? sousScenario(m, colonnes) : m
}
