/** Members of the group whose pass this phone holds: those kept on the phone at once, then those of the server. */
import { useEffect, useState } from 'react'
import { api } from '../../api.ts'
import { enErreurApi } from '../../appel.ts'
import { garderMembres, lireMembres, type Membre } from '../../observation/boite.ts'

export function useMembres(): readonly Membre[] {
  const [membres, setMembres] = useState<readonly Membre[]>([])
  useEffect(() => {
    const arret = new AbortController()
    const poser = (lus: readonly Membre[]): void => {
      if (!arret.signal.aborted) setMembres(lus)
    }
    const lire = async (): Promise<void> => {
      poser(await lireMembres())
      try {
        const { membres: lus } = await api.membres(arret.signal)
        await garderMembres(lus)
        poser(lus)
      } catch (erreur) {
        // Without network the copy does. A pass that was closed no longer gives names: neither does the phone.
        if (enErreurApi(erreur).statut !== 403) return
        await garderMembres([])
        poser([])
      }
    }
    void lire()
    return () => arret.abort()
  }, [])
  return membres
}
